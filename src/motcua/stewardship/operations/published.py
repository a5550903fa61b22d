"""Entering totals that were published, correcting and withdrawing them; nothing is overwritten."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.rules.reconciliation import read_measure
from motcua.stewardship.models import PublishedFigure, PublishedTotal
from motcua.stewardship.tags import FIGURE_DEFINED, TOTAL_PUBLISHED, TOTAL_WITHDRAWN


class FigureTaken(Exception):
    """Another figure has these words; totals of it are entered there."""


class WordsMissing(Exception):
    """A figure has no words."""


class NotAPart(Exception):
    """A part was to be of no list, or a figure the sum of itself or of unknown ones."""


class SourceMissing(Exception):
    """Nothing says where the total was published."""


class NotPublishedYet(Exception):
    """The total is of a day that has not come."""


class NothingToWithdraw(Exception):
    """No total stands for that figure and day."""


@transaction.atomic
def define_figure(
    *,
    words: str,
    actor: str,
    at: datetime,
    measure: str = "",
    is_part: bool = False,
    parts: Sequence[PublishedFigure] = (),
) -> PublishedFigure:
    """
    Say what a published figure is: its words, the list it counts, of which figures it is the sum.

    :raises WordsMissing: see there
    :raises FigureTaken: see there
    :raises NotAPart: see there
    :raises rules.reconciliation.BadMeasure: `measure` is no measure
    """
    words = " ".join(words.split())
    if not words:
        raise WordsMissing
    if measure:
        measure = str(read_measure(measure))
    if is_part and not measure:
        raise NotAPart(words)
    figure, is_new = PublishedFigure.objects.get_or_create(
        words=words,
        defaults={
            "measure": measure, "is_part": is_part, "entered_by": actor, "entered_at": at,
        },
    )  # fmt: skip
    if not is_new:
        raise FigureTaken(words)
    figure.parts.set(parts)
    record(
        tag=FIGURE_DEFINED, subject=f"published_figure:{figure.pk}", at=at, actor=actor,
        data={"measure": measure, "is_part": is_part, "parts": [part.pk for part in parts]},
    )  # fmt: skip
    return figure


@transaction.atomic
def enter_total(
    *,
    figure: PublishedFigure,
    value: int,
    as_of: date,
    source: str,
    actor: str,
    at: datetime,
    note: str = "",
) -> PublishedTotal:
    """
    Enter what was published of a figure for a day; it takes the place of what stood for that day.

    The same value from the same source again writes nothing and returns the total that stands.

    :raises SourceMissing: see there
    :raises NotPublishedYet: see there
    """
    source = source.strip()
    if not source:
        raise SourceMissing
    if as_of > local_day(at):
        raise NotPublishedYet(str(as_of))
    standing = _standing(figure, as_of)
    if standing and (standing.value, standing.source) == (value, source):
        return standing
    total = PublishedTotal.objects.create(
        figure=figure, value=value, as_of=as_of, source=source, note=note.strip(),
        recorded_at=at, actor=actor,
    )  # fmt: skip
    record(
        tag=TOTAL_PUBLISHED, subject=f"published_figure:{figure.pk}", at=at, actor=actor,
        data={"total": total.pk, "value": value, "as_of": as_of.isoformat(),
              "instead_of": standing.pk if standing else None},
    )  # fmt: skip
    return total


@transaction.atomic
def withdraw_total(
    *, figure: PublishedFigure, as_of: date, note: str, actor: str, at: datetime
) -> PublishedTotal:
    """
    Say that a total had been entered by mistake; `note` says why. What stood stays readable.

    :raises NothingToWithdraw: see there
    """
    standing = _standing(figure, as_of)
    if standing is None or standing.value is None:
        raise NothingToWithdraw(f"{figure.pk} {as_of}")
    total = PublishedTotal.objects.create(
        figure=figure, value=None, as_of=as_of, source=standing.source, note=note.strip(),
        recorded_at=at, actor=actor,
    )  # fmt: skip
    record(
        tag=TOTAL_WITHDRAWN, subject=f"published_figure:{figure.pk}", at=at, actor=actor,
        data={"total": total.pk, "as_of": as_of.isoformat(), "withdrawn": standing.pk},
    )  # fmt: skip
    return total


def _standing(figure: PublishedFigure, as_of: date) -> PublishedTotal | None:
    """Return what stands for a day, the figure locked, so that two officers do not cross."""
    PublishedFigure.objects.select_for_update().get(pk=figure.pk)
    return (
        PublishedTotal.objects.filter(figure=figure, as_of=as_of)
        .order_by("-recorded_at", "-id")
        .first()
    )
