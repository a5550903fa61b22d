"""Whatever bytes arrive, the reader returns forms or refuses them itself."""

import io
import zipfile
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.problems import WorkbookRefused
from motcua.eforms.workbook.tests.edited import FORM, edited
from motcua.eforms.workbook.tests.generated import NASTY
from motcua.eforms.workbook.wording import problem_words

CONTENT = export_workbook([FORM])
with zipfile.ZipFile(io.BytesIO(CONTENT)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
READ = [n for n in PARTS if n.startswith(("xl/worksheets/sheet", "xl/work", "xl/_", "[", "xl/sty"))]
FUZZ = settings(max_examples=50, deadline=4000, suppress_health_check=list(HealthCheck))


def _survives(content: bytes) -> None:
    try:
        forms = import_workbook(content)
    except WorkbookRefused as refused:
        assert all(problem_words(p) for p in refused.problems)
        return
    assert import_workbook(export_workbook(forms)) == forms


@given(st.binary(max_size=300))
@FUZZ
def test_no_bytes_fail_otherwise_than_by_refusal(content: bytes) -> None:
    _survives(content)
    _survives(b"PK\x03\x04" + content)


@given(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=4))
@FUZZ
def test_a_damaged_archive_is_refused(at: int, put: bytes) -> None:
    _survives(CONTENT[:at] + put + CONTENT[at + len(put) :])
    _survives(CONTENT[:at])


_XML = [
    b"", b"<", b">", b"</c>", b"<row r='9'>", b"<c r='ZZ9' t='s'><v>9</v></c>", b"<v>1e999</v>",
    b"<c t='d'><v>x</v></c>", b"<c r='A9' t='b'><v>\xff</v></c>", b"<f/>", b"&amp;", b"&#0;", b"&x;",
    b"<is><t>", b"<mergeCell ref='A1'/>", b"<rPh>", b'"', b" t='q'", b"_x0000_", b"_xD800_", b"-1",
    b"99999999999999999999", b"<!DOCTYPE x>", b"<?xml encoding='utf-16'?>", b"\x00", b"<a:b/>",
]  # fmt: skip


@given(st.sampled_from(READ), st.data())
@FUZZ
def test_a_part_spoilt_inside_is_read_or_refused(name: str, data: st.DataObject) -> None:
    part = PARTS[name]
    for _ in range(data.draw(st.integers(1, 3))):
        marks = [i for i in range(len(part)) if part[i : i + 1] in b'<>"='] or [0]
        at = marks[data.draw(st.integers(0, len(marks) - 1))]
        cut = data.draw(st.integers(0, 12))
        part = part[:at] + data.draw(st.sampled_from(_XML)) + part[at + cut :]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for other, content in PARTS.items():
            packed.writestr(other, part if other == name else content)
    _survives(out.getvalue())


_CELLS: Any = st.one_of(
    st.sampled_from([*[t for t in NASTY if not t.startswith("=") and t not in "\x0b\ufffe"],
                     "page", "check", "calculate", "a", "b", "p", "o", "${a} = 'a'", "(((", "json:[[",
                     "con[1].x", "a.b", "yes", "recommended", "vi, en"]),
    st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6), st.booleans(), st.none(),
)  # fmt: skip
_PLACES = st.sampled_from([
    ("survey", c) for c in ("form", "page", "id", "type", "label::vi", "required", "relevant",
                            "constraint", "calculation", "options", "least", "suggestions",
                            "repeat", "repeat_max")
] + [("choices", c) for c in ("list_name", "name", "label::vi")]
  + [("examples", c) for c in ("example", "today", "complete", "pages", "errors", "derived")]
  + [("answers", c) for c in ("example", "question", "answer")]
  + [("settings", c) for c in ("form", "version", "lang", "law", "word_sha256", "result_channel")]
  + [("outputs", c) for c in ("id", "template", "blank", "value")]
  + [("parties", c) for c in ("role", "full_name")] + [("components", c) for c in ("id", "accept")])  # fmt: skip


@given(st.dictionaries(st.tuples(_PLACES, st.integers(2, 9)), _CELLS, min_size=1, max_size=5))
@FUZZ
def test_any_cells_are_read_or_refused(cells: dict[Any, Any]) -> None:
    _survives(
        edited({(sheet, f"{column}@{row}"): v for ((sheet, column), row), v in cells.items()})
    )
