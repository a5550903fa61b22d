"""What rows point at, what the rules make of a moment, and rows as text for COPY."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from motcua.kit.references import ALPHABET
from motcua.project.bench.bulk.tables import TABLES
from motcua.rules.working_time import (
    Calendar,
    Limit,
    LimitUnit,
    due_after,
    intake_answer_due,
    rule_set,
)
from motcua.rules.working_time.rule_sets import CURRENT

EXAMINE, SIGN = "tham_tra", "ky"
LIMIT = Limit(Decimal(3), LimitUnit.WORKING_DAYS)
BUDGETS = {
    EXAMINE: Limit(Decimal(3), LimitUnit.WORKING_HOURS),
    SIGN: Limit(Decimal(1), LimitUnit.WORKING_HOURS),
}


@dataclass(frozen=True)
class UnitFacts:
    """A unit and the officer who does everything there."""

    id: int
    code: str
    officer_id: int


@dataclass(frozen=True)
class ProcedureFacts:
    """What a dossier takes from its procedure; `services` by the unit's id."""

    code: str
    version_id: int
    title: str
    field_code: str
    services: dict[int, int]


@dataclass(frozen=True)
class Facts:
    """Everything that rows point at. Plain values, so that other processes can have it."""

    units: tuple[UnitFacts, ...]
    citizens: tuple[tuple[int, str], ...]
    procedures: tuple[ProcedureFacts, ...]
    form_release_id: int
    process_id: int
    calendar_id: int
    limit_basis: str
    keeps_drafts_from: datetime


class Dates:
    """What the rules make of a moment; a minute is reckoned once."""

    def __init__(self, calendar: Calendar) -> None:
        rules = rule_set(CURRENT)
        self.intake = lru_cache(None)(lambda at: intake_answer_due(at, calendar, rules))
        self.due = lru_cache(None)(lambda at: due_after(at, LIMIT, calendar, rules))
        self.step = lru_cache(None)(
            lambda key, at: due_after(at, BUDGETS[key], calendar, rules, for_step=True)
        )


class Writer:
    """Collects rows as lines, table by table; `dossier_rows` adds those of each plan."""

    def __init__(self, facts: Facts, calendar: Calendar, seed: int) -> None:
        self.facts, self.dates = facts, Dates(calendar)
        self.chance = random.Random(seed)  # noqa: S311 - of loads for measuring only
        self.lines: dict[str, list[str]] = {name: [] for name in TABLES}
        self.counters: dict[tuple[int, date], int] = defaultdict(int)

    def write_counters(self) -> None:
        """Write the code counters that the dossiers so far have come to."""
        for (unit, day), last in self.counters.items():
            self.add("dossiers_codecounter", unit, day, last)
        self.counters.clear()

    def add(self, table: str, *values: Any) -> None:
        """Add a row, its values in the order of the table's columns."""
        self.lines[table].append("\t".join(map(text_of, values)))

    def take(self, table: str) -> bytes:
        """Return a table's lines and forget them."""
        lines, self.lines[table] = self.lines[table], []
        return ("\n".join(lines) + "\n").encode() if lines else b""

    def token(self) -> str:
        """Return a token as long as those of forms."""
        return f"{self.chance.getrandbits(88):022x}"

    def letters(self, count: int) -> str:
        """Return letters of the kind that references and secrets are made of."""
        return "".join(self.chance.choices(ALPHABET, k=count))


def text_of(value: Any) -> str:
    """Return a value as COPY reads it."""
    kind = type(value)
    if kind is str:
        return str(value)
    if kind is datetime:
        return vn(value)
    if value is None:
        return r"\N"
    if kind is bool:
        return "t" if value else "f"
    if kind is dict or kind is list:
        return json.dumps(value, ensure_ascii=False).replace("\\", "\\\\")
    return str(value)


@lru_cache(None)
def vn(moment: datetime) -> str:
    """Return a moment as Vietnamese time."""
    return moment.isoformat()


@lru_cache(None)
def utc(moment: datetime) -> str:
    """Return a moment as it comes out of the database."""
    return moment.astimezone(UTC).isoformat()
