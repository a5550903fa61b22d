"""The report as lines of tables, the same for the page, the workbook and the paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.catalogue.vocabulary import Level
from motcua.design.level_words import level_words
from motcua.design.wording import day
from motcua.desk.views.reconciliation.asking import Asked
from motcua.desk.views.reconciliation.saying import (
    NONE,
    finding_words,
    government_words,
    measure_words,
)
from motcua.rules.reconciliation import ALL, Dimension, Finding, Measure, Outcome
from motcua.rules.service_level import ladder_of
from motcua.stewardship.queries.reconciliation import Checked, Counts, PublishedRow, Report
from motcua.stewardship.queries.reconciliation.counting import HIGH, Place, computed_in, declared_in

FIRST = 12


@dataclass(frozen=True)
class Line:
    """
    One counted figure with the address of its list. `was`: what the other view of the day says,
    where it differs; None: the same. `declared_href`, `computed_href`: the lists behind the numbers
    beside it; "" where there is none.
    """

    words: str
    count: int
    href: str
    was: int | None = None
    declared_href: str = ""
    computed_href: str = ""


@dataclass(frozen=True)
class LevelLine:
    """One level: declared and computed, in procedures and in services (procedure at an agency)."""

    words: str
    declared: Line
    declared_services: int
    computed: Line
    computed_services: int
    declared_href: str = ""
    computed_href: str = ""


@dataclass(frozen=True)
class Contradiction:
    """A sentence, and the list of what the sum lacks where that can be told."""

    words: str
    missing: int | None
    href: str


@dataclass(frozen=True)
class PublishedLine:
    """A published total beside what is counted. `tone`: good, bad or "" when nothing counts it."""

    row: PublishedRow
    counts: str
    counted: int | None
    href: str
    verdicts: tuple[str, ...]
    tone: str


@dataclass(frozen=True)
class Shown:
    """All that the report prints."""

    total: Line
    government: tuple[Line, ...]
    repeated: int
    levels: tuple[LevelLine, ...]
    integrated: tuple[Line, ...]
    agencies: tuple[tuple[Line, int, int], ...]
    fields: tuple[tuple[Line, int, int], ...]
    published: tuple[PublishedLine, ...]
    contradictions: tuple[Contradiction, ...]


def shown(report: Report, asked: Asked, today: date) -> Shown:
    """Return the report as it is printed; `today` is the reader's."""
    line = _liner(report, asked)
    counts = report.shown
    government = tuple(
        line(Measure(Dimension.GOVERNMENT, frozenset({value})), government_words(value))
        for value in (*Level.values, NONE)
    )
    government = tuple(one for one in government if one.count or one.was)
    return Shown(
        total=line(ALL, measure_words(ALL)),
        government=government,
        repeated=sum(one.count for one in government) - counts.total,
        levels=_levels(counts, asked, line, today),
        integrated=tuple(
            line(
                Measure(Dimension.INTEGRATED, frozenset({value})), _integration_words(value, report)
            )
            for value in ("yes", "no")
        ),
        agencies=_places(counts.agencies, Dimension.AGENCY, asked, _other(report), today),
        fields=_places(counts.fields, Dimension.FIELD, asked, _other(report), today),
        published=tuple(_published(row, report, asked) for row in report.published),
        contradictions=tuple(_contradiction(one, asked) for one in report.contradictions),
    )


def _integration_words(value: str, report: Report) -> str:
    """Nobody tells every day what is on the national portal; an old record says of which day it is."""
    words = measure_words(Measure(Dimension.INTEGRATED, frozenset({value})))
    as_of = report.integration_as_of
    if as_of is None or as_of >= report.day:
        return words
    return _("%(words)s, theo ghi nhận ngày %(day)s") % {"words": words, "day": day(as_of)}


def _other(report: Report) -> Counts:
    return report.now if report.shown is report.then else report.then


def _liner(report: Report, asked: Asked) -> Callable[[Measure, str], Line]:
    other = _other(report)

    def line(measure: Measure, words: str) -> Line:
        count, was = report.shown.of(measure) or 0, other.of(measure) or 0
        return Line(words, count, asked.list_of(measure), None if was == count else was)

    return line


