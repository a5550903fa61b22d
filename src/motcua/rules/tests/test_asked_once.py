"""What is matched, what stays doubtful, what stays unmatched, and why."""

import pytest

from motcua.rules.asked_once import (
    IssuedResult,
    Judged,
    PaperKind,
    ReplacedComponent,
    RequiredPaper,
    Source,
    Verdict,
    burden_of,
    make_finder,
    precision,
)
from motcua.rules.asked_once.burden import CountedPaper

BUSINESS = PaperKind(
    "business", "…", "CSDL doanh nghiệp",
    ("Giấy chứng nhận đăng ký doanh nghiệp", "Giấy chứng nhận đăng ký kinh doanh"),
)  # fmt: skip
BIRTH = PaperKind("birth", "…", "CSDL hộ tịch", ("Giấy khai sinh", "Trích lục khai sinh"))
IDENTITY = PaperKind("identity", "…", "CSDL dân cư", ("Căn cước", "Căn cước công dân"))
PASSPORT = PaperKind("passport", "…", "CSDL hộ chiếu", ("Hộ chiếu",), never_alone=True)
VET = IssuedResult("1.000001", "Chứng chỉ hành nghề thú y", "Thú y")
FINDER = make_finder(
    kinds=(BUSINESS, BIRTH, IDENTITY, PASSPORT),
    official=(
        ReplacedComponent("2.000001", "Căn cước", "CSDL dân cư"),
        ReplacedComponent("2.000002", "", "CSDL dân cư"),
        ReplacedComponent("2.000003", "Căn cước (thay thế 1 phần)", "CSDL dân cư"),
    ),
    results=(VET, IssuedResult("1.000002", "Giấy chứng nhận", "Đất đai"),
             IssuedResult("1.000003", "Giấy phép nhập khẩu, xuất khẩu giống cây", "Rừng")),
)  # fmt: skip


def find(name, code="9.999999", **more):
    return FINDER.find(RequiredPaper(code, name, **more))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Giấy khai sinh", "CSDL hộ tịch"),
        ("- 01 Bản sao có chứng thực GIẤY KHAI SINH;", "CSDL hộ tịch"),
        ("Bản sao giấy khai sinh hoặc trích lục khai sinh", "CSDL hộ tịch"),
        ("(2) Giấy chứng nhận đăng ký kinh doanh hoặc giấy chứng nhận đăng ký doanh nghiệp",
         "CSDL doanh nghiệp"),
        ("Thẻ căn cước/Căn cước công dân", "CSDL dân cư"),
        ("Chứng chỉ hành nghề thú y (bản sao)", "Chứng chỉ hành nghề thú y"),
        ("Giấy chứng nhận đăng ký doanh nghiệp theo khoản 1 Nghị định số 96/2026/NĐ-CP",
         "CSDL doanh nghiệp"),
    ],
)  # fmt: skip
def test_a_paper_that_begins_with_a_known_name_is_matched(name, target):
    match = find(name)
    assert (match.verdict, match.target) == (Verdict.MATCHED, target)
    assert match.words


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("Giấy khai sinh do cơ quan nước ngoài cấp", "abroad"),
        ("Giấy khai sinh hoặc giấy tờ khác chứng minh quan hệ", "alternatives"),
        ("Hộ chiếu", "never_alone"),
        ("Tài liệu về người con, gồm giấy khai sinh", "inside"),
        ("Giấy chứng nhận đăng ký doanh nghiệp đã cấp", "handed_back"),
        ("Bản chính giấy khai sinh", "only_original"),
        ("Trường hợp con nuôi thì nộp giấy khai sinh", "conditional"),
    ],
)
def test_what_is_ambiguous_is_doubtful_with_its_reason(name, doubt):
    match = find(name)
    assert match.verdict is Verdict.DOUBTFUL
    assert doubt in match.doubts


@pytest.mark.parametrize(
    "name",
    [
        "Đơn đề nghị cấp giấy chứng nhận đăng ký doanh nghiệp",
        "Tờ khai cấp lại giấy khai sinh",
        "02 ảnh kiểu thẻ căn cước",
        "Giấy tờ tùy thân, trừ căn cước công dân",
        "Bản vẽ thiết kế",
        "Giấy chứng nhận",
        "Giấy chứng nhận đủ điều kiện buôn bán",
        "…", "",
    ],
)  # fmt: skip
def test_what_is_another_paper_stays_unmatched(name):
    assert find(name).verdict is Verdict.UNMATCHED


def test_a_list_that_asks_only_where_data_lack_has_asked_once_already():
    match = find("Giấy khai sinh trong trường hợp không khai thác được dữ liệu")
    assert match.verdict is Verdict.ALREADY


def test_the_official_list_goes_first_and_holds_for_its_procedure_only():
    name = "Giấy tờ về nhân thân hoặc căn cước hoặc giấy tờ khác"
    assert find(name, code="2.000001").source is Source.OFFICIAL
    assert find(name).verdict is Verdict.DOUBTFUL


def test_a_listed_component_replaced_in_part_stays_doubtful():
    assert find("Căn cước", code="2.000003").doubts == ("partly",)


def test_a_row_that_lost_its_component_matches_nothing():
    assert find("Bản vẽ thiết kế", code="2.000002").verdict is Verdict.UNMATCHED


def test_the_paper_that_the_procedure_itself_issues_is_what_is_changed():
    again = find("Giấy khai sinh", own_results=("Giấy khai sinh (bản chính)",))
    assert again.doubts == ("own_result",)
    named = find("Chứng chỉ hành nghề thú y", procedure="Cấp lại chứng chỉ hành nghề thú y")
    assert "what_is_changed" in named.doubts


def test_a_result_whose_name_goes_on_is_only_alike():
    assert find("Giấy phép nhập khẩu, xuất khẩu giống").verdict is Verdict.DOUBTFUL
    assert find("Giấy phép nhập khẩu vàng").verdict is Verdict.UNMATCHED


def test_nobody_brings_the_papers_of_all_cases():
    dropped = CountedPaper(0, 2, Verdict.MATCHED)
    other = CountedPaper(1, None, Verdict.UNMATCHED)
    bare = CountedPaper(None, None, Verdict.DOUBTFUL)
    burden = burden_of([
        ("Giấy tờ phải nộp:", [dropped]),
        ("Trường hợp cấp mới", [other, bare]),
        ("Trường hợp cấp lại", [dropped]),
    ])  # fmt: skip
    assert (burden.papers, burden.sheets, burden.unnumbered) == (3, 3, 1)
    assert (burden.droppable, burden.droppable_sheets, burden.doubtful) == (1, 2, 1)


def test_precision_is_of_what_was_called_matched_with_wilsons_interval():
    judged = [Judged(Verdict.MATCHED, True)] * 9 + [Judged(Verdict.MATCHED, False)]
    found = precision([*judged, Judged(Verdict.DOUBTFUL, False)])
    assert (found.judged, found.right) == (10, 9)
    assert found.share == pytest.approx(0.9)
    # Wilson, 95 %, 9 of 10: 0.596 to 0.982.
    assert found.low == pytest.approx(0.5958, abs=1e-4)
    assert found.high == pytest.approx(0.9821, abs=1e-4)


def test_nothing_judged_says_nothing():
    assert (precision([]).low, precision([]).high) == (0.0, 1.0)
