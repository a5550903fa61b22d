"""Content controls and legacy form fields hold their answers as a word processor would."""

from datetime import date

import pytest
from docx.oxml import parse_xml

from motcua.eforms.word.controls import W14
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.fill import CannotFill, Entry, fill_form
from motcua.eforms.word.package import W
from motcua.eforms.word.tests.documents import NS, NS14, add_xml, content, with_lines
from motcua.eforms.word.tests.filled import body_of

LISTED = (
    '<w:listItem w:displayText="Một năm" w:value="1"/><w:listItem w:displayText="Hai" w:value="2"/>'
)


def _control(properties: str, shown: str = "Bấm để nhập") -> str:
    look = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    inner = f"<w:sdtContent><w:r>{look}<w:t>{shown}</w:t></w:r></w:sdtContent>"
    return f"<w:sdt {NS14}><w:sdtPr>{properties}</w:sdtPr>{inner}</w:sdt>"


def _legacy(data: str, shown: str = '<w:fldChar w:fldCharType="separate"/><w:t>     </w:t>') -> str:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'
    instruction = "<w:instrText> FORMTEXT </w:instrText>"
    return f'<w:r {NS}>{begin}{instruction}{shown}<w:fldChar w:fldCharType="end"/></w:r>'


def _filled(words: str, xml: str, value):
    document = with_lines()
    add_xml(document, words, xml)
    blank = content(document)
    (field,) = draft_form(blank).fields
    return body_of(fill_form(blank, [Entry(field.blank, value)]))


def _text(body) -> str:
    return "".join(t.text for t in list(body.iter(f"{W}p"))[3].iter(f"{W}t"))


def test_a_text_control_shows_the_answer_and_no_hint_or_old_data():
    bound = '<w:showingPlcHdr/><w:dataBinding w:xpath="/a"/><w:text/>'
    body = _filled("Nơi ở: ", _control(bound), "Lam Giang")
    assert _text(body) == "Nơi ở: Lam Giang"
    gone = ("showingPlcHdr", "dataBinding", "rStyle")
    assert not [part for name in gone for part in body.iter(f"{W}{name}")]


def test_a_date_control_keeps_the_day_and_prints_it_by_its_own_pattern():
    control = _control('<w:date><w:dateFormat w:val="d/M/yyyy"/></w:date>')
    body = _filled("Ngày cấp: ", control, date(2026, 3, 9))
    assert _text(body) == "Ngày cấp: 9/3/2026"
    assert next(body.iter(f"{W}date")).get(f"{W}fullDate") == "2026-03-09T00:00:00Z"


def test_a_list_control_takes_only_what_it_lists():
    control = _control(f"<w:dropDownList>{LISTED}</w:dropDownList>")
    assert _text(_filled("Thời hạn: ", control, "Hai")) == "Thời hạn: Hai"
    with pytest.raises(CannotFill, match="the list has no"):
        _filled("Thời hạn: ", control, "Ba")


@pytest.mark.parametrize(("value", "checked", "shown"), [(True, "1", "☒"), (False, "0", "☐")])
def test_a_box_control_is_ticked(value, checked, shown):
    control = _control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐")
    document = with_lines()
    add_xml(document, "", control)
    document.paragraphs[-1].add_run(" Tôi đồng ý")
    blank = content(document)
    (field,) = draft_form(blank).fields
    body = body_of(fill_form(blank, [Entry(field.blank, value)]))
    assert next(body.iter(f"{W14}checked")).get(f"{W14}val") == checked
    assert _text(body) == f"{shown} Tôi đồng ý"


def test_a_control_around_paragraphs_holds_one_paragraph():
    inner = "<w:p><w:r><w:t>Bấm</w:t></w:r></w:p><w:p><w:r><w:t>để nhập</w:t></w:r></w:p>"
    document = with_lines("Lý do:")
    sdt = f"<w:sdt {NS}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    document.paragraphs[-1]._p.addnext(parse_xml(sdt))
    blank = content(document)
    (field,) = draft_form(blank).fields
    body = body_of(fill_form(blank, [Entry(field.blank, "Vì xa")]))
    assert ["".join(p.itertext()) for p in body.iter(f"{W}p")][3:] == ["Lý do:", "Vì xa"]


@pytest.mark.parametrize("shown", ["", '<w:fldChar w:fldCharType="separate"/><w:t>  </w:t>'])
def test_a_legacy_text_field_shows_the_answer(shown):
    body = _filled("Họ và tên: ", _legacy("<w:textInput/>", shown), "Lê An")
    assert _text(body) == "Họ và tên: Lê An"
    stages = [c.get(f"{W}fldCharType") for c in body.iter(f"{W}fldChar")]
    assert stages == ["begin", "separate", "end"]


def test_a_legacy_text_field_takes_no_more_letters_than_it_may():
    with pytest.raises(CannotFill, match="3 letters"):
        _filled("Tên: ", _legacy('<w:textInput><w:maxLength w:val="3"/></w:textInput>'), "Lê An")


def test_a_legacy_list_notes_which_entry_was_taken():
    data = '<w:ddList><w:listEntry w:val="A1"/><w:listEntry w:val="B2"/></w:ddList>'
    body = _filled("Hạng: ", _legacy(data), "B2")
    assert next(body.iter(f"{W}result")).get(f"{W}val") == "1"


def test_a_legacy_box_is_checked():
    document = with_lines()
    add_xml(document, "", _legacy("<w:checkBox><w:default w:val='0'/></w:checkBox>", ""))
    document.paragraphs[-1].add_run(" Tôi đồng ý")
    blank = content(document)
    (field,) = draft_form(blank).fields
    body = body_of(fill_form(blank, [Entry(field.blank, True)]))
    assert next(body.iter(f"{W}checked")).get(f"{W}val") == "1"
