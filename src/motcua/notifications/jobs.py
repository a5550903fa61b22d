"""Background entry points."""

from motcua.kit.clock import now
from motcua.kit.jobs import job
from motcua.notifications import operations


@job("notifications.deliver")
def deliver(message_id: int) -> None:
    """Deliver one message; running twice does no harm."""
    operations.deliver(message_id=message_id, at=now())
