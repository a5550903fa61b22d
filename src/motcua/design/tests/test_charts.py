"""Promises of charts: true to their numbers, from zero, escaped, never without words."""

import itertools
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from motcua.design.charts import (
    Bar,
    Cell,
    Dot,
    Kind,
    Row,
    Series,
    Stack,
    Tone,
    bars,
    dots,
    lines,
    small_multiples,
    stacked,
    table,
)
from motcua.design.charts.bars import BelowZero
from motcua.design.charts.dots import OffTheScale
from motcua.design.charts.scale import round_end
from motcua.design.charts.tables import UnevenTable

counts = st.integers(0, 10**7)
HOSTILE = 'Xã "A" <script>&'


def per_cent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@given(st.lists(counts, min_size=1, max_size=12))
def test_bars_are_as_long_as_their_numbers_from_zero(values: list[int]) -> None:
    chart = bars(id="a", title="t", says="s", rows=[Bar(str(v), v) for v in values])
    longest = max(values) or 1
    for row in chart.rows:
        assert per_cent(row.width) == pytest.approx(100 * row.value / longest, abs=0.01)


@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=8), st.booleans())
def test_the_parts_of_a_stack_lie_end_to_end_and_fill_it(
    rows: list[tuple[int, int, int]], to_the_full: bool
) -> None:
    kinds = [Kind("a", Tone.FIRST), Kind("b", Tone.SECOND), Kind("c", Tone.THIRD)]
    chart = stacked(id="a", title="t", says="s", kinds=kinds, to_the_full=to_the_full,
                    rows=[Stack("r", values) for values in rows])  # fmt: skip
    longest = max(sum(values) for values in rows)
    for row, values in zip(chart.rows, rows, strict=True):
        at = 0.0
        for part in row.parts:
            assert per_cent(part.x) == pytest.approx(at, abs=0.05)
            at += per_cent(part.width)
        whole = sum(values) if to_the_full else longest
        assert at == pytest.approx(100 * sum(values) / whole if whole else 0, abs=0.05)


@given(st.floats(0, 10**9))
def test_the_scale_holds_what_is_drawn_on_it(most: float) -> None:
    assert round_end(most) >= most


@given(st.lists(st.one_of(st.none(), counts), min_size=1, max_size=30), st.booleans())
def test_a_line_stands_on_zero_and_leaves_a_gap_where_nothing_is_known(
    values: list[int | None], steps: bool
) -> None:
    chart = lines(id="a", title="t", says="s", feet=[str(n) for n in range(len(values))],
                  series=[Series("x", tuple(values))], steps=steps)  # fmt: skip
    (line,) = chart.lines
    known = [(n, v) for n, v in enumerate(values) if v is not None]
    assert len(line.points) == len(known)
    assert chart.heights[0].y == chart.foot and chart.heights[0].words == "0"
    zero, top = float(chart.foot), float(chart.heights[-1].y)
    end = round_end(max([v for _n, v in known], default=1))
    for (_n, value), point in zip(known, line.points, strict=True):
        assert float(point.y) == pytest.approx(zero - (zero - top) * value / end, abs=0.11)
    pieces = sum(1 for a, b in itertools.pairwise(values) if None not in (a, b))
    assert len(line.strokes) == pieces * (2 if steps else 1)


def test_labels_of_lines_that_end_together_do_not_lie_on_each_other() -> None:
    chart = lines(id="a", title="t", says="s", feet=["1", "2"],
                  series=[Series("x", (1, 5)), Series("y", (2, 5)), Series("z", (3, 5))])  # fmt: skip
    heights = sorted(float(line.label.y) for line in chart.lines if line.label)
    assert all(b - a >= 20 for a, b in itertools.pairwise(heights))


def test_small_multiples_share_one_scale() -> None:
    pair = small_multiples(id="a", says=["s", "s"], feet=["1", "2"],
                           series=[Series("x", (1, 2)), Series("y", (100, 400))])  # fmt: skip
    assert pair[0].heights[-1].words == pair[1].heights[-1].words == "400"


def test_what_cannot_be_drawn_truly_is_refused() -> None:
    with pytest.raises(BelowZero):
        bars(id="a", title="t", says="s", rows=[Bar("x", -1)])
    with pytest.raises(OffTheScale):
        dots(id="a", title="t", says="s", rows=[Dot("x", 11, "11")], ends=(1, 10),
             end_words=("1", "10"))  # fmt: skip
    with pytest.raises(UnevenTable):
        table(caption="c", head=("a", "b"), rows=[Row(Cell("x"), ())])


def every_chart() -> list[tuple[str, dict[str, object]]]:
    kinds = [Kind(HOSTILE, Tone.FIRST), Kind("b", Tone.THIRD)]
    common = {"title": HOSTILE, "says": HOSTILE}
    line = {"feet": [HOSTILE, "2"], "series": [Series(HOSTILE, (1, 2), Tone.THIRD)]}
    return [
        ("bars", {"chart": bars(id="b", rows=[Bar(HOSTILE, 5)], **common)}),
        ("stacked", {"chart": stacked(id="s", kinds=kinds, rows=[Stack(HOSTILE, (3, 4))],
                                      **common)}),
        ("lines", {"chart": lines(id="l", **common, **line)}),
        ("multiples", {"charts": small_multiples(id="m", says=[HOSTILE], **line)}),
        ("dots", {"chart": dots(id="d", rows=[Dot(HOSTILE, 5, "5", 4, 6)], ends=(1, 10),
                                end_words=("1", "10"), reference=5.5, reference_words=HOSTILE,
                                **common)}),
        ("table", {"table": table(caption=HOSTILE, head=(HOSTILE, "b"),
                                  rows=[Row(Cell(HOSTILE), (Cell("5", "/x/?a=1&b=2", HOSTILE),))])}),
    ]  # fmt: skip


@pytest.mark.parametrize(("template", "context"), every_chart())
def test_charts_are_escaped_named_and_free_of_inline_style(
    template: str, context: dict[str, object]
) -> None:
    printed = render_to_string(f"design/charts/{template}.html", context)
    tree = ElementTree.fromstring(f"<div>{printed}</div>")
    assert "<script>" not in printed
    assert not any("style" in element.attrib for element in tree.iter())
    if template != "table":
        assert 'role="img"' in printed
