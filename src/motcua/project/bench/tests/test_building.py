"""Word files built from the text of forms: every blank of the text stands in the file."""

import pytest

from motcua.eforms.word.draft import draft_form
from motcua.project.bench.eform.building import build
from motcua.project.bench.eform.shapes import Digits, Leader, Row, cut

TEXT = """CƠ QUAN A
-------\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TỜ KHAI
1. Họ và tên (1): ..................\t
\t
2. Số định danh cá nhân:............\t\t\t\t\t\t\t\t\t\t\t
3. Giới tính: Nam □ Nữ □
4. Điện thoại: ............ Email: ................
....., ngày .... tháng .... năm ....
Người khai
(Ký, ghi rõ họ tên)
"""
ASKED = [("Họ và tên", "text"), ("Số định danh cá nhân", "person_id"), ("Giới tính", "choice"),
         ("Điện thoại", "phone"), ("Email", "email")]  # fmt: skip


def test_the_shapes_of_official_forms_are_cut_from_their_text():
    pieces = cut(TEXT)
    assert pieces[0] == Row(
        (
            ("CƠ QUAN A", "-------"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        )
    )
    assert any(isinstance(piece, Leader) for piece in pieces)
    assert Digits("2. Số định danh cá nhân:") in pieces
    assert pieces[-1] == Row(
        ((), ("....., ngày .... tháng .... năm ....", "Người khai", "(Ký, ghi rõ họ tên)"))
    )


@pytest.mark.parametrize("name", [f"form-{n}" for n in range(12)])
def test_however_a_form_is_drawn_the_same_is_asked(name):
    draft = draft_form(build(name, TEXT))
    assert [(made.label, made.type) for made in draft.fields] == ASKED


def test_the_same_text_gives_the_same_file():
    assert build("a", TEXT) == build("a", TEXT)
    assert len({build(f"form-{n}", TEXT) for n in range(12)}) > 1


def test_a_table_drawn_with_bars_becomes_cells():
    assert cut("|\nA\nB\n|\nC\n|") == [Row((("A", "B"), ("C",)))]
