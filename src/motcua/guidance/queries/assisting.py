"""An officer's sessions of help, and how many drafts were begun in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from motcua.guidance.models import AssistSession

SHOWN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class SessionRow:
    """A session with the drafts that are still there, and those of them that were sent."""

    session: AssistSession
    drafts: int
    sent: int
    is_open: bool


def sessions_of(*, officer_id: int, at: datetime) -> list[SessionRow]:
    """Return an officer's sessions of a month, newest first. One query."""
    rows = (
        AssistSession.objects.filter(officer=officer_id, opened_at__gt=at - SHOWN_FOR)
        .select_related("agency")
        .annotate(
            begun=Count("drafts"),
            sent=Count("drafts", filter=Q(drafts__draft__submitted_reference__isnull=False)),
        )
        .order_by("-opened_at")
    )
    return [SessionRow(s, s.begun, s.sent, s.closed_at is None and s.ends_at > at) for s in rows]
