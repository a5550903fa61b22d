"""Who fills a form: what an office issues is told apart from what an applicant asks with."""

import pytest

from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.tests.documents import HEAD, content
from motcua.eforms.word.wording import purpose_words

APPLIES = ("Kính gửi: Sở A", "Tôi là: ..........", "Người làm đơn", "(Ký, ghi rõ họ tên)")
ISSUES = ("Căn cứ Luật A;", "Cấp cho: .........", "Nơi nhận:", "- Lưu: VT.", "THỦ TRƯỞNG CƠ QUAN")


def _draft(title: str, *lines: str):
    from docx import Document

    document = Document()
    for line in (*HEAD[:2], title, *lines):
        document.add_paragraph(line)
    return draft_form(content(document))


@pytest.mark.parametrize(
    "title",
    [
        "GIẤY CHỨNG NHẬN",
        "GIẤY PHÉP XÂY DỰNG",
        "QUYẾT ĐỊNH",
        "BIÊN NHẬN HỒ SƠ",
        "THÔNG BÁO NỘP TIỀN",
    ],
)
def test_what_an_office_issues_is_the_offices_and_says_why(title):
    draft = _draft(title, *ISSUES)
    assert draft.purpose == "office"
    assert draft.said()["purpose_reason"] == draft.purpose_reason
    assert purpose_words(draft.purpose_reason)


@pytest.mark.parametrize(
    "title",
    [
        "ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP",
        "TỜ KHAI",
        "GIẤY ĐỀ NGHỊ",
        "THÔNG BÁO THAY ĐỔI NỘI DUNG",
        "PHIẾU A",
    ],
)
def test_what_an_applicant_fills_is_the_applicants(title):
    assert _draft(title, *APPLIES).purpose == "applicant"


def test_a_notice_that_speaks_in_the_first_person_is_the_applicants():
    assert _draft("THÔNG BÁO", *APPLIES).purpose == "applicant"


def test_a_letter_that_answers_an_application_is_the_offices():
    lines = ("V/v xác nhận đăng ký hội chợ", "Kính gửi: ......", "Trả lời công văn số ........ của")
    assert _draft("", *lines).purpose == "office"
