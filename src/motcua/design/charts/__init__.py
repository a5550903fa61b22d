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
from motcua.design.charts.slope import Slope, Slopes, slopes
from motcua.design.charts.stacked import Kind, Stack, Stacked, stacked
from motcua.design.charts.star import Outline, Star, star
from motcua.design.charts.strips import Strip, Strips, strips
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
    "Outline",
    "Row",
    "Series",
    "Slope",
    "Slopes",
    "Stack",
    "Stacked",
    "Star",
    "Strip",
    "Strips",
    "Table",
    "Tone",
    "bars",
    "diverging",
    "dots",
    "lines",
    "slopes",
    "small_multiples",
    "stacked",
    "star",
    "strips",
    "table",
]
