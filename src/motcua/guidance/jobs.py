"""Background entry points."""

from motcua.guidance.operations.judge_words import forget_old_words
from motcua.kit.clock import local_day, now
from motcua.kit.jobs import job


@job("guidance.forget_old_words", cron="41 2 * * *")
def forget_words(timestamp: int) -> None:
    """Remove counts of searched words that are old, or were typed once; every night."""
    forget_old_words(on=local_day(now()))
