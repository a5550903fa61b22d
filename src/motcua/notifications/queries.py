"""Reading messages."""

from motcua.notifications.models import Message


def unread_count(*, account_id: int) -> int:
    """Return how many messages the account has not read, at most 100. One query."""
    return Message.objects.filter(account_id=account_id, read_at__isnull=True)[:100].count()


def messages_of(*, account_id: int, limit: int = 50) -> list[Message]:
    """Return the newest messages of an account. One query."""
    return list(Message.objects.filter(account_id=account_id).order_by("-id")[:limit])
