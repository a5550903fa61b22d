"""What is not asked of the applicant."""

import pytest

from motcua.eforms.word.tests.documents import asked

NAME = "Họ và tên: .............."


@pytest.mark.parametrize(
    "line",
    [
        "Kính gửi: ......................",
        "Số: ......./ĐN",
        "........., ngày ..... tháng ..... năm ......",
        "Làm tại ............ ngày ...... tháng ...... năm .......",
        "(Ban hành kèm theo Thông tư số      /2011/TT-BNN ngày    tháng    năm 2011)",
    ],
)
def test_what_the_system_fills_is_not_asked(line):
    assert asked(line, NAME) == [("Họ và tên", "text")]


def test_the_part_of_the_office_is_not_asked():
    office = ("PHẦN DÀNH CHO CƠ QUAN TIẾP NHẬN", "Kết quả: .........", "Lệ phí: .......")
    assert asked(NAME, *office) == [("Họ và tên", "text")]


def test_what_the_commune_confirms_after_the_signature_is_not_asked():
    after = ("Người làm đơn", "(Ký, ghi rõ họ tên)", "Xác nhận của UBND xã", "1. Về nơi ở ........")
    assert asked(NAME, *after) == [("Họ và tên", "text")]


def test_the_number_of_a_legal_text_is_not_asked():
    line = "Theo Nghị định số ..../2018/NĐ-CP ngày    tháng    năm 2018 của Chính phủ"
    assert asked(line, NAME) == [("Họ và tên", "text")]
