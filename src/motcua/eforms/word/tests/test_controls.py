"""Content controls, legacy form fields and text boxes."""

from motcua.eforms.word.tests.documents import NS, NS14, add_xml, drafted, with_lines


def _control(properties: str) -> str:
    shown = "<w:sdtContent><w:r><w:t>Bấm để nhập</w:t></w:r></w:sdtContent>"
    return f"<w:sdt {NS14}><w:sdtPr>{properties}</w:sdtPr>{shown}</w:sdt>"


def _legacy(data: str) -> str:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'
    end = '<w:t>     </w:t><w:fldChar w:fldCharType="end"/>'
    return f"<w:r {NS}>{begin}{end}</w:r>"


def _only(words: str, xml: str) -> dict:
    document = with_lines()
    add_xml(document, words, xml)
    (field,) = drafted(document)["fields"]
    return field


def test_a_content_control_is_named_by_the_words_before_it():
    field = _only("Nơi ở hiện nay: ", _control('<w:alias w:val="X"/><w:text/>'))
    assert (field["label"], field["type"]) == ("Nơi ở hiện nay", "address")


def test_a_content_control_alone_is_named_by_its_own_title():
    assert _only("", _control('<w:alias w:val="Dân tộc"/><w:text/>'))["kind"] == "ethnic_group"


def test_a_list_control_brings_its_options():
    items = '<w:listItem w:displayText="Một năm" w:value="1"/><w:listItem w:displayText="Hai" w:value="2"/>'
    field = _only("Thời hạn: ", _control(f"<w:dropDownList>{items}</w:dropDownList>"))
    assert (field["type"], field["options"]) == ("choice", ["Một năm", "Hai"])


def test_a_date_control_is_a_date():
    assert _only("Bắt đầu: ", _control("<w:date/>"))["type"] == "date"


def test_a_legacy_text_field_is_a_blank_and_its_spaces_are_not():
    field = _only("Họ và tên: ", _legacy("<w:textInput/>"))
    assert (field["label"], field["kind"]) == ("Họ và tên", "person_name")


def test_a_legacy_list_brings_its_options():
    data = '<w:ddList><w:listEntry w:val="A1"/><w:listEntry w:val="B2"/></w:ddList>'
    assert _only("Hạng: ", _legacy(data))["options"] == ["A1", "B2"]


def test_a_text_box_is_read_once():
    inner = "<w:txbxContent><w:p><w:r><w:t>Mã số thuế: ........</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = (
        f"<w:r {NS} {mc}><mc:AlternateContent><mc:Choice Requires='wps'>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _only("", xml)["kind"] == "tax_code"
