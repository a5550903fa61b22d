"""Shapes of citizens' forms: boxes in cells, two parties, underlined room, parts of the office."""

from docx.oxml import parse_xml

from motcua.eforms.word.tests.documents import NS14, add_table, asked, drafted, with_lines

BOX = "☐"
TICK = (
    f"<w:sdt {NS14}><w:sdtPr><w14:checkbox/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)


def _choice(document) -> tuple[str, list[str], list[bool]]:
    """Label and options of the one field, and whether each option has its box in the document."""
    (field,) = drafted(document)["fields"]
    assert field["type"] == "choice"
    return field["label"], field["options"], [bool(b) for b in field["option_blanks"]]


def _tabled(lines: tuple[str, ...], *rows: tuple[str, ...]):
    document = with_lines(*lines)
    add_table(document, *rows)
    return document


def test_boxes_in_cells_of_their_own_are_one_choice():
    expected = ("Giới tính", ["Nam", "Nữ"], [True, True])
    assert _choice(_tabled((), ("Giới tính", "Nam", BOX, "Nữ", BOX))) == expected
    assert _choice(_tabled((), ("3. Giới tính:", f"Nam {BOX}", f"Nữ {BOX}"))) == expected
    beside = _tabled(("Đăng ký:",), (BOX, "Cấp mới", BOX, "Cấp lại"))
    assert _choice(beside) == ("Đăng ký", ["Cấp mới", "Cấp lại"], [True, True])


def test_boxes_row_by_row_are_one_choice():
    document = _tabled(("Loại đăng ký:",), ("Cấp mới", BOX), ("Cấp lại", BOX), ("Cấp đổi", BOX))
    assert _choice(document) == ("Loại đăng ký", ["Cấp mới", "Cấp lại", "Cấp đổi"], [True] * 3)
    two = (f"{BOX} Trực tiếp", f"{BOX} Trực tuyến"), (f"{BOX} Bưu chính", "")
    assert _choice(_tabled(("Cách nộp:",), *two))[1] == ["Trực tiếp", "Trực tuyến", "Bưu chính"]


def test_empty_cells_to_mark_with_an_x_are_the_options_of_a_choice():
    lead = "Loại đăng ký (đánh dấu X vào ô thích hợp):"
    document = _tabled((lead,), ("Cấp mới", ""), ("Cấp lại", ""))
    assert _choice(document)[1:] == (["Cấp mới", "Cấp lại"], [False, False])


def test_a_set_of_boxes_goes_on_over_two_lines_and_its_last_option_asks_for_words():
    fields = drafted(
        with_lines(
            "Loại giấy tờ pháp lý:", "□ Căn cước  □ Thẻ A", "□ Hộ chiếu  □ Khác (ghi rõ): ........"
        )
    )["fields"]
    assert fields[0]["options"] == ["Căn cước", "Thẻ A", "Hộ chiếu", "Khác (ghi rõ)"]
    assert [f["label"] for f in fields[1:]] == ["Khác (ghi rõ)"]


def test_words_before_each_box_are_options_though_another_question_follows():
    line = "Giới tính lúc sinh: Trai □ Gái □ Không rõ □ Cân nặng: ……… gam"
    fields = drafted(with_lines(line))["fields"]
    assert fields[0]["options"] == ["Trai", "Gái", "Không rõ"]
    assert (fields[1]["label"], fields[1]["type"]) == ("Cân nặng", "number")


def test_options_each_on_a_line_before_its_box_are_one_choice():
    lines = ("4. Lý do cấp lại:", "- Bị hỏng: □", "- Bị mất: □", "Họ tên: ......")
    first = drafted(with_lines(*lines))["fields"][0]
    assert (first["label"], first["options"]) == ("Lý do cấp lại", ["Bị hỏng", "Bị mất"])


def test_a_box_alone_is_a_checkbox_even_under_a_heading():
    assert asked("Tôi đồng ý:", "☐ Cung cấp thông tin", "Họ tên: .....")[0] == (
        "Cung cấp thông tin",
        "checkbox",
    )


def test_controls_to_tick_are_boxes():
    document = with_lines()
    paragraph = document.add_paragraph("Giới tính: ")
    for word in (" Nam ", " Nữ"):
        paragraph._p.append(parse_xml(TICK))
        paragraph.add_run(word)
    assert _choice(document) == ("Giới tính", ["Nam", "Nữ"], [True, True])


def test_named_rows_of_two_parties_are_a_field_for_each():
    document = _tabled(
        (),
        ("Thông tin", "Bên nữ", "Bên nam"),
        ("Họ, chữ đệm, tên", "", ""),
        ("Ngày sinh", "", ""),
        ("Dân tộc", "", ""),
    )
    said = drafted(document)
    assert said["tables"] == []
    assert [(f["label"], f["kind"] if "kind" in f else f["type"]) for f in said["fields"]] == [
        ("Bên nữ: Họ, chữ đệm, tên", "person_name"),
        ("Bên nam: Họ, chữ đệm, tên", "person_name"),
        ("Bên nữ: Ngày sinh", "date"),
        ("Bên nam: Ngày sinh", "date"),
        ("Bên nữ: Dân tộc", "ethnic_group"),
        ("Bên nam: Dân tộc", "ethnic_group"),
    ]


def test_a_cell_full_of_dots_is_named_by_the_cell_before_it():
    document = _tabled((), ("Họ và tên:", "............"), ("Ngày sinh:", "..../..../......"))
    fields = drafted(document)["fields"]
    assert [(f["label"], f["type"]) for f in fields] == [
        ("Họ và tên", "text"),
        ("Ngày sinh", "date"),
    ]
    assert all(f["blank"] for f in fields)


def test_boxes_for_the_digits_of_a_date_are_a_date():
    assert asked("Ngày sinh: □□/□□/□□□□") == [("Ngày sinh", "date")]


def test_underlined_white_space_is_room_to_write():
    document = with_lines()
    document.add_paragraph("Họ và tên: ").add_run("\t\t").underline = True
    document.add_paragraph("Quê quán: ").add_run(" " * 14).underline = True
    document.add_paragraph("Không có gì").add_run("\t\t")
    assert [f["label"] for f in drafted(document)["fields"]] == ["Họ và tên", "Quê quán"]


def test_a_part_of_the_office_at_the_head_does_not_hide_what_follows():
    document = with_lines()
    add_table(document, ("PHẦN GHI CỦA NGƯỜI NHẬN HỒ SƠ\nSố tiếp nhận: .....", "Mẫu số 11"))
    document.add_paragraph("a) Tên người sử dụng đất: ........")
    assert [f["label"] for f in drafted(document)["fields"]] == ["Tên người sử dụng đất"]
    lines = ("PHẦN GHI CỦA CƠ QUAN", "Số: .....", "PHẦN KHAI CỦA NGƯỜI ĐĂNG KÝ", "Tên đất: .....")
    assert asked(*lines) == [("Tên đất", "text")]


def test_words_that_are_alike_without_their_tones_are_told_apart():
    lines = (
        "Kính gửi: Công an xã .......",
        "Số định danh cá nhân: .........",
        "Trình độ (kỹ sư, cử nhân): ........",
        "Người đại diện (ghi rõ họ tên): ..........",
    )
    assert [label for label, _ in asked(*lines)] == [
        "Số định danh cá nhân",
        "Trình độ (kỹ sư, cử nhân)",
        "Người đại diện",
    ]


def test_the_date_of_signing_is_known_in_english_too_and_beside_other_words():
    name = "Họ và tên: .........."
    for line in (
        "........., date ...... month ...... year ......",
        "(Quản lý sinh viên)\t ……., ngày .... tháng .... năm ……",
    ):
        assert asked(name, line) == [("Họ và tên", "text")]


def test_a_label_at_the_end_of_a_line_has_white_space_behind_it():
    assert asked("Cơ quan cấp: .......... Ngày cấp: ") == [
        ("Cơ quan cấp", "text"),
        ("Ngày cấp", "date"),
    ]


def test_alternatives_in_brackets_are_a_choice():
    fields = drafted(with_lines("đề nghị ........ (cấp mới/cấp đổi/cấp lại) giấy phép"))["fields"]
    assert (fields[0]["label"], fields[0]["options"]) == (
        "đề nghị",
        ["Cấp mới", "Cấp đổi", "Cấp lại"],
    )
    assert asked("Nơi ở (xã/phường): ........") == [("Nơi ở (xã/phường)", "address")]


def test_a_long_numbered_item_is_named_by_all_of_its_words():
    line = (
        "9. Cam kết sử dụng rừng đúng mục đích, chấp hành đúng các quy định của pháp luật, nộp tiền"
        " sử dụng rừng đầy đủ và đúng hạn: theo quy định, kịp thời......"
    )
    ((label, _),) = asked(line)
    assert label.startswith("Cam kết sử dụng rừng")


def test_room_for_another_signature_is_not_asked():
    lines = ("Họ và tên: .........", "Người thứ hai: ..........", "(Ký, ghi rõ họ tên)")
    assert asked(*lines) == [("Họ và tên", "text")]


def test_a_heading_over_a_name_is_no_blank():
    lines = ("II. Người được ủy quyền:", "Họ và tên: .......", "3. Tổ chức thiết kế:")
    assert asked(*lines, "3.1. Tên đơn vị: .......") == [
        ("Họ và tên", "text"),
        ("Tên đơn vị", "text"),
    ]
    assert asked("- Chuyển khoản:", "+ Số tài khoản: .....") == [("Số tài khoản", "text")]


def test_two_parties_may_stand_beside_an_empty_corner():
    document = _tabled(
        (), ("", "CHA", "MẸ"), ("Họ và tên", "", ""), ("Ngày sinh", "", ""), ("Nơi ở", "", "")
    )
    labels = [f["label"] for f in drafted(document)["fields"]]
    assert labels[:2] == ["CHA: Họ và tên", "MẸ: Họ và tên"]


def test_numbered_rows_with_their_answers_are_a_field_each():
    document = _tabled(
        (), ("TT", "Nội dung", "Trả lời"), ("1", "Họ và tên", ""), ("2", "Ngày sinh", ""),
        ("3", "Số điện thoại", ""),
    )  # fmt: skip
    labels = [f["label"] for f in drafted(document)["fields"]]
    assert labels == ["Họ và tên", "Ngày sinh", "Số điện thoại"]


def test_a_report_of_figures_stays_a_table():
    document = _tabled(
        (), ("TT", "Chỉ tiêu", "Số tiền"), ("1", "Doanh thu", ""), ("2", "Chi phí", ""),
        ("3", "Lợi nhuận", ""),
    )  # fmt: skip
    (table,) = drafted(document)["tables"]
    assert [(c["label"], c["type"]) for c in table["columns"]] == [("Số tiền", "money")]


def test_labels_with_a_colon_before_each_box_are_options():
    fields = drafted(with_lines("[02] Lần đầu: □  [03] Bổ sung: □"))["fields"]
    assert fields[0]["options"] == ["Lần đầu", "Bổ sung"]


def test_a_label_over_a_note_that_says_what_to_write_is_a_blank():
    assert asked(
        "Họ tên: .....", "Kinh nghiệm làm việc:", "(ghi đầy đủ thời gian, nơi làm việc)"
    ) == [
        ("Họ tên", "text"),
        ("Kinh nghiệm làm việc", "text"),
    ]
    first = asked("Thuộc đối tượng: (ghi rõ theo quy định)", "Họ tên: .....")[0]
    assert first[0] == "Thuộc đối tượng"


def test_the_last_of_a_list_of_labels_on_a_line_is_a_blank_too():
    labels = [label for label, _ in asked("Trường: ......., ngành: ......., xếp loại:   ")]
    assert labels == ["Trường", "ngành", "xếp loại"]


def test_a_name_asked_before_is_not_asked_again_in_running_text():
    name = "1. Tên cơ quan: .........."
    assert asked(name, "2. …… tên cơ quan …… báo cáo như sau:") == [("Tên cơ quan", "text")]
    assert asked(name, "Nay …… (tên cơ quan) đề nghị cấp giấy") == [("Tên cơ quan", "text")]


def test_lettered_lines_of_dots_are_room_for_the_words_above():
    lines = ("Họ tên: .....", "Tài liệu khác có liên quan:", "a) ..........", "b) ..........")
    assert asked(*lines)[1:] == [("Tài liệu khác có liên quan", "long_text")]


def test_a_cell_of_dots_and_a_unit_is_a_quantity():
    document = _tabled((), ("1", "Mã số thuế", "........."), ("2", "Vốn điều lệ", "......... đồng"))
    fields = drafted(document)["fields"]
    assert [(f["label"], f["type"]) for f in fields] == [
        ("Mã số thuế", "text"),
        ("Vốn điều lệ", "money"),
    ]


def test_two_rows_of_headings_need_not_be_merged():
    document = _tabled(
        ("Danh sách:",),
        ("STT", "Họ và tên", "Giới tính", "", "Ghi chú"),
        ("", "", "Nam", "Nữ", ""),
        ("1", "", "", "", ""),
    )
    (table,) = drafted(document)["tables"]
    labels = [column["label"] for column in table["columns"]]
    assert labels == ["Họ và tên", "Giới tính: Nam", "Nữ", "Ghi chú"]
