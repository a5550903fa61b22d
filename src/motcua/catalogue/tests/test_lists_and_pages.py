"""The public list, its filters with their counts, and a procedure's page."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from motcua.catalogue.queries import (
    NO_LEVEL,
    Filters,
    ProcedureNotFound,
    find_facets,
    find_procedures,
    get_procedure_page,
)
from motcua.catalogue.queries.published import procedure_counts
from motcua.catalogue.tests.records import MONDAY, record, take

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    take(
        tmp_path,
        record(),
        record("1.000656", "Thủ tục đăng ký khai tử", subjects=["Công dân Việt Nam", "Người nước ngoài"]),
        record("2.002043", "Đăng ký thành lập công ty cổ phần", field="Doanh nghiệp", levels=["tinh", "bo"],
               promulgating_agency="Bộ Tài chính", subjects=["Doanh nghiệp"], online_level="toan_trinh"),
        record("1.000005", "Áo thủ tục hải quan", field="Hải quan", levels=["xa"], promulgating_agency="Bộ Tài chính",
               executing_agency="Chi cục Hải quan khu vực", subjects=["Doanh nghiệp"]),
    )  # fmt: skip


def _codes(**filters: str) -> list[str]:
    return [row.code for row in find_procedures(filters=Filters(**filters), on=TODAY).rows]


def test_without_words_the_list_is_by_name_as_people_would_look_it_up(catalogue: None) -> None:
    assert _codes() == ["1.000005", "2.002043", "1.001193", "1.000656"]


def test_what_stands_before_a_name_by_mistake_does_not_bring_it_first(
    tmp_path: Path, catalogue: None
) -> None:
    take(
        tmp_path, record("1.000007", ". Đổi giấy phép"), record("1.000008", "1. Ăn uống công cộng")
    )
    assert _codes()[:3] == ["1.000008", "1.000005", "2.002043"]
    assert _codes()[-1] == "1.000656"


def test_filters_leave_what_was_chosen_and_work_together(catalogue: None) -> None:
    assert _codes(field="Hộ tịch") == ["1.001193", "1.000656"]
    assert _codes(field="Hộ tịch", subject="foreigner") == ["1.000656"]
    assert _codes(agency="Bộ Tài chính", online="full") == ["2.002043"]
    assert _codes(level="province") == ["2.002043"]
    assert _codes(field="Không có") == []


def test_a_level_that_cannot_be_is_not_offered(catalogue: None) -> None:
    assert _codes(level="commune") == ["1.001193", "1.000656"]
    page = get_procedure_page(code="1.000005", on=TODAY)
    assert (page.levels, page.doubtful_levels) == ((), ("commune",))
    assert _codes(level=NO_LEVEL) == ["1.000005"]
    facets = find_facets(filters=Filters(), on=TODAY)
    assert {value.value: value.count for value in facets.level}[NO_LEVEL] == 1


def test_levels_and_what_names_none_add_up_to_all_beside_what_several_carry_out(
    catalogue: None,
) -> None:
    counts = procedure_counts(on=TODAY)
    assert (counts.total, counts.unlevelled, counts.shared) == (4, 1, 1)
    assert counts.by_level == {"commune": 2, "province": 1, "ministry": 1}


def test_words_bring_the_best_first_and_filters_narrow_them(catalogue: None) -> None:
    assert _codes(q="khai sinh")[0] == "1.001193"
    assert _codes(q="đăng ký", field="Doanh nghiệp") == ["2.002043"]


def test_a_page_beyond_the_last_is_the_last(catalogue: None) -> None:
    found = find_procedures(filters=Filters(), on=TODAY, page=9, per_page=3)
    assert (found.page, found.pages, found.total, len(found.rows)) == (2, 2, 4, 1)


def test_facets_count_under_the_other_choices_and_not_under_their_own(catalogue: None) -> None:
    facets = find_facets(filters=Filters(field="Hộ tịch"), on=TODAY)
    assert {value.value: value.count for value in facets.field} == {
        "Doanh nghiệp": 1, "Hải quan": 1, "Hộ tịch": 2,
    }  # fmt: skip
    assert {value.value: value.count for value in facets.subject} == {"citizen": 2, "foreigner": 1}
    assert [value.value for value in facets.field if value.is_chosen] == ["Hộ tịch"]
    assert {value.value: value.count for value in facets.online} == {"open": 0}


def test_a_page_tells_what_changed_and_when(catalogue: None, tmp_path: Path) -> None:
    take(
        tmp_path, record(limit=5, requirements="Có giấy chứng sinh"), at=MONDAY + timedelta(days=7)
    )
    before = get_procedure_page(code="1.001193", on=TODAY)
    after = get_procedure_page(code="1.001193", on=date(2026, 11, 9))
    assert (before.limits[0].quantity, after.limits[0].quantity) == ("3", "5")
    assert [entry.number for entry in before.history] == [1]
    newest, oldest = after.history
    assert newest.changed == ("conditions", "terms")
    assert (oldest.valid_from, oldest.valid_to) == (date(2026, 11, 2), date(2026, 11, 9))


def test_there_is_no_page_before_a_procedure_held_or_for_what_never_did(catalogue: None) -> None:
    for code, on in (("1.001193", date(2026, 11, 1)), ("9.999999", TODAY)):
        with pytest.raises(ProcedureNotFound):
            get_procedure_page(code=code, on=on)


def test_the_longest_name_is_listed_whole(tmp_path: Path) -> None:
    name = "Đăng ký biến động " + "quyền sử dụng đất, " * 90
    take(tmp_path, record("1.013831", name))
    row = find_procedures(filters=Filters(q="đăng ký biến động"), on=TODAY).rows[0]
    assert len(row.name) > 1_200
