"""Tasks, what they cost, and what a simplification saves."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from motcua.rules.compliance_cost.parameters import Parameters, as_fraction, hourly_income, rounded


class TaskKind(StrEnum):
    """What an applicant does to obtain the result."""

    PREPARE = "prepare"
    FILL = "fill"
    SUBMIT = "submit"
    SUPPLEMENT = "supplement"
    INSPECTION = "inspection"
    PAY = "pay"
    RECEIVE = "receive"


@dataclass(frozen=True)
class Task:
    """
    One task: hours of the applicant's time, and services hired (copies, notary, post, travel).

    `times` is how often it is done for one dossier, on average: 0.2 when one in five must.
    Opportunity cost has no place here: Article 27 does not count it.
    """

    kind: TaskKind
    hours: Decimal = Decimal(0)
    services_dong: int = 0
    times: Decimal = Decimal(1)


@dataclass(frozen=True)
class CostSheet:
    """The tasks of a procedure, and fees, charges and other prescribed costs in đồng."""

    tasks: tuple[Task, ...] = ()
    fees_dong: int = 0


@dataclass(frozen=True)
class Volume:
    """How many comply in a year, and how often each; None: nobody knows, nothing is reckoned."""

    subjects: int | None = None
    times: Decimal = Decimal(1)


@dataclass(frozen=True)
class Benefit:
    """
    What is saved, in đồng; negative: it would cost more.

    `rate` is in percent with two decimals; None: it costs nothing now. `per_year` None: the
    volume is unknown.
    """

    per_dossier: int
    per_year: int | None
    rate: Decimal | None


def task_cost(task: Task, parameters: Parameters) -> int:
    """Return what a task costs in đồng: (hours × hourly income + services) × times, rounded once."""
    once = as_fraction(task.hours) * hourly_income(parameters) + task.services_dong
    return rounded(once * as_fraction(task.times))


def per_dossier(sheet: CostSheet, parameters: Parameters) -> int:
    """Return C of one dossier in đồng: the sum of the tasks, plus fees (Article 27)."""
    return sum(task_cost(task, parameters) for task in sheet.tasks) + sheet.fees_dong


def per_year(dossier_dong: int, volume: Volume) -> int | None:
    """Return C of a year: C × times a year × subjects; None when their number is unknown."""
    if volume.subjects is None:
        return None
    return rounded(as_fraction(volume.times) * dossier_dong * volume.subjects)


def benefit(*, now: int, after: int, volume: Volume) -> Benefit:
    """Return what changes when a dossier costs `after` instead of `now` đồng."""
    yearly_now, yearly_after = per_year(now, volume), per_year(after, volume)
    return Benefit(
        per_dossier=now - after,
        per_year=None if yearly_now is None or yearly_after is None else yearly_now - yearly_after,
        rate=_percent(Fraction(now - after, now)) if now else None,
    )


def _percent(share: Fraction) -> Decimal:
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
