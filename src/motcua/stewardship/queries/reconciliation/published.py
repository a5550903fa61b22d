"""Published totals: those of a day as known at a moment, the days there are, and the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.rules.reconciliation import Measure, Published, read_measure
from motcua.stewardship.models import PublishedFigure, PublishedTotal


@dataclass(frozen=True)
class PublishedRow:
    """A total that stands for its day. `measure` None: nothing here counts it."""

    figure_id: int
    words: str
    value: int
    as_of: date
    source: str
    recorded_at: datetime
    measure: Measure | None
    is_part: bool
    parts: tuple[int, ...]
    was: int | None

    @property
    def for_checking(self) -> Published:
        """The total as the rules check it."""
        return Published(self.figure_id, self.value, self.measure, self.is_part, self.parts)


def published_on(*, day: date, known_before: datetime) -> tuple[PublishedRow, ...]:
    """
    Return the totals published for a day, in the order in which the figures were defined.

    `was` is the value that an earlier entry gave, where it was corrected. Two queries.
    """
    rows = (
        PublishedTotal.objects.filter(as_of=day, recorded_at__lt=known_before)
        .select_related("figure")
        .order_by("figure_id", "-recorded_at", "-id")
    )
    latest: dict[int, PublishedTotal] = {}
    before: dict[int, int | None] = {}
    for row in rows:
        if row.figure_id in latest:
            before.setdefault(row.figure_id, row.value)
        latest.setdefault(row.figure_id, row)
    parts = _parts(latest)
    return tuple(
        PublishedRow(
            figure_id=pk, words=row.figure.words, value=row.value, as_of=row.as_of,
            source=row.source, recorded_at=row.recorded_at,
            measure=read_measure(row.figure.measure) if row.figure.measure else None,
            is_part=row.figure.is_part, parts=tuple(sorted(parts.get(pk, ()))),
            was=before.get(pk),
        )
        for pk, row in latest.items()
        if row.value is not None
    )  # fmt: skip


def _parts(figures: Sequence[int] | dict[int, PublishedTotal]) -> dict[int, list[int]]:
    through = PublishedFigure.parts.through
    found: dict[int, list[int]] = {}
    for whole, part in through.objects.filter(from_publishedfigure__in=list(figures)).values_list(
        "from_publishedfigure_id", "to_publishedfigure_id"
    ):
        found.setdefault(whole, []).append(part)
    return found


def days_published() -> tuple[date, ...]:
    """Return the days for which totals were published, the latest first, at most twelve."""
    days = PublishedTotal.objects.order_by("-as_of").values_list("as_of", flat=True).distinct()
    return tuple(days[:12])


def history_of(figure_id: int) -> tuple[PublishedTotal, ...]:
    """Return every entry of a figure, the latest first, at most fifty. One query."""
    rows = PublishedTotal.objects.filter(figure=figure_id)
    return tuple(rows.order_by("-as_of", "-recorded_at", "-id")[:50])


def latest_totals() -> tuple[PublishedTotal, ...]:
    """Return the last entry of every figure for its last day, in the order of the figures."""
    rows = PublishedTotal.objects.select_related("figure")
    return tuple(rows.order_by("figure_id", "-as_of", "-recorded_at", "-id").distinct("figure_id"))
