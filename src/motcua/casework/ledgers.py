"""A case's ledger as the rules read it: which rows, under which limit, on which calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.casework.calendars import calendar_of
from motcua.casework.limits import limit_of
from motcua.casework.models import LedgerEntry, LedgerKind
from motcua.kit.prepared import Prepared
from motcua.rules.working_time import (
    Calendar,
    ExplainedStep,
    LedgerRow,
    Limit,
    Reckoning,
    RowKind,
    RuleSet,
    explain,
    reckon,
)

_CLOCK_KINDS = frozenset(kind.value for kind in RowKind)
_CARRIES_LIMIT = (LedgerKind.START, LedgerKind.LIMIT)


@dataclass(frozen=True)
class Ledger:
    """The clock's rows, and what they are reckoned with at the last of them."""

    rows: tuple[LedgerRow, ...]
    limit: Limit | None
    calendar_id: int | None
    rules: RuleSet

    @property
    def calendar(self) -> Calendar:
        """The calendar in force at the last row. The ledger must not be empty."""
        if self.calendar_id is None:
            raise ValueError("a clock that has not started has no calendar")
        return calendar_of(self.calendar_id)

    def reckon(self) -> Reckoning:
        """Return where the clock stands; one that has not started stands nowhere."""
        if not self.rows:
            return Reckoning()
        return reckon(self.rows, self.limit, self.calendar, self.rules)

    def explain(self) -> tuple[ExplainedStep, ...]:
        """Return how the due date comes about; nothing before the start."""
        return explain(self.rows, self.limit, self.calendar, self.rules) if self.rows else ()


def ledger_from(
    entries: Sequence[LedgerEntry], rules: RuleSet, *, calendar_id: int | None = None
) -> Ledger:
    """
    Return the ledger of entries in order; `calendar_id` replaces the one they name last.

    The last row that carries a limit gives the limit, also for the time before it. Machines'
    clocks may differ by seconds: a row never counts as earlier than the one before it.
    """
    limits = [entry for entry in entries if entry.kind in _CARRIES_LIMIT]
    last = entries[-1].calendar_id if entries else None
    return Ledger(
        rows=tuple(_rows(entries)),
        limit=limit_of(limits[-1]) if limits else None,
        calendar_id=calendar_id or last,
        rules=rules,
    )


def entries_of(case_id: int, *, as_of: datetime | None = None) -> list[LedgerEntry]:
    """Return a case's entries in order, up to and with a moment when one is given. One query."""
    entries = _ENTRIES.all(case_id=case_id)
    return [entry for entry in entries if as_of is None or entry.at <= as_of]


_ENTRIES = Prepared(
    lambda case_id: LedgerEntry.objects.filter(case_id=case_id).order_by("id"), case_id=int
)


def _rows(entries: Sequence[LedgerEntry]) -> Iterator[LedgerRow]:
    latest: datetime | None = None
    for entry in entries:
        if entry.kind not in _CLOCK_KINDS:
            continue
        latest = max(latest or entry.at, entry.at)
        yield LedgerRow(
            kind=RowKind(entry.kind), at=latest, reason=entry.reason, basis=entry.basis,
            until=entry.until,
        )  # fmt: skip
