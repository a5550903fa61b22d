"""An uploaded year: read, kept with its file, taken, withdrawn; and what then counts."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from motcua.accounts.models import Account, Role
from motcua.journal.models import JournalEntry
from motcua.papi.frozen import NotAFrozenYear, freeze, thaw
from motcua.papi.models import OurProvince, UploadedYear
from motcua.papi.operations.breaks import (
    BreakNotPossible,
    NoSuchProvince,
    choose_province,
    register_break,
    remove_break,
)
from motcua.papi.operations.tables import (
    NotWaiting,
    ReasonMissing,
    SourceMissing,
    TableRefused,
    take_table,
    upload_table,
    withdraw_table,
)
from motcua.papi.queries.panel import held_panel, our_province
from motcua.papi.shipped import shipped
from motcua.papi.tests.sheets import LABELS, sheet_of
from motcua.programmes.tests.world import MONDAY, build, officer
from motcua.rules.papi.breaks import compare
from motcua.rules.papi.scoring import TOTAL, value_of

BINH_DUONG = 74


@pytest.fixture
def analyst(db: None, tmp_path: Path) -> Account:
    """The analyst of a province."""
    province, _department = build(tmp_path)
    return officer("phantich", province, Role.ANALYST)


def book(rows: list[list[Any]]) -> bytes:
    """Return rows as a workbook."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def corrected(year: int = 2024, by: float = 0.1) -> list[list[Any]]:
    """Return the sheet of a held year as PAPI might restate it: one province scores more in 1.1."""
    panel = shipped()
    rows = sheet_of(panel, year)
    column = rows[0].index(panel.provinces[BINH_DUONG].name, LABELS)
    name = panel.years[year].nodes["1.1"].name_vi
    for row in rows:
        whole = row is rows[-1] or row is rows[1]
        if whole or row[0] == name:
            row[column] += by
    return rows


def upload(by: Account, rows: list[list[Any]], **changed: Any) -> UploadedYear:
    given: dict[str, Any] = {
        "content": book(rows), "name": "2024_PAPI.xlsx", "year": 2024, "source": "papi.org.vn",
        "by": by, "at": MONDAY,
    }  # fmt: skip
    return upload_table(**(given | changed))


@pytest.mark.parametrize("year", range(2011, 2025))
def test_a_frozen_year_comes_back_cell_for_cell(year: int) -> None:
    held = shipped().years[year]
    back = thaw(freeze(held))
    assert (back.numbers, back.scores, back.indicators) == (
        held.numbers, held.scores, held.indicators,
    )  # fmt: skip
    assert back.nodes == held.nodes
    assert back.printed == held.printed


def test_what_is_none_of_ours_is_not_thawed() -> None:
    with pytest.raises(NotAFrozenYear):
        thaw({"format": 99})


def test_a_table_counts_only_once_it_was_taken(analyst: Account) -> None:
    shipped_total = value_of(shipped().years[2024], BINH_DUONG, TOTAL)
    assert shipped_total is not None
    waiting = upload(analyst, corrected())
    assert value_of(held_panel().years[2024], BINH_DUONG, TOTAL) == shipped_total
    take_table(uploaded=waiting, by=analyst, at=MONDAY)
    taken = value_of(held_panel().years[2024], BINH_DUONG, TOTAL)
    assert taken == pytest.approx(shipped_total + 0.1)
    assert JournalEntry.objects.filter(tag="papi:table:take").count() == 1
    take_table(uploaded=waiting, by=analyst, at=MONDAY)
    assert JournalEntry.objects.filter(tag="papi:table:take").count() == 1


def test_a_withdrawn_table_gives_way_to_what_counted_before(analyst: Account) -> None:
    first = take_table(uploaded=upload(analyst, corrected()), by=analyst, at=MONDAY)
    second = take_table(uploaded=upload(analyst, corrected(by=0.2)), by=analyst, at=MONDAY)
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(ReasonMissing):
        withdraw_table(uploaded=second, reason=" ", by=analyst, at=MONDAY)
    withdraw_table(uploaded=second, reason="Nhầm bản", by=analyst, at=MONDAY)
    base = value_of(shipped().years[2024], BINH_DUONG, TOTAL) or 0.0
    assert value_of(held_panel().years[2024], BINH_DUONG, TOTAL) == pytest.approx(base + 0.1)
    with pytest.raises(NotWaiting):
        withdraw_table(uploaded=second, reason="Nữa", by=analyst, at=MONDAY)
    with pytest.raises(NotWaiting):
        take_table(uploaded=second, by=analyst, at=MONDAY)


def test_a_copy_of_another_year_is_refused_and_nothing_is_kept(analyst: Account) -> None:
    with pytest.raises(TableRefused) as refused:
        upload(analyst, sheet_of(shipped(), 2019), year=2021, name="2021.xlsx")
    assert "copied_year" in {one.kind for one in refused.value.defects}
    assert refused.value.defects[0].refuses
    with pytest.raises(SourceMissing):
        upload(analyst, corrected(), source=" ")
    assert not UploadedYear.objects.exists()


def test_errors_that_the_layout_does_not_carry_are_kept_where_the_total_is_the_same(
    analyst: Account,
) -> None:
    take_table(
        uploaded=upload(analyst, corrected(2022), year=2022, name="2022.xlsx"), by=analyst,
        at=MONDAY,
    )  # fmt: skip
    now, before = held_panel().years[2022].published, shipped().years[2022].published
    assert now[BINH_DUONG].se is None
    assert before[BINH_DUONG].se is not None
    same = [code for code in before if code != BINH_DUONG and before[code].se is not None]
    assert len(same) > 50
    assert all(now[code].se == before[code].se for code in same)


def test_every_comparison_obeys_a_registered_break_until_it_is_removed(analyst: Account) -> None:
    given: dict[str, Any] = {
        "after": 2023, "numbers": ["1.1"], "kind": "break", "vi": "Đổi câu hỏi", "en": "",
        "source": "Báo cáo", "by": analyst, "at": MONDAY,
    }  # fmt: skip
    assert compare(held_panel().breaks, "1.1", 2023, 2024).comparable
    broken = register_break(**given)
    found = compare(held_panel().breaks, "1.1", 2023, 2024)
    assert not found.comparable
    assert found.reasons[-1].en == "Đổi câu hỏi"
    remove_break(registered=broken, by=analyst, at=MONDAY)
    assert compare(held_panel().breaks, "1.1", 2023, 2024).comparable
    for wrong in ({"numbers": ["abc"]}, {"numbers": []}, {"after": 1990}, {"vi": " "},
                  {"source": ""}):  # fmt: skip
        with pytest.raises(BreakNotPossible):
            register_break(**(given | wrong))


def test_the_panel_costs_two_statements_and_stays_the_same_object(analyst: Account) -> None:
    take_table(uploaded=upload(analyst, corrected()), by=analyst, at=MONDAY)
    first = held_panel()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert held_panel() is first
    assert len(queries) == 2


def test_the_last_choice_of_a_province_holds(db: None) -> None:
    assert our_province() is None
    for code in (1, BINH_DUONG):
        choose_province(code=code, as_example=False, actor="account:1", at=MONDAY)
    assert our_province() == OurProvince.objects.get(code=BINH_DUONG)
    with pytest.raises(NoSuchProvince):
        choose_province(code=3, as_example=False, actor="account:1", at=MONDAY)
