"""Background entry points."""

from motcua.eforms import operations
from motcua.kit.clock import now
from motcua.kit.jobs import job


@job("eforms.prune_drafts", cron="17 2 * * *")
def prune_drafts(timestamp: int) -> None:
    """Remove drafts that nobody touched for a month; every night."""
    operations.prune_expired(at=now())
