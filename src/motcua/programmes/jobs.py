"""Background entry points: reminding departments of their tasks."""

from motcua.kit.clock import now
from motcua.kit.jobs import job
from motcua.programmes.operations.remind import remind


@job("programmes.remind", cron="30 7 * * 1-5")
def remind_of_tasks(timestamp: int = 0) -> None:
    """Tell stewards of tasks due within three days, today, or late."""
    remind(at=now())
