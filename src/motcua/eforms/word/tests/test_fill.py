"""Answers in the same document: over the dots, in its font, and nothing else changed."""

import io
import zipfile
from datetime import date, datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.fill import CannotFill, Entry, fill_form
from motcua.eforms.word.package import NotReadable, W
from motcua.eforms.word.tests.documents import (
    NS,
    add_leader,
    add_table,
    add_xml,
    content,
    with_lines,
)
from motcua.eforms.word.tests.filled import body_of, fill, lines, runs_with_looks

DAY = date(1987, 6, 5)


@pytest.mark.parametrize(
    ("line", "value", "expected"),
    [
        ("1. Họ và tên(1): ..........", "Lê An", "1. Họ và tên(1): Lê An"),
        ("Email:______________", "a@b.vn", "Email: a@b.vn"),
        ("Ngày cấp:……/……/……….", DAY, "Ngày cấp: 05/06/1987"),
        ("cấp ngày ..... tháng ..... năm 20... tại", DAY, "cấp ngày 05 tháng 06 năm 1987 tại"),
        ("cấp ngày      tháng     năm      tại", DAY, "cấp ngày 05 tháng 06 năm 1987 tại"),
        ("hưởng trợ cấp......tháng, kể từ", "6", "hưởng trợ cấp 6 tháng, kể từ"),
        ("Số CCCD: {{so_cccd}}", "012345678901", "Số CCCD: 012345678901"),
        ("«Họ tên»", "Lê An", "Lê An"),
        ("Quyết định số: ....../QĐ-...", "12/QĐ-UBND", "Quyết định số: 12/QĐ-UBND"),
        ("Năm sinh: ngày ....../....../......", "1994", "Năm sinh: ngày ....../....../1994"),
        ("gửi ...... (tên cơ quan) ....... cấp", "Sở Y tế", "gửi Sở Y tế (tên cơ quan)  cấp"),
    ],
)
def test_an_answer_stands_over_its_dots(line, value, expected):
    assert lines(fill(with_lines(line), value)) == [expected]


def test_a_moment_has_its_hour():
    document = with_lines("mất vào hồi ... giờ ... phút, ngày ..../..../......")
    assert lines(fill(document, datetime(2026, 3, 9, 8, 5))) == [
        "mất vào hồi 08 giờ 05 phút, ngày 09/03/2026"
    ]


def test_a_long_answer_takes_its_lines_and_drops_the_dots_it_does_not_need():
    document = with_lines("Nội dung: ......", "..............", "..............", "Hết.")
    assert lines(fill(document, "Một câu dài.")) == ["Nội dung: Một câu dài.", "Hết."]


def test_the_lines_of_an_answer_are_kept():
    assert lines(fill(with_lines("Nội dung: ......"), "Một\r\nHai")) == ["Nội dung: Một\nHai"]


def test_an_empty_answer_leaves_the_blank_as_it_is():
    assert lines(fill(with_lines("Họ tên: ......"), "")) == ["Họ tên: ......"]


def test_the_next_label_of_a_line_keeps_about_its_place():
    (line,) = lines(
        fill(with_lines("Tên: ........................ 2. Email: ......"), "An", "a@b.vn")
    )
    before = line.index("2. Email")
    assert 20 <= before <= 30
    assert line.endswith("2. Email: a@b.vn")


def test_control_letters_and_turned_text_are_dropped():
    value = "Lê\x00\x0b\u202eAn\ufffe\ue000"
    assert lines(fill(with_lines("Họ tên: ......"), value)) == ["Họ tên: Lê An"]


def test_a_leader_at_the_end_gives_way_and_one_before_a_label_stays():
    document = with_lines()
    add_leader(document, "Dân tộc:")
    paragraph = document.add_paragraph("Họ tên:\tTôn giáo:\t")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(300), leader=1)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(450), leader=1)
    assert lines(fill(document, "Kinh", "Lê An", "Không")) == [
        "Dân tộc: Kinh",
        "Họ tên: Lê An\tTôn giáo: Không",
    ]


def test_an_answer_too_long_for_its_tab_does_not_push_the_next_label_to_the_margin():
    document = with_lines()
    paragraph = document.add_paragraph("Họ tên:\tTôn giáo:\t")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(120), leader=1)
    name = "Công Tằng Tôn Nữ Thị Minh Hương"
    assert lines(fill(document, name, None)) == [f"Họ tên: {name}   Tôn giáo:\t"]


