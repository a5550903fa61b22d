"""Every closing of every month as rows, for a file that anybody may take."""

from collections.abc import Iterator

from motcua.indicators.counts import FIGURES
from motcua.indicators.models import MonthFigure


def month_rows() -> Iterator[tuple[object, ...]]:
    """
    Yield a row an agency, month and closing: number 1 as closed, further ones as restated.

    Whole numbers only: shares are for whoever adds up. A month that runs is not among them.
    """
    rows = (
        MonthFigure.objects.order_by("closing__month", "unit__code", "closing__number")
        .values_list("closing__month", "unit__code", "unit__name_vi", "closing__number",
                     "closing__recorded_at", "closing__definitions", *FIGURES)
        .iterator(chunk_size=2000)
    )  # fmt: skip
    for month, code, name, number, recorded_at, *rest in rows:
        yield (f"{month:%Y-%m}", code, name, number, recorded_at.isoformat(), *rest)
