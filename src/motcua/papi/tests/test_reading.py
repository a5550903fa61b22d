"""What an uploaded table may hold, and what is refused by name."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from motcua.papi.shipped import shipped
from motcua.papi.tests.sheets import LABELS, sheet_of
from motcua.papi.workbook import NotAWorkbook, read_workbook
from motcua.rules.papi.copies import copies
from motcua.rules.papi.reading import Reading, read_table

PANEL = shipped()
NEWEST = sheet_of(PANEL, 2024)


def _sheet() -> list[list[Any]]:
    return [list(row) for row in NEWEST]


def _kinds(reading: Reading) -> set[str]:
    return {one.kind for one in reading.defects if one.refuses}


@pytest.mark.parametrize("year", range(2018, 2025))
def test_every_held_year_is_read_back_as_it_was(year: int) -> None:
    reading = read_table(PANEL, year, sheet_of(PANEL, year))
    assert reading.accepted, [one.en for one in reading.defects]
    assert reading.table is not None
    assert reading.table.scores == PANEL.years[year].scores
    held = PANEL.years[year].indicators
    assert reading.table.indicators == {c: dict(held.get(c, {})) for c in held}


def test_missing_provinces_are_named_and_withheld_not_zero() -> None:
    marked = [one for one in read_table(PANEL, 2024, _sheet()).defects if not one.refuses]
    assert any("Tiền Giang" in one.vi and "Vĩnh Phúc" in one.vi for one in marked)


def test_a_copy_of_another_year_is_refused_by_its_year() -> None:
    reading = read_table(PANEL, 2021, sheet_of(PANEL, 2019))
    assert "copied_year" in _kinds(reading)
    assert any("2019" in one.vi for one in reading.defects if one.kind == "copied_year")


def test_a_copy_is_found_though_it_was_rounded() -> None:
    rows = [
        [round(cell, 2) if isinstance(cell, float) else cell for cell in row]
        for row in sheet_of(PANEL, 2019)
    ]
    assert "copied_year" in _kinds(read_table(PANEL, 2021, rows))


def test_what_was_copied_in_part_is_refused_by_its_name() -> None:
    """Rows of indicators, one part, one province: sums still fit, so only the copy tells."""
    older, newer = PANEL.years[2022], PANEL.years[2023]
    rows = sheet_of(PANEL, 2023)
    reading = read_table(PANEL, 2023, rows)
    assert reading.accepted
    assert reading.table is not None
    table = reading.table

    def kinds(**changed: Any) -> set[str]:
        return {one.kind for one in copies(PANEL, replace(table, **changed))}

    assert kinds() == set()
    assert kinds(indicators=older.indicators) == {"copied_rows"}
    part = {c: {**cells, "7.3": older.scores[c]["7.3"]} for c, cells in newer.scores.items()}
    assert kinds(scores=part) == {"copied_part"}
    assert kinds(scores={**newer.scores, 1: older.scores[1]}) == {"copied_from_year"}
    assert kinds(scores={**newer.scores, 1: newer.scores[2]}) == {"copied_province"}


def test_no_two_true_years_look_like_copies() -> None:
    for table in PANEL.years.values():
        assert [one.en for one in copies(PANEL, table)] == []


def test_figures_under_the_neighbouring_province_are_refused() -> None:
    rows = _sheet()
    for row in rows[1:]:
        row[LABELS:] = [row[-1], *row[LABELS:-1]]
    assert "shifted" in _kinds(read_table(PANEL, 2024, rows))


def test_figures_that_slipped_past_the_last_province_are_refused() -> None:
    rows = _sheet()
    for row in rows[1:]:
        row.insert(LABELS, None)
    assert {"outside"} <= _kinds(read_table(PANEL, 2024, rows))


def test_one_slipped_row_breaks_the_sums() -> None:
    rows = _sheet()
    rows[2][LABELS:] = [rows[2][-1], *rows[2][LABELS:-1]]
    assert "sum" in _kinds(read_table(PANEL, 2024, rows))


def test_decimal_commas_are_read_and_told() -> None:
    rows = _sheet()
    for row in rows[1:]:
        row[LABELS] = None if row[LABELS] is None else str(row[LABELS]).replace(".", ",")
    reading = read_table(PANEL, 2024, rows)
    assert reading.accepted
    assert "decimal_comma" in {one.kind for one in reading.defects}
    assert reading.table is not None
    assert reading.table.scores[1] == PANEL.years[2024].scores[1]


@pytest.mark.parametrize(
    ("column", "name", "kind"),
    [
        (LABELS, "Hà Tây", "unknown_province"),
        (LABELS + 1, "Hà Nội", "province_twice"),
    ],
)
def test_a_renamed_or_doubled_province_is_refused(column: int, name: str, kind: str) -> None:
    rows = _sheet()
    rows[0][column] = name
    assert kind in _kinds(read_table(PANEL, 2024, rows))


def test_a_table_of_the_34_provinces_is_refused() -> None:
    names = dict.fromkeys(one.now_name for one in PANEL.provinces.values())
    rows = [["Chỉ tiêu", *names], ["Dimension 1: Participation", *[5.0] * len(names)]]
    assert len(names) == 34
    assert _kinds(read_table(PANEL, 2026, rows)) == {"new_provinces"}


def test_a_dimension_of_zeros_is_withheld_and_a_single_zero_refused() -> None:
    rows = _sheet()
    for row in rows[1:6]:
        row[LABELS] = 0
    reading = read_table(PANEL, 2024, rows)
    assert "zero_withheld" in {one.kind for one in reading.defects}
    assert reading.table is not None
    assert reading.table.scores[1]["1.1"] == "w"
    rows[3][LABELS + 1] = 0
    assert "off_scale" in _kinds(read_table(PANEL, 2024, rows))


def test_words_in_a_cell_are_refused_by_the_cell() -> None:
    rows = _sheet()
    rows[2][LABELS] = "khoảng 1.2"
    defects = read_table(PANEL, 2024, rows).defects
    assert any(one.kind == "not_a_number" and "D3" in one.vi for one in defects)


def test_a_dropped_part_is_told_and_a_lost_dimension_refused() -> None:
    rows = [row for row in _sheet() if row[0] != PANEL.years[2024].nodes["7.3"].name_vi]
    kinds = {one.kind for one in read_table(PANEL, 2024, rows).defects}
    assert "structure" in kinds
    assert "sum" in kinds
    assert "no_rows" in _kinds(read_table(PANEL, 2024, _sheet()[:6]))


def test_a_workbook_is_read_and_something_else_is_refused() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "2024_PAPI_VIE_ENG"
    for row in _sheet():
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    reading = read_workbook(PANEL, content.getvalue())
    assert reading.accepted
    assert reading.table is not None
    assert reading.table.year == 2024
    with pytest.raises(NotAWorkbook):
        read_workbook(PANEL, b"%PDF-1.7")


def _workbook(titles: list[str], rows: list[list[Any]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title in titles:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_damaged_workbook_is_refused_and_never_an_error() -> None:
    with ZipFile(BytesIO(_workbook(["2024"], [["a", 1.5]] * 5))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    damage = (lambda part: part[: len(part) // 2], lambda part: part[:40] + b"\xff<" + part[42:])
    for name in parts:
        for damaged in damage:
            content = BytesIO()
            with ZipFile(content, "w") as packed:
                for other, part in parts.items():
                    packed.writestr(other, damaged(part) if other == name else part)
            try:
                assert not read_workbook(PANEL, content.getvalue()).accepted
            except NotAWorkbook:
                continue


def test_a_sheet_named_for_another_year_is_not_read_as_the_year_asked_for() -> None:
    content = _workbook(["PAPI 2023", "PAPI 2024"], _sheet())
    reading = read_workbook(PANEL, content, year=2024)
    assert reading.table is not None
    assert (reading.table.year, reading.accepted) == (2024, True)
    other = read_workbook(PANEL, _workbook(["PAPI 2024"], _sheet()), year=2025)
    assert [one.kind for one in other.defects] == ["other_year"]