def test_digits_stand_one_to_a_box():
    document = with_lines("Số căn cước: □□□□")
    add_table(document, ("Số định danh:", *[""] * 12))
    filled = fill(document, "1234", "012345678901")
    assert [r.text for p in body_of(filled).iter(f"{W}p") for r in p.iter(f"{W}bdr")] == [None] * 4
    assert lines(filled)[0].replace("\u2009", "") == "Số căn cước: 1234"
    row = Document(io.BytesIO(filled)).tables[0].rows[0]
    assert [cell.text for cell in row.cells][1:] == list("012345678901")


def test_too_many_digits_for_the_boxes_are_refused():
    with pytest.raises(CannotFill, match="4 boxes"):
        fill(with_lines("Số căn cước: □□□□"), "12345")


@pytest.mark.parametrize(("chosen", "expected"), [(0, "Nam ☒ Nữ ☐"), (1, "Nam ☐ Nữ ☒")])
def test_the_chosen_box_is_ticked(chosen, expected):
    assert lines(fill(with_lines("Giới tính: Nam ☐ Nữ ☐"), chosen)) == [f"Giới tính: {expected}"]


def test_a_symbol_is_ticked_in_its_own_font():
    document = with_lines("Loại giấy: ")
    for words in (" Mới ", " Cũ"):
        box = f'<w:r {NS}><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
        document.paragraphs[-1]._p.append(parse_xml(box))
        document.paragraphs[-1].add_run(words)
    symbols = [s.get(f"{W}char") for s in body_of(fill(document, 1)).iter(f"{W}sym")]
    assert symbols == ["F0A8", "F0FE"]


def test_a_table_grows_by_copies_of_its_blank_row_and_is_numbered():
    document = with_lines("Những người cùng đi:")
    add_table(
        document, ("Stt", "Họ tên", "Ngày sinh"), ("1", "", ""), ("…", "", ""), ("Tổng số", "", "")
    )
    people = [{"t1:g2": f"Người {n}", "t1:g3": DAY} for n in range(4)]
    table = Document(io.BytesIO(fill(document, people))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1:5] == [[str(n + 1), f"Người {n}", "05/06/1987"] for n in range(4)]
    assert rows[5] == ["Tổng số", "", ""]


