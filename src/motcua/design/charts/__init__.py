"""
Charts drawn on the server: pure geometry here, templates in design/charts, a table beside.

Lengths across are per cent of the drawing and lengths down are pixels, so letters keep their size
from a telephone to a printed page. Coordinates are texts: templates never localise them.
"""

from motcua.design.charts.bars import Bar, Bars, bars
from motcua.design.charts.diverging import Diverging, Move, diverging
from motcua.design.charts.dots import Dot, Dots, dots
from motcua.design.charts.lines import Lines, Series, lines, small_multiples
from motcua.design.charts.scale import Tone
from motcua.design.charts.stacked import Kind, Stack, Stacked, stacked
from motcua.design.charts.tables import Cell, Row, Table, table

__all__ = [
    "Bar",
    "Bars",
    "Cell",
    "Diverging",
    "Dot",
    "Dots",
    "Kind",
    "Lines",
    "Move",
    "Row",
    "Series",
    "Stack",
    "Stacked",
    "Table",
    "Tone",
    "bars",
    "diverging",
    "dots",
    "lines",
    "small_multiples",
    "stacked",
    "table",
]
