"""Background entry points."""

from motcua.api import idempotency
from motcua.kit.clock import now
from motcua.kit.jobs import job


@job("api.prune_answers", cron="37 2 * * *")
def prune_answers(timestamp: int) -> None:
    """Forget answers kept for repeated calls after a day; every night."""
    idempotency.prune(at=now())
