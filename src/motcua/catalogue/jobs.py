"""Background entry points: the levels of all services, every night."""

from motcua.catalogue.operations.levels import refresh_all
from motcua.kit.clock import now
from motcua.kit.jobs import job


@job("catalogue.refresh_levels", cron="15 0 * * *")
def refresh_levels_of_all(timestamp: int = 0) -> None:
    """Reckon every level anew: versions and settings begin and end with the day."""
    refresh_all(at=now(), from_facts=True)
