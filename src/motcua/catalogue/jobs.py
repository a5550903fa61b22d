"""Background entry points: what takes effect today, and the levels of all services, every night."""

from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.operations.levels import refresh_all
from motcua.kit.clock import local_day, now
from motcua.kit.jobs import job


@job("catalogue.publish_due", cron="1 0 * * *")
def publish_due_announcements(timestamp: int = 0) -> None:
    """Publish what takes effect today, and what a day before missed."""
    at = now()
    publish_due(on=local_day(at), at=at)


@job("catalogue.refresh_levels", cron="15 0 * * *")
def refresh_levels_of_all(timestamp: int = 0) -> None:
    """Reckon every level anew: versions and settings begin and end with the day."""
    refresh_all(at=now(), from_facts=True)
