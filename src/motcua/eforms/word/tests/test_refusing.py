"""Every reason for refusing a file is told in Vietnamese and in English; no input hangs the reader."""

import contextlib
import io
import zipfile
from time import perf_counter

import pytest
from django.utils import translation
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from motcua.eforms.word import package
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.package import REASONS, NotReadable
from motcua.eforms.word.tests.documents import content, with_lines
from motcua.eforms.word.wording import reason_words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONGEST_SECONDS = 5
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole documents takes minutes
WORDS = ["Họ và tên", "ngày", "tháng", "năm", ":", "....", "…", "☐", "\t", "/", "(1)", "(Ký)", "\n",
         "Kính gửi", "PHẦN DÀNH CHO CƠ QUAN", "1.", "- ", "{{a}}", "____", "Nam", "từ", "số", "Nữ ☐",
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a" * 300, " " * 300]  # fmt: skip


def _packed(xml: str, **others: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        for name, data in others.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def _body(inner: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def _encrypted() -> bytes:
    """What a word processor writes for a file under a password: an OLE file, no zip."""
    return package.OLE_HEAD + b"EncryptedPackage" * 8


def _cut_short() -> bytes:
    whole = content(with_lines("Họ tên: ........"))
    return whole[: len(whole) // 2]


def _two_hundred_pages() -> bytes:
    line = "<w:p><w:r><w:t>Điều khoản dài của một văn bản.</w:t></w:r></w:p>"
    return _packed(_body(line * 200 * 45))


BAD = {
    "damaged": _cut_short,
    "old_or_locked": _encrypted,
    "macros": lambda: _packed(_body("<w:p/>"), **{"word__vbaProject.bin": b"x"}),
    "too_long": _two_hundred_pages,
    "too_many_pages": lambda: _packed(
        _body('<w:p><w:r><w:t>Họ tên: .....</w:t><w:br w:type="page"/></w:r></w:p>' * 200)
    ),
    "too_many_letters": lambda: _packed(
        _body(f"<w:p><w:r><w:t>{'chữ ' * 300}</w:t></w:r></w:p>" * 200)
    ),
    "no_blank": lambda: content(with_lines("Chỉ có chữ.")),
    "malformed": lambda: _packed("<w:document"),
    "no_body": lambda: _packed(f'<w:document xmlns:w="{W}"/>'),
    "too_deep": lambda: _packed(_body("<w:sdt>" * 200 + "</w:sdt>" * 200)),
    "entities": lambda: _packed('<!DOCTYPE x [<!ENTITY a "b">]>' + _body("<w:p/>")),
    "too_large": lambda: bytes(package.MAX_FILE + 1),
    "unpacks": lambda: _packed(_body("<w:p/>") + " " * (package.MAX_PART + 1)),
}


@pytest.mark.parametrize("code", sorted(BAD))
def test_a_bad_file_is_refused_with_its_reason_in_both_languages(code):
    begun = perf_counter()
    with pytest.raises(NotReadable) as refused:
        draft_form(BAD[code]())
    assert perf_counter() - begun < LONGEST_SECONDS
    assert refused.value.code == code
    with translation.override("vi"):
        vietnamese = reason_words(refused.value)
    with translation.override("en"):
        english = reason_words(refused.value)
    assert vietnamese != english
    assert not english.isspace()
    assert "%(" not in vietnamese + english


def test_every_reason_has_words():
    for code in REASONS:
        assert reason_words(NotReadable(code, most=1))


def _runs(texts: list[str]) -> str:
    return "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)


LINES = st.lists(st.sampled_from(WORDS), max_size=6).map(lambda t: f"<w:p>{_runs(t)}</w:p>")
CELLS = st.lists(LINES, min_size=1, max_size=3).map(lambda p: f"<w:tc>{''.join(p)}</w:tc>")
ROWS = st.lists(CELLS, min_size=1, max_size=5).map(lambda c: f"<w:tr>{''.join(c)}</w:tr>")
TABLES = st.lists(ROWS, min_size=1, max_size=3).map(lambda r: f"<w:tbl>{''.join(r)}</w:tbl>")


@settings(max_examples=60, deadline=None, phases=QUICK)
@given(st.lists(st.one_of(LINES, TABLES), max_size=6))
def test_any_document_of_lines_and_tables_is_read_or_refused_in_time(blocks):
    begun = perf_counter()
    with contextlib.suppress(NotReadable):
        said = draft_form(_packed(_body("".join(blocks)))).said()
        assert said["fields"] or said["tables"]
        assert all(field["label"] for field in said["fields"])
        assert all(field["type"] for field in said["fields"])
    assert perf_counter() - begun < LONGEST_SECONDS


@settings(max_examples=60, deadline=None, phases=QUICK)
@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(100, 4_000))
def test_two_words_over_and_over_are_read_in_time(one, other, times):
    begun = perf_counter()
    with contextlib.suppress(NotReadable):
        draft_form(_packed(_body(f"<w:p>{_runs([(one + other) * times])}</w:p>")))
    assert perf_counter() - begun < LONGEST_SECONDS
