"""Answers by label or id; whatever does not fit is named, all at once."""

from datetime import date

import pytest

from motcua.eforms.word.answers import WrongAnswers, read_answers
from motcua.eforms.word.fill import Entry

SAID = {
    "fields": [
        {"id": "ho_ten", "label": "Họ tên", "type": "text", "blank": "p4:1-2"},
        {"id": "ngay_cap", "label": "Ngày cấp", "type": "date", "blank": "p5:d1-2+m3-4+y5-6"},
        {"id": "ngay_cap_2", "label": "Ngày cấp", "type": "date", "blank": "p6:1-2"},
        {"id": "so", "label": "Số định danh", "type": "person_id", "blank": "t1:r1c2-13"},
        {
            "id": "gioi_tinh",
            "label": "Giới tính",
            "type": "choice",
            "options": ["Nam", "Nữ"],
            "blank": "p9?1|p9?5",
        },
        {"id": "dong_y", "label": "Đồng ý", "type": "checkbox", "blank": "p10?0"},
        {"id": "tien", "label": "Số tiền", "type": "money", "blank": "p11:1-2"},
        {"id": "khac", "label": "Khác", "type": "text", "blank": ""},
    ],
    "tables": [
        {
            "id": "bang",
            "label": "Người đi cùng",
            "blank": "t3:r2-4n1",
            "columns": [
                {"id": "cot_ten", "label": "Tên", "type": "text", "blank": "t3:g2"},
                {"id": "cot_sinh", "label": "Năm sinh", "type": "year", "blank": "t3:g3"},
            ],
        }
    ],
    "signature": "p40_4",
}
DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("answers", "entries"),
    [
        ({"ho_ten": "An"}, [Entry("p4:1-2", "An")]),
        ({"họ  tên": "An"}, [Entry("p4:1-2", "An")]),
        ({"ngay_cap": "2026-03-09"}, [Entry("p5:d1-2+m3-4+y5-6", DAY)]),
        ({"ngay_cap_2": "9/3/2026"}, [Entry("p6:1-2", DAY)]),
        (
            {"Ngày cấp": ["2026-03-09", None]},
            [Entry("p5:d1-2+m3-4+y5-6", DAY)],
        ),
        ({"Giới tính": "nữ"}, [Entry("p9?1|p9?5", (1,))]),
        ({"Đồng ý": True}, [Entry("p10?0", True)]),
        ({"tien": 1500000}, [Entry("p11:1-2", "1.500.000")]),
        ({"Số định danh": "012345678901"}, [Entry("t1:r1c2-13", "012345678901")]),
        (
            {"bang": [{"Tên": "An", "cot_sinh": 1990}, {}]},
            [Entry("t3:r2-4n1", [{"t3:g2": "An", "t3:g3": "1990"}, {}])],
        ),
        (
            {
                "fields": [{"label": "Họ tên", "value": "An"}],
                "tables": [{"label": "Người đi cùng", "rows": [{"Tên": "An"}]}],
            },
            [Entry("p4:1-2", "An"), Entry("t3:r2-4n1", [{"t3:g2": "An"}])],
        ),
        ({"signature": "Lê An"}, [Entry("p40_4", "Lê An")]),
        ({"ho_ten": ""}, []),
    ],
)
def test_answers_become_entries(answers, entries):
    assert read_answers(SAID, answers) == entries


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"la": "x"}, "asks nothing"),
        ({"Ngày cấp": "2026-03-09"}, "asked 2 times"),
        ({"Ngày cấp": ["2026-03-09"] * 3}, "3 answers"),
        ({"ngay_cap": "30/02/2026"}, "a date"),
        ({"ngay_cap": 5}, "a date"),
        ({"so": "123"}, "12 digits"),
        ({"gioi_tinh": "Khác"}, "one of Nam, Nữ"),
        ({"dong_y": "có"}, "true or false"),
        ({"tien": "nhiều"}, "amount of money"),
        ({"tien": True}, "amount of money"),
        ({"ho_ten": {"a": 1}}, "text is wanted"),
        ({"khac": "x"}, "place in the document is not known"),
        ({"bang": "x"}, "list of rows"),
        ({"bang": [{"Tuổi": 5}]}, "row 1: no column 'Tuổi'"),
        ({"bang": [{}, {"Năm sinh": "90"}]}, "row 2, 'Năm sinh': a year"),
        (["An"], "no JSON object"),
        ({"fields": [{"label": "Họ tên"}]}, "each one has"),
        ({"fields": [{"label": "Họ tên", "value": ["x"]}]}, "text is wanted"),
    ],
)
def test_what_does_not_fit_is_refused(answers, reason):
    with pytest.raises(WrongAnswers, match=reason):
        read_answers(SAID, answers)


def test_every_defect_is_named_at_once():
    with pytest.raises(WrongAnswers) as refused:
        read_answers(SAID, {"la": 1, "ngay_cap": "x", "dong_y": 0})
    assert len(refused.value.reasons) == 3
