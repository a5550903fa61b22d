"""
Planning how levels are raised: what to do first, what unlocks most, and when it will be done.

Methods and their limits: docs/rules/programme.md.
"""

from motcua.rules.programme.forecast import Forecast, forecast, weeks_of
from motcua.rules.programme.planning import Bundle, Needed, Ranked, Work, bundles, rank

__all__ = [
    "Bundle",
    "Forecast",
    "Needed",
    "Ranked",
    "Work",
    "bundles",
    "forecast",
    "rank",
    "weeks_of",
]