def _levels(
    counts: Counts, asked: Asked, line: Callable[[Measure, str], Line], today: date
) -> tuple[LevelLine, ...]:
    lines = []
    for level in (*reversed(ladder_of(asked.rule_set).levels), None):
        value = frozenset({NONE if level is None else str(level)})
        words = _("Chưa có mức") if level is None else level_words(asked.rule_set, level)
        one = LevelLine(
            words,
            line(Measure(declared_in(asked.rule_set), value), words),
            sum(n for (declared, _c), n in counts.services.items() if declared == level),
            line(Measure(computed_in(asked.rule_set), value), words),
            sum(n for (_d, computed), n in counts.services.items() if computed == level),
            asked.services_of(today, khai="khong" if level is None else str(level)),
            asked.services_of(today, muc="khong" if level is None else str(level)),
        )
        if level is not None or one.declared.count or one.computed.count:
            lines.append(one)
    return tuple(lines)


def _places(
    places: tuple[Place, ...], dimension: Dimension, asked: Asked, other: Counts, today: date
) -> tuple[tuple[Line, int, int], ...]:
    others = other.agencies if dimension is Dimension.AGENCY else other.fields
    before = {place.key: place.procedures for place in others}
    lines = []
    for place in places:
        was = before.get(place.key, 0)
        here = Measure(dimension, frozenset({place.key}))
        line = Line(
            place.name, place.procedures, asked.list_of(here),
            None if was == place.procedures else was, *_high_lists(here, asked, today),
        )  # fmt: skip
        lines.append((line, place.declared_high, place.computed_high))
    return tuple(lines)


def _high_lists(here: Measure, asked: Asked, today: date) -> tuple[str, str]:
    """
    Return the lists of what is declared and what is computed to be online at a place.

    Of a field that is what its procedures reach anywhere; of an agency, what it reaches itself.
    """
    least = HIGH[str(asked.rule_set)]
    if here.dimension is Dimension.AGENCY:
        (code,) = here.values
        return (
            asked.services_of(today, co_quan=code, khai_tu=str(least)),
            asked.services_of(today, co_quan=code, tu=str(least)),
        )
    levels = frozenset(str(n) for n in ladder_of(asked.rule_set).levels if n >= least)
    declared = Measure(declared_in(asked.rule_set), levels)
    return asked.list_of(here, declared), asked.list_of(
        here, Measure(computed_in(asked.rule_set), levels)
    )


def _published(row: PublishedRow, report: Report, asked: Asked) -> PublishedLine:
    found = [one for one in report.checks if _is_about(one.finding, row.figure_id)]
    counted = report.shown.of(row.measure) if row.measure else None
    tones = {one.finding.is_contradiction for one in found}
    known = counted is not None or any(o.finding.outcome != Outcome.NOT_COUNTED for o in found)
    return PublishedLine(
        row=row,
        counts=measure_words(row.measure, _names(report)) if row.measure else "",
        counted=counted,
        href=asked.list_of(row.measure) if row.measure and counted is not None else "",
        verdicts=tuple(finding_words(one) for one in found),
        tone=("bad" if True in tones else "good") if known else "",
    )


def _is_about(finding: Finding, figure: int) -> bool:
    return finding.key == figure and finding.outcome != Outcome.TOGETHER_EXCEED


def _names(report: Report) -> dict[str, str]:
    return {place.key: place.name for place in (*report.shown.agencies, *report.shown.fields)}


def _contradiction(checked: Checked, asked: Asked) -> Contradiction:
    href = ""
    if checked.whole is not None and checked.missing:
        href = asked.list_of(checked.whole, without=checked.parts)
    elif checked.finding.outcome in (Outcome.PART_EXCEEDS, Outcome.COUNT_DIFFERS):
        measure = checked.row.measure if checked.row else None
        href = asked.list_of(measure) if measure else ""
    return Contradiction(finding_words(checked), checked.missing, href)
