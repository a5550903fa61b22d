"""Charts of PAPI: labels apart, gaps where nothing was published, every province and year drawn."""

import itertools
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from motcua.design.charts import (
    Move,
    Outline,
    Series,
    Slope,
    Strip,
    diverging,
    lines,
    slopes,
    star,
    strips,
)
from motcua.design.charts.slope import apart
from motcua.design.charts.star import UnevenStar
from motcua.design.papi.report import report_page
from motcua.design.papi.sheets import report_xlsx
from motcua.kit.clock import now
from motcua.papi.shipped import shipped
from motcua.rules.papi.report import make_report

PANEL = shipped()
places = st.lists(st.none() | st.floats(0, 400), min_size=1, max_size=30)


def drawn(kind: str, chart: object) -> ElementTree.Element:
    html = render_to_string(f"design/charts/{kind}.html", {"chart": chart})
    return ElementTree.fromstring(f"<div>{html}</div>")


@given(places)
def test_labels_stay_in_their_order_apart_and_in_the_room(wanted: list[float | None]) -> None:
    found = apart(wanted, room=(40, 398), least=20)
    assert [place is None for place in found] == [place is None for place in wanted]
    order = sorted((n for n, p in enumerate(wanted) if p is not None), key=lambda n: (wanted[n], n))
    moved = [found[n] for n in order]
    step = min(20, 358 / max(1, len(order) - 1))
    known = [place for place in moved if place is not None]
    assert all(b - a >= step - 1e-6 for a, b in itertools.pairwise(known))
    assert all(40 - 1e-6 <= place <= 398 + 1e-6 for place in known)


@given(st.lists(st.none() | st.floats(1, 10), min_size=3, max_size=8))
def test_a_star_draws_nothing_through_what_is_missing(values: list[float | None]) -> None:
    made = star(
        id="s", title="t", says="s", rays=[str(n) for n in range(len(values))],
        outlines=[Outline("Tỉnh", tuple(values))], ends=(1, 10), rings=(5,),
    )  # fmt: skip
    outline = made.outlines[0]
    known = [value for value in values if value is not None]
    assert len(outline.points) == len(known)
    pairs = zip(values, [*values[1:], values[0]], strict=True)
    assert len(outline.pieces) == sum(a is not None and b is not None for a, b in pairs)
    assert bool(outline.area) == (len(known) == len(values))


def test_a_star_refuses_what_it_cannot_show() -> None:
    asked = {"id": "s", "title": "t", "says": "s", "ends": (1.0, 10.0), "rings": (5.0,)}
    for rays, values in ((["1", "2"], (2.0, 3.0)), (["1", "2", "3"], (2.0, 3.0)),
                         (["1", "2", "3"], (2.0, 3.0, 11.0))):  # fmt: skip
        with pytest.raises(UnevenStar):
            star(rays=rays, outlines=[Outline("x", values)], **asked)  # type: ignore[arg-type]


def test_what_may_not_be_compared_is_dashed_and_what_is_missing_has_no_line() -> None:
    rows = [
        Slope("a", "a", 2.0, 3.0), Slope("b", "b", 3.0, 2.0), Slope("c", "c", 1.0, 2.0, broken=True),
        Slope("d", "d", None, 2.5),
    ]  # fmt: skip
    made = slopes(id="s", title="t", says="s", before="2019", now="2020", rows=rows)
    assert [row.look for row in made.rows] == ["up", "down", "broken", "single"]
    tree = drawn("slope", made)
    kinds = [line.get("class") for line in tree.iter("line")]
    assert kinds.count("dv-slope-broken") == 1
    assert "dv-slope-single" not in kinds
    assert len([*tree.iter("circle")]) == 7


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30))
def test_bars_to_both_sides_share_one_scale_and_meet_at_zero(values: list[float]) -> None:
    made = diverging(id="d", title="t", says="s", rows=[Move("x", v, "") for v in values])
    zero = float(made.zero[:-1])
    for row, value in zip(made.rows, values, strict=True):
        begins, width = float(row.begins[:-1]), float(row.width[:-1])
        end = begins if value < 0 else begins + width
        meets = begins + width if value < 0 else begins
        assert meets == pytest.approx(zero, abs=0.02)
        assert -0.02 <= end <= 100.02
        assert row.tone == ("loss" if value < 0 else "gain")


