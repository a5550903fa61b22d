"""Reads of the reconciliation: counts as of a day, the list behind each, published totals."""

from motcua.stewardship.queries.reconciliation.assumed import assumed_at
from motcua.stewardship.queries.reconciliation.counting import Counts, count_stock
from motcua.stewardship.queries.reconciliation.listing import (
    KeptProcedure,
    ProceduresPage,
    Sieve,
    list_procedures,
)
from motcua.stewardship.queries.reconciliation.published import (
    PublishedRow,
    days_published,
    history_of,
    latest_totals,
    published_on,
)
from motcua.stewardship.queries.reconciliation.report import Checked, Report, reconcile
from motcua.stewardship.queries.reconciliation.stock import Moment

__all__ = [
    "Checked",
    "Counts",
    "KeptProcedure",
    "Moment",
    "ProceduresPage",
    "PublishedRow",
    "Report",
    "Sieve",
    "assumed_at",
    "count_stock",
    "days_published",
    "history_of",
    "latest_totals",
    "list_procedures",
    "published_on",
    "reconcile",
]
