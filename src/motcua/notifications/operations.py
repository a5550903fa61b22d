"""Queueing, delivering and reading messages."""

from datetime import datetime
from typing import Any

from motcua.kit import jobs
from motcua.notifications.models import Message


def queue(
    *,
    account_id: int,
    kind: str,
    subject: str,
    at: datetime,
    link: str = "",
    params: dict[str, Any] | None = None,
) -> None:
    """Queue a message and the job that delivers it, in the caller's transaction. Two INSERTs."""
    message = Message.objects.create(
        account_id=account_id, kind=kind, subject=subject, link=link, params=params or {},
        created_at=at,
    )  # fmt: skip
    jobs.defer("notifications.deliver", message_id=message.pk)


def deliver(*, message_id: int, at: datetime) -> bool:
    """Mark a message as delivered in the portal; False when it was already, or is gone."""
    waiting = Message.objects.filter(pk=message_id, delivered_at__isnull=True)
    return waiting.update(delivered_at=at) == 1


def mark_read(*, account_id: int, at: datetime) -> int:
    """Mark all messages of an account as read; return how many were not."""
    return Message.objects.filter(account_id=account_id, read_at__isnull=True).update(read_at=at)