def test_blank_rows_to_spare_stay():
    document = with_lines("Những người cùng đi:")
    add_table(document, ("Stt", "Họ tên"), ("1", ""), ("2", ""))
    table = Document(io.BytesIO(fill(document, [{"t1:g2": "An"}]))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [["1", "An"], ["2", ""]]


def test_an_answer_has_the_font_and_size_of_its_blank_and_is_not_bold():
    document = with_lines()
    paragraph = document.add_paragraph()
    paragraph.add_run("Họ tên: ").bold = True
    dots = paragraph.add_run("..........")
    dots.bold, dots.font.name, dots.font.size = True, "Arial", Pt(15)
    filled = Document(io.BytesIO(fill(document, "Lê An")))
    answer = filled.paragraphs[-1].runs[-1]
    assert (answer.text, answer.font.name, answer.font.size) == ("Lê An", "Arial", Pt(15))
    assert not answer.bold
    assert filled.paragraphs[-1].runs[0].bold


def test_an_answer_that_repeats_stands_in_every_place():
    blank = content(with_lines("Tên: .....", "Tôi là ....."))
    assert lines(fill_form(blank, [Entry("p4:5-10;p5:7-12", "An")])) == ["Tên: An", "Tôi là An"]


def test_the_signers_name_stands_on_an_empty_line_below():
    document = with_lines(
        "Họ tên: .....", "NGƯỜI KHAI", "(Ký, ghi rõ họ tên)", "", "", "", "", "", "Hết"
    )
    blank = content(document)
    filled = lines(fill_form(blank, [Entry(draft_form(blank).signature, "Lê An")]))
    assert filled == [
        "Họ tên: .....",
        "NGƯỜI KHAI",
        "(Ký, ghi rõ họ tên)",
        "",
        "",
        "",
        "Lê An",
        "",
        "Hết",
    ]


def test_everything_outside_the_blanks_is_unchanged():
    document = with_lines(
        "1. Họ và tên: .......... sinh ngày ..... tháng ..... năm ....... tại Hà Nội",
        "Không có gì ở đây, kể cả\tkhoảng  trống",
    )
    document.paragraphs[-1].add_run("đậm").bold = True
    add_table(document, ("Điện thoại", ""), ("Chữ", "giữ nguyên"))
    blank = content(document)
    filled = fill(document, "Lê An", DAY, "0912345678")
    before, after = runs_with_looks(blank), runs_with_looks(filled)
    answers = ["Lê An", "05", "06", "1987", "0912345678"]
    kept = "".join(letter for letter, _ in after)
    for answer in answers:
        assert answer in kept
        at = kept.index(answer)
        del after[at : at + len(answer)]
        kept = kept[:at] + kept[at + len(answer) :]
    assert [one for one in after if one[0] not in " ."] == [
        one for one in before if one[0] not in " ."
    ]


def test_every_other_part_keeps_its_bytes_and_the_same_answers_give_the_same_file():
    document = with_lines("Họ tên: .....")
    blank = content(document)
    entries = [Entry("p4:8-13", "An")]
    filled = fill_form(blank, entries)
    assert filled == fill_form(blank, entries)
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(io.BytesIO(filled)) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            assert name == "word/document.xml" or old.read(name) == new.read(name)


@pytest.mark.parametrize(
    ("blank", "value", "reason"),
    [
        ("p99:0-3", "An", "no such paragraph"),
        ("p4:5-900", "An", "shorter"),
        ("nonsense", "An", "no address"),
        ("p4:8-13", True, "text or a date"),
        ("p4:8-13", 7, "text or a date"),
        ("p4:d8-9+m10-11+y12-13", "hôm qua", "a date is wanted"),
        ("p4?8", True, "no such place"),
        ("p4?8", "x", "yes or no"),
        ("p4@3", "An", "no content control"),
        ("p4^1", "An", "no content control"),
        ("t9:r1c1", "An", "no such table"),
        ("t1:r9c1", "An", "no such place"),
        ("t1:r2n1", "An", "rows are wanted"),
        ("t1:r2", [{"t2:g1": "An"}], "no column"),
        ("t1:r2", [{"t1:g9": "An"}], "no such place"),
        ("t1:g2", "An", "rows of its table"),
        ("p4?1|p4?2", 5, "no such option"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(blank, value, reason):
    document = with_lines("Họ tên: .....")
    add_table(document, ("Stt", "Họ tên"), ("1", ""))
    with pytest.raises(CannotFill, match=reason):
        fill_form(content(document), [Entry(blank, value)])


def test_two_answers_in_one_place_are_refused():
    blank = content(with_lines("Họ tên: ....."))
    with pytest.raises(CannotFill, match="two answers"):
        fill_form(blank, [Entry("p4:8-13", "An"), Entry("p4:10-12", "Bình")])


def test_another_file_than_the_forms_own_is_refused():
    blank = content(with_lines("Họ tên: ....."))
    with pytest.raises(CannotFill, match="not the one"):
        fill_form(blank, [], sha256="0" * 64)


def test_a_text_box_is_filled_for_old_and_new_words():
    inner = "<w:txbxContent><w:p><w:r><w:t>Mã số thuế: ........</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = (
        f"<w:r {NS} {mc}><mc:AlternateContent><mc:Choice Requires='wps'>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = with_lines()
    add_xml(document, "", xml)
    boxes = body_of(fill(document, "0301234567")).iter(f"{W}txbxContent")
    assert ["".join(b.itertext()) for b in boxes] == ["Mã số thuế: 0301234567"] * 2


WORDS = st.text("Lê Văn Ân đ.…_☐:/()\n\t\x01\u202e1234", max_size=60)


@settings(max_examples=30, deadline=None)
@given(WORDS, WORDS)
def test_any_answer_is_written_and_nothing_else_moves(name, reason):
    document = with_lines("Họ tên: ........ Email: a@b.vn", "Lý do: ......", ".......", "Hết.")
    filled = fill(document, name, reason)
    text = "\n".join(lines(filled))
    assert text.startswith("Họ tên: ")
    assert "Email: a@b.vn\nLý do: " in text
    assert text.endswith("Hết.")


BLANKS = st.text("pt0123456789:,.;|+#?@^_-rcngdmyhi", max_size=24)
VALUES = st.one_of(
    WORDS,
    st.booleans(),
    st.integers(-2, 40),
    st.dates(),
    st.lists(st.dictionaries(BLANKS, WORDS, max_size=2), max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(BLANKS, VALUES), max_size=4))
def test_any_entries_are_filled_or_refused(entries):
    document = with_lines("Họ tên: ........ ☐ ngày ...../...../.....")
    add_table(document, ("Stt", "Họ tên"), ("1", ""))
    try:
        filled = fill_form(content(document), [Entry(*entry) for entry in entries])
    except (CannotFill, NotReadable):
        return
    Document(io.BytesIO(filled))


@given(st.binary(max_size=300))
def test_any_bytes_are_filled_or_refused(data):
    with pytest.raises(NotReadable):
        fill_form(data, [])


def test_what_the_form_repeats_in_running_text_is_asked_once_and_stands_in_both_places():
    document = with_lines(
        "...... (tên tổ chức) đề nghị xét", "Nay ...... (tên tổ chức) cam kết đúng"
    )
    assert lines(fill(document, "Hội A")) == [
        "Hội A (tên tổ chức) đề nghị xét",
        "Nay Hội A (tên tổ chức) cam kết đúng",
    ]
