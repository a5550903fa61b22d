"""What people write in any script becomes a page; what has no glyph stands as "?"."""

import json

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.documents.letters import FONTS, printable

_PAGE = """#set document(title: "t")
#set text(lang: "vi", font: "Be Vietnam Pro")
#json(bytes(sys.inputs.data))"""


def test_vietnamese_stays_and_other_scripts_are_marked() -> None:
    text = "ẶNGĐđữ ỵ 5 m² – “½” 12.000 đ…"
    assert printable({"a": [text, 3, None]}) == {"a": [text, 3, None]}
    assert printable("王 Ж \U0001f600 →\x01\ufeff") == "? ? ? ???"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_whatever_is_written_can_be_printed(text: str) -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    made = typst.compile(
        _PAGE.encode(), format="pdf", font_paths=fonts, pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(printable(text))},
    )  # fmt: skip
    assert isinstance(made, bytes) and made.startswith(b"%PDF-")
