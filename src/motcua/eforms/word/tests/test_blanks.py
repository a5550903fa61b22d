"""Every shape of a blank on lines."""

import pytest

from motcua.eforms.word.tests.documents import add_leader, add_table, asked, drafted, with_lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Họ và tên(1): ..........", [("Họ và tên", "text")]),
        ("Email: ______________", [("Email", "email")]),
        ("Ngày cấp: ……/……/………. Nơi cấp:…………", [("Ngày cấp", "date"), ("Nơi cấp", "text")]),
        ("Ngày tháng năm sinh: ............", [("Ngày tháng năm sinh", "date")]),
        ("cấp ngày ..... tháng ..... năm ........ tại công an", [("cấp ngày", "date")]),
        ("Điện thoại:…………… Fax: ………", [("Điện thoại", "phone"), ("Fax", "phone")]),
        ("Từ ............ đến ............", [("Từ", "date"), ("đến", "date")]),
        ("Số CCCD: {{so_cccd}}", [("Số CCCD", "person_id")]),
        ("«Họ tên»", [("Họ tên", "text")]),
        ("Số căn cước: □□□□□□□□□□□□", [("Số căn cước", "person_id")]),
        ("Diện tích: ........ m2", [("Diện tích", "number")]),
        ("Tổng giá trị: ........ đồng", [("Tổng giá trị", "money")]),
        ("mất vào hồi ... giờ ... phút, ngày ..../..../......", [("mất vào hồi", "date")]),
        (
            "Tốt nghiệp năm:      , ngành      , xếp loại: ......",
            [("Tốt nghiệp năm", "year"), ("ngành", "text"), ("xếp loại", "text")],
        ),
        ("cấp ngày (date): ..... tháng (month) ..... năm (year) ......", [("cấp ngày", "date")]),
        ("gia hạn từ tháng ...../năm 20....", [("gia hạn từ tháng", "date")]),
        ("Kèm theo đơn này là (2)..........", [("Kèm theo đơn này là", "text")]),
        (
            "........ (tên tổ chức) trân trọng đề nghị ....... cấp giấy",
            [("tên tổ chức", "text"), ("trân trọng đề nghị", "text")],
        ),
        ("đề nghị ...... (tên cơ quan) ....... cấp giấy", [("đề nghị", "text")]),
        ("Số lượng: ........", [("Số lượng", "number")]),
        ("Phương tiện vận chuyển: ........", [("Phương tiện vận chuyển", "text")]),
    ],
)
def test_a_blank_is_found_with_its_label_and_type(line, expected):
    assert asked(line) == expected


def test_a_sub_blank_carries_its_lead():
    labels = [label for label, _ in asked("Nơi đăng ký khai sinh: Xã ......... Huyện ........")]
    assert labels == ["Nơi đăng ký khai sinh: Xã", "Nơi đăng ký khai sinh: Huyện"]


def test_a_tab_leader_is_a_blank_and_a_plain_tab_is_none():
    document = with_lines("Một dòng\tkhông có chỗ trống")
    add_leader(document, "Dân tộc:")
    assert [(f["label"], f["kind"]) for f in drafted(document)["fields"]] == [
        ("Dân tộc", "ethnic_group")
    ]


def test_lines_of_dots_go_on_with_the_answer_above():
    assert asked("Đề tài: ..........", "....................", "..........") == [
        ("Đề tài", "long_text")
    ]


def test_and_so_on_is_no_blank():
    assert asked("Giấy tờ khác (hộ chiếu, sổ hộ khẩu,...)", "Họ tên: ........") == [
        ("Họ tên", "text")
    ]


def test_a_blank_named_by_its_note_takes_the_words_of_the_note():
    lines = (
        "Đề nghị cấp ……(1)…… cho đơn vị",
        "(Ký, ghi rõ họ tên)",
        "Ghi chú:",
        "(1) Tên giấy phép",
    )
    assert asked(*lines) == [("Tên giấy phép", "text")]


def test_boxes_with_a_lead_are_one_choice():
    fields = drafted(with_lines("Giới tính: Nam ☐ Nữ ☐"))["fields"]
    assert fields[0]["type"] == "choice"
    assert (fields[0]["kind"], fields[0]["options"]) == ("sex", ["Nam", "Nữ"])


def test_boxes_line_by_line_are_one_choice_and_a_box_alone_is_a_checkbox():
    fields = drafted(with_lines("Hình thức nhận:", "☐ Tại nhà", "☐ Tại quầy"))["fields"]
    assert [(f["label"], f["options"]) for f in fields] == [
        ("Hình thức nhận", ["Tại nhà", "Tại quầy"])
    ]
    assert asked("Thân mến", "Họ tên: .....", "☐ Tôi đồng ý") == [
        ("Họ tên", "text"),
        ("Tôi đồng ý", "checkbox"),
    ]


def test_digit_boxes_in_a_table_are_one_field():
    document = with_lines()
    add_table(document, ("4. Số định danh cá nhân:", *[""] * 12))
    fields = drafted(document)["fields"]
    assert [(f["label"], f["type"]) for f in fields] == [("Số định danh cá nhân", "person_id")]


def test_a_repeating_table_has_columns_but_no_serial_number():
    document = with_lines("Những người cùng đi:")
    add_table(document, ("Stt", "Họ và tên", "Ngày sinh"), ("1", "", ""), ("…", "", ""))
    (table,) = drafted(document)["tables"]
    assert table["label"] == "Những người cùng đi"
    assert [(c["label"], c["type"]) for c in table["columns"]] == [
        ("Họ và tên", "text"),
        ("Ngày sinh", "date"),
    ]


def test_a_cell_names_the_empty_cell_beside_it():
    document = with_lines()
    add_table(document, ("Họ và tên", ""), ("Điện thoại", ""))
    fields = drafted(document)["fields"]
    assert [(f["label"], f["type"]) for f in fields] == [
        ("Họ và tên", "text"),
        ("Điện thoại", "phone"),
    ]


def test_a_label_with_white_space_behind_it_is_a_blank_among_its_like():
    lines = ("1. Nguồn gốc:", "2. Mục đích:", "3. Số lượng:", "- Hạt giống: ........... kg")
    assert [label for label, _ in asked(*lines)] == ["Nguồn gốc", "Mục đích", "Hạt giống"]


def test_words_that_introduce_a_list_are_no_blank():
    assert asked("Tôi cam kết như sau:", "Thông tin chủ hộ:", "Họ tên: .......") == [
        ("Họ tên", "text")
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Địa chỉ: số nhà", "address"),
        ("Thẻ tạm trú số", "text"),
        ("Diện tích (ha)", "number"),
        ("Giá trị còn lại (triệu đồng)", "money"),
        ("Mức lương", "money"),
        ("Số lượng lao động", "number"),
        ("Năm tốt nghiệp", "year"),
        ("Nơi cấp CMND", "text"),
        ("Ghi số căn cước", "person_id"),
        ("Lý do", "long_text"),
        ("Giấy chứng nhận an ninh trật tự", "text"),
        ("Thời gian thực hiện: từ", "date"),
        ("Vi phạm hành chính (có/không)", "choice"),
    ],
)
def test_a_type_is_read_from_the_label(label, expected):
    assert asked(f"{label}: ............")[0][1] == expected
