"""The reconciliation of a day: counts, what changed since it was first known, and the checks."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.queries.assumed import Assumed
from motcua.rules.reconciliation import Finding, Measure, Outcome, check
from motcua.stewardship.queries.reconciliation.assumed import assumed_at
from motcua.stewardship.queries.reconciliation.counting import Counts, count_stock
from motcua.stewardship.queries.reconciliation.published import PublishedRow, published_on
from motcua.stewardship.queries.reconciliation.stock import (
    Moment,
    integration_as_of,
    may_be_restated,
)


@dataclass(frozen=True)
class Checked:
    """
    A finding with the totals in it.

    `missing` counts the procedures that are in the list of the total and in none of its parts';
    None where that cannot be told. `whole` and `parts` are the measures of that list.
    """

    finding: Finding
    row: PublishedRow | None
    terms: tuple[PublishedRow, ...]
    missing: int | None = None
    whole: Measure | None = None
    parts: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class Report:
    """
    The report of a day.

    `then` is the day as it was known at its end, `now` as it is known at `at`; before the day has
    ended both are the same. `shown` is the one that was asked for,
    `assumed` what of it a scenario assumed. `integration_as_of` is the last day for which anything
    was recorded of the national portal, None: never.
    """

    day: date
    at: datetime
    rule_set: str
    then: Counts
    now: Counts
    shown: Counts
    published: tuple[PublishedRow, ...]
    checks: tuple[Checked, ...]
    assumed: Assumed
    integration_as_of: date | None

    @property
    def is_restated(self) -> bool:
        """Whether a total is another now than at the end of the day."""
        return self.then.alike_by_kind != self.now.alike_by_kind

    @property
    def contradictions(self) -> tuple[Checked, ...]:
        """What cannot be true together, worst first by what it lacks."""
        return tuple(one for one in self.checks if one.finding.is_contradiction)


def reconcile(*, day: date, rule_set: str, at: datetime, as_then: bool = False) -> Report:
    """
    Return the report of a day. `as_then`: the counts shown are those known at the day's end;
    published totals are mostly entered later, and always those known at `at`.

    Eight queries at most: whether anything was recorded later, two counts, the published totals
    with their parts, what was assumed, the day of integration. Where nothing was recorded later,
    then and now are one count.
    """
    then = Moment.at_the_end_of(day, rule_set)
    now = then.as_known(at)
    counts_now = count_stock(now)
    differs = then.known_before < at and may_be_restated(then)
    counts_then = count_stock(then) if differs else counts_now
    shown = counts_then if as_then else counts_now
    published = published_on(day=day, known_before=at)
    return Report(
        day=day, at=at, rule_set=rule_set, then=counts_then, now=counts_now, shown=shown,
        published=published, checks=_checks(published, shown), assumed=assumed_at(shown.moment),
        integration_as_of=integration_as_of(shown.moment),
    )  # fmt: skip


def _checks(published: tuple[PublishedRow, ...], counts: Counts) -> tuple[Checked, ...]:
    counted: dict[Measure, int] = {}
    for row in published:
        if row.measure is not None and (count := counts.of(row.measure)) is not None:
            counted[row.measure] = count
    rows = {row.figure_id: row for row in published}
    return tuple(
        _with_rows(finding, rows, counts)
        for finding in check([row.for_checking for row in published], counted)
    )


def _with_rows(finding: Finding, rows: dict[int, PublishedRow], counts: Counts) -> Checked:
    row, terms = rows.get(finding.key), tuple(rows[key] for key in finding.terms)
    if finding.outcome not in (Outcome.SUM_FALLS_SHORT, Outcome.SUM_EXCEEDS) or row is None:
        return Checked(finding, row, terms)
    parts = tuple(term.measure for term in terms if term.measure is not None)
    if row.measure is None or len(parts) < len(terms):
        return Checked(finding, row, terms)
    missing = counts.outside(row.measure, parts)
    return Checked(finding, row, terms, missing, row.measure, parts)
