"""
Reconciling published totals: what a total counts, and whether totals fit each other and the lists.

Nothing here knows a sentence or a figure: contradictions follow from sums, parts and lists that
cannot overlap.
"""

from motcua.rules.reconciliation.checks import Finding, Outcome, Published, check
from motcua.rules.reconciliation.measures import (
    ALL,
    BadMeasure,
    Dimension,
    Measure,
    read_measure,
)

__all__ = [
    "ALL",
    "BadMeasure",
    "Dimension",
    "Finding",
    "Measure",
    "Outcome",
    "Published",
    "check",
    "read_measure",
]
