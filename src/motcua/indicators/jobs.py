"""Background entry points: months that are over are closed, closed ones compared, every night."""

from motcua.indicators.operations import bring_up_to_date
from motcua.kit.clock import now
from motcua.kit.jobs import job


@job("indicators.close_months", cron="10 1 * * *")
def close_months(timestamp: int = 0) -> None:
    """Nothing is written on most nights."""
    bring_up_to_date(at=now(), actor="system:indicators")
