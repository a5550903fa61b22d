"""The tables of casework."""

from motcua.casework.models.calendars import (
    CalendarDay,
    CalendarVersion,
    CalendarYear,
    OfficeHoursRecord,
    YearStatus,
)
from motcua.casework.models.cases import ActOutcome, Case, CaseKind, CaseStep, Lane
from motcua.casework.models.ledger import LedgerEntry, LedgerKind
from motcua.casework.models.processes import ProcessDefinition, ProcessVersion

__all__ = [
    "ActOutcome",
    "CalendarDay",
    "CalendarVersion",
    "CalendarYear",
    "Case",
    "CaseKind",
    "CaseStep",
    "Lane",
    "LedgerEntry",
    "LedgerKind",
    "OfficeHoursRecord",
    "ProcessDefinition",
    "ProcessVersion",
    "YearStatus",
]
