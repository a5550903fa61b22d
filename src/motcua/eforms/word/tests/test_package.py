"""Files that are refused, with the reason, and never hang the reader."""

import contextlib
import io
import zipfile
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.eforms.word import package
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.package import NotReadable
from motcua.eforms.word.tests.documents import content, with_lines

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _packed(xml: str, **others: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        for name, data in others.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def _body(inner: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def test_a_file_that_is_no_word_file_is_refused():
    with pytest.raises(NotReadable, match="damaged"):
        draft_form(b"hello")


def test_an_old_or_locked_file_is_refused_with_advice():
    with pytest.raises(NotReadable, match="without a password"):
        draft_form(package.OLE_HEAD + bytes(100))


def test_a_file_with_macros_is_refused():
    with pytest.raises(NotReadable, match="macros"):
        draft_form(_packed(_body("<w:p/>"), **{"word__vbaProject.bin": b"x"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(package, "MAX_PART", 100_000)
    with pytest.raises(NotReadable, match="unpacks"):
        draft_form(_packed(_body("<w:p/>") + " " * 1_000_000))


def test_entities_are_refused():
    doctype = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'
    with pytest.raises(NotReadable, match="entities"):
        draft_form(_packed(doctype + _body("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>")))


def test_deep_nesting_is_refused():
    with pytest.raises(NotReadable):
        draft_form(_packed(_body("<w:sdt>" * 240 + "</w:sdt>" * 240)))


@pytest.mark.parametrize(
    "layer",
    [
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ],
)
def test_what_is_nested_as_deeply_as_allowed_is_read_once(layer):
    inner = "<w:p><w:r><w:t>Email: ........</w:t></w:r></w:p>"
    times = (package.MAX_DEPTH - 6) // layer[0].count("<")
    said = draft_form(_packed(_body(layer[0] * times + inner + layer[1] * times))).said()
    assert [field["type"] for field in said["fields"]] == ["email"]


def test_too_many_paragraphs_are_refused():
    with pytest.raises(NotReadable, match="paragraphs"):
        draft_form(_packed(_body("<w:p/>" * (package.MAX_PARAGRAPHS + 1))))


def test_a_document_without_a_blank_is_refused():
    with pytest.raises(NotReadable, match="no blank"):
        draft_form(content(with_lines("Chỉ có chữ.")))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(NotReadable):
        draft_form(data)


@given(st.lists(st.text("Họ tên ngày tháng năm/.…_☐:()1-\t{}", max_size=80), max_size=6))
def test_any_lines_are_read_or_refused(lines):
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with contextlib.suppress(NotReadable):
        said = draft_form(_packed(_body(inner))).said()
        assert said["fields"] or said["tables"]


@pytest.mark.parametrize("letter", [" ", ".", "…", "☐", "(", "ngày ", " /", ". ", "{", "1."])
def test_long_lines_of_one_thing_are_read_quickly(letter):
    inner = f'<w:p><w:r><w:t xml:space="preserve">a {letter * 20_000} z</w:t></w:r></w:p>'
    begun = perf_counter()
    with contextlib.suppress(NotReadable):
        draft_form(_packed(_body(inner)))
    assert perf_counter() - begun < 5
