"""The addresses of blanks: what is printed is read again, and nothing else is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.flat import flat_text
from motcua.eforms.word.package import open_body
from motcua.eforms.word.places import Places
from motcua.eforms.word.spots import NotABlank, Text, parse_blank, room, said
from motcua.eforms.word.tests.documents import add_leader, add_table, content, with_lines


@pytest.mark.parametrize(
    "blank",
    [
        "p7:12-30",
        "p7:12-12",
        "p7:12-30,p8:0-90",
        "p7:d12-18+m25-30+y36-40",
        "p7:h3-6+i10-14+d16-18+m20-22+y24-28",
        "p9#12.13.14",
        "p26?5",
        "p7@12",
        "p7^1",
        "p31_3",
        "t2:r3c2",
        "t1:r1c2-13",
        "t1:r1c2-3.5-6",
        "t3:r2-10n1",
        "t3:r2.4-6",
        "t3:g2",
        "p26?5|p27?1",
        "p26?5||p27?1",
        "p7:12-30;p40:3-9",
    ],
)
def test_an_address_is_read_as_it_was_printed(blank):
    assert said(*parse_blank(blank)) == blank


@pytest.mark.parametrize(
    "text",
    [
        *["", "p7", "p7:30-12", "p7:d5-6+d7-8", "p7:d9-9+m3-4", "t3:r9-2", "t3:r2-99999"],
        *["p7:1-2|p3?1", "p" * 5_000, "p7:1-2;", "P7:1-2", "p7:1-2,", "t1:r1c-3", "p٧:1-2"],
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(NotABlank):
        parse_blank(text)


@given(st.text("pt0123456789:,.;|+#?@^_-rcngdmyhi", max_size=60))
def test_any_text_is_an_address_or_refused(text):
    try:
        spots = parse_blank(text)
    except NotABlank:
        return
    assert parse_blank(said(*spots)) == spots


def test_the_boxes_of_an_address_are_counted():
    assert room("t1:r1c2-13") == 12
    assert room("p9#1.2.3") == 3
    assert room("p7:12-30") is None


def test_every_blank_is_addressed_to_the_letter():
    document = with_lines(
        "1. Họ và tên(1): .......... 2. Dân tộc: ____",
        "Nội dung: ......",
        ".............",
        "cấp ngày ..... tháng ..... năm 20... tại",
        "Số căn cước: □□□□",
        "Giới tính: Nam ☐ Nữ ☐",
    )
    add_leader(document, "Tôn giáo:")
    add_table(document, ("Stt", "Họ và tên"), ("1", ""), ("2", ""), ("Tổng cộng", ""))
    blank = content(document)
    draft = draft_form(blank)
    assert [made.blank for made in draft.fields] == [
        "p4:17-27",
        "p4:40-44",
        "p5:10-16,p6:0-13",
        "p7:d9-14+m21-26+y31-36",
        "p8#13.14.15.16",
        "p9?15|p9?20",
        "p10:9-10",
    ]
    (table,) = draft.tables
    assert (table.blank, table.columns[0].blank) == ("t1:r2-3n1", "t1:g2")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("Họ tên e\u0301\u200b☐□.…_:\t\n()1\xa0", max_size=50), min_size=1, max_size=4)
)
def test_an_address_points_at_dots_whatever_the_letters(texts):
    """Composed letters, letters that are not seen and wide gaps do not shift positions."""
    blank = content(with_lines(*texts, "Email: ........"))
    places = Places(open_body(blank))
    draft = draft_form(blank)
    (email,) = [made for made in draft.fields if made.label.endswith("Email")][-1:]
    (spot,) = parse_blank(email.blank)
    assert isinstance(spot, Text)
    last = spot.ranges[-1]
    assert flat_text(places.paragraphs[last.paragraph - 1])[last.start : last.end] == "........"


def test_the_place_of_signing_belongs_to_the_applicant():
    document = with_lines(
        "Họ tên: ..........",
        "......, ngày .... tháng .... năm ......",
        "NGƯỜI KHAI",
        "(Ký, ghi rõ họ tên)",
        "Xác nhận của UBND xã",
        "......, ngày .... tháng .... năm ......",
        "CHỦ TỊCH",
        "(Ký tên, đóng dấu)",
    )
    draft = draft_form(content(document))
    assert draft.signing_place == "p5:0-6"
    assert draft.signing_date == "p5:d13-17+m24-28+y33-39"
    assert draft.signature == "p7_4"


def test_a_document_that_only_the_office_signs_has_no_applicants_signature():
    document = with_lines("Họ tên: ..........", "CHỦ TỊCH", "(Ký tên, đóng dấu)")
    assert draft_form(content(document)).signature == ""