def test_a_strip_has_a_tick_for_everybody_and_one_mark_for_us() -> None:
    row = Strip("1", (1.0, 2.0, 2.0, 4.0), 2.0, "2", (1.5, 2.0, 3.0), (1.0, 4.0), ("1", "4"))
    made = strips(id="s", title="t", says="s", rows=[row])
    assert made.rows[0].ticks == ("0.00%", "33.33%", "100.00%")
    assert made.rows[0].own == "33.33%"
    withheld = Strip("1", (1.0,), None, "–", (), (1.0, 4.0), ("1", "4"))
    assert strips(id="s", title="t", says="s", rows=[withheld]).rows[0].own == ""


def test_a_line_stops_where_its_series_broke() -> None:
    one = Series("x", (1.0, 2.0, 3.0, 4.0), splits=frozenset({1}), said=("1", "2", "3", "4,00"))
    made = lines(id="l", title="t", says="s", feet=["a", "b", "c", "d"], series=[one])
    assert len(made.lines[0].strokes) == 2
    assert len(made.splits) == 1
    assert made.lines[0].label is not None
    assert made.lines[0].label.words == "4,00"


@pytest.mark.parametrize("year", sorted(PANEL.years))
def test_every_province_has_a_page_for_every_year(year: int) -> None:
    """All 882 are drawn; what was withheld is a gap, and the parts sum to the change."""
    for code in PANEL.provinces:
        report = make_report(PANEL, code, year)
        page = report_page(PANEL, report, "vi")
        charts = page.charts
        if charts.star is not None:
            published = [line for line in report.dimensions if line.score is not None]
            assert len(charts.star.outlines[0].points) == len(published)
        assert len(charts.histories) == len(report.dimensions)
        assert len(page.dimensions.rows) == len(report.dimensions) + 1
        assert (charts.slopes is None) == (
            not any(d.score is not None and d.previous is not None for d in report.dimensions)
        )


def test_the_page_of_binh_duong_says_what_the_source_says() -> None:
    page = report_page(PANEL, make_report(PANEL, 74, 2020, 2019), "vi")
    assert [one.number for one in page.headlines] == ["40,76", "57", "−3,21", "−1,69"]
    assert page.headlines[1].below.startswith("nhóm thấp nhất")
    assert "từ 36/63 năm 2019 thành 56/63 năm 2020" in page.sound
    assert page.moves is not None
    assert page.moves.rows[0].label.startswith("8.3 ")
    assert page.moves.rows[0].tone == "doubtful"
    assert page.moves.rows[0].words == "−1,520"


def test_the_workbook_has_numbers_as_numbers() -> None:
    made = report_xlsx(PANEL, make_report(PANEL, 74, 2020, 2019), "vi", at=now())
    book = load_workbook(BytesIO(made))
    rows = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=3)]
    assert rows[-1][1:4] == pytest.approx([43.971, 40.762, -3.208], abs=5e-4)
    assert rows[-1][5] == 57
    assert len(book.worksheets[2]["A"]) == 2 + 29


def test_hostile_words_stay_words() -> None:
    made = star(
        id="s", title="<b>", says="&", rays=["<i>", "2", "3"],
        outlines=[Outline("<script>", (2.0, 3.0, 4.0))], ends=(1, 10), rings=(5,),
    )  # fmt: skip
    html = render_to_string("design/charts/star.html", {"chart": made})
    assert not re.search(r"<(script|b|i)>", html)
