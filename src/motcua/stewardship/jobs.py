"""Background entry points: the papers of the whole catalogue are matched anew every night."""

from motcua.kit.clock import now
from motcua.kit.jobs import job
from motcua.stewardship.operations.matches import refresh_matches


@job("stewardship.refresh_matches", cron="40 0 * * *")
def refresh_matches_of_all(timestamp: int = 0) -> None:
    """Versions begin and end with the day; dossiers of the last 12 months move with it."""
    refresh_matches(actor="system:stewardship", at=now())
