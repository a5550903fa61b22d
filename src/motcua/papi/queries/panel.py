"""The panel as it holds now: what the product ships, uploaded years and registered breaks."""

from dataclasses import replace
from functools import lru_cache

from motcua.papi.frozen import thaw
from motcua.papi.models import OurProvince, RegisteredBreak, UploadedYear
from motcua.papi.shipped import shipped
from motcua.rules.papi.model import Panel, SeriesBreak
from motcua.rules.papi.replacing import with_errors_of


def held_panel() -> Panel:
    """Return the panel. Two queries; what they name is read once and then kept in the process."""
    return _panel(_counting(), _breaks())


def _counting() -> tuple[int, ...]:
    """The ids of the tables that count: the last taken of each year."""
    return tuple(
        UploadedYear.objects.filter(taken_at__isnull=False, withdrawn_at__isnull=True)
        .order_by("year", "-number")
        .distinct("year")
        .values_list("pk", flat=True)
    )


def _breaks() -> tuple[SeriesBreak, ...]:
    return tuple(
        SeriesBreak(
            after=one.after,
            numbers=tuple(one.numbers),
            kind=one.kind,
            vi=one.vi,
            en=one.en or one.vi,
            source=one.source,
        )
        for one in RegisteredBreak.objects.filter(removed_at__isnull=True).order_by("after", "pk")
    )


@lru_cache(maxsize=8)
def _panel(tables: tuple[int, ...], breaks: tuple[SeriesBreak, ...]) -> Panel:
    """Years compare by identity, so the same tables give the same panel and what is kept with it."""
    panel = shipped()
    if breaks:
        panel = replace(panel, breaks=(*panel.breaks, *breaks))
    for table in UploadedYear.objects.filter(pk__in=tables).order_by("year") if tables else ():
        panel = panel.with_year(with_errors_of(thaw(table.table), panel.years.get(table.year)))
    return panel


def our_province() -> OurProvince | None:
    """Return which province the pages begin with; None: nobody has chosen. One query."""
    return OurProvince.objects.order_by("-pk").first()
