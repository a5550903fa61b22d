"""What is wrong with a workbook, in words: the place, the reason, what to do."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from motcua.eforms.workbook.problems import Problem
from motcua.rules.form_logic.spelling import FUNCTIONS, INFIX

Params = dict[str, str]


def problem_words(problem: Problem) -> str:
    """Return a sentence or two in the language that is active, with sheet and cell before them."""
    words = reason_words(problem)
    if problem.sheet and problem.cell:
        place = _("Trang %(sheet)s, ô %(cell)s") % {"sheet": problem.sheet, "cell": problem.cell}
    elif problem.sheet:
        place = _("Trang %(sheet)s") % {"sheet": problem.sheet}
    else:
        return words
    return f"{place}: {words}"


def reason_words(problem: Problem) -> str:
    """Return what is wrong, without the place."""
    params = problem.params
    if problem.code == "document":
        return defect_words(params["reason"])
    if problem.code.startswith("spelling_"):
        return _spelling(problem.code.removeprefix("spelling_"), params)
    return _words()[problem.code] % params


def _words() -> dict[str, str]:
    return {
        # the file
        "too_large": _("Tệp nặng hơn %(most)s MB."),
        "too_large_unpacked": _("Tệp bung ra lớn hơn %(most)s MB, không phải tệp biểu mẫu."),
        "too_many_parts": _("Tệp có hơn %(most)s phần bên trong, không phải tệp biểu mẫu."),
        "too_many_elements": _("Tệp có quá nhiều ô. Xin chia thành nhiều tệp."),
        "too_many_cells": _("Tệp có hơn %(most)s ô có nội dung. Xin chia thành nhiều tệp."),
        "too_many_rows": _("Một trang tính có hơn %(most)s dòng. Xin chia thành nhiều tệp."),
        "damaged": _("Không đọc được tệp: không phải tệp .xlsx, hoặc tệp bị hỏng. Xin mở bằng Excel rồi lưu lại."),
        "old_or_locked": _("Tệp kiểu cũ (.xls) hoặc có mật khẩu. Xin lưu lại thành .xlsx, không đặt mật khẩu."),
        "declares_entities": _("Tệp khai báo thực thể XML, điều Excel không bao giờ làm."),
        "macros": _("Tệp có macro. Xin lưu lại thành .xlsx, không có macro."),
        "external_links": _("Tệp lấy dữ liệu từ tệp khác. Xin bỏ liên kết (Dữ liệu, Sửa liên kết) rồi lưu lại."),
        "active_parts": _("Tệp có phần nhúng hoặc nguồn dữ liệu bên ngoài (%(name)s). Xin bỏ đi rồi lưu lại."),
        # sheets and columns
        "sheet_twice": _("Có hai trang tính cùng tên."),
        "unknown_sheet": _("Không có trang tính nào tên như vậy. Các trang được dùng: %(known)s."),
        "sheet_missing": _("Thiếu trang tính này."),
        "no_headings": _("Dòng đầu phải là tên các cột."),
        "unknown_column": _("Không có cột nào tên “%(found)s”. Xem trang Hướng dẫn."),
        "column_twice": _("Cột “%(found)s” có hai lần."),
        "no_heading": _("Ô này ở một cột không có tên."),
        "formula": _("Có công thức. Xin thay bằng giá trị (Sao chép, Dán giá trị)."),
        "merged": _("Có ô gộp. Xin bỏ gộp ô."),
        "bad_character": _("Ô có ký tự không lưu được. Xin gõ lại."),
        "error_value": _("Ô có lỗi của Excel: %(found)s."),
        # rows
        "no_forms": _("Không có biểu mẫu nào."),
        "too_many_forms": _("Nhiều hơn %(most)s biểu mẫu. Xin chia thành nhiều tệp."),
        "form_too_large": _("Biểu mẫu này có hơn %(most)s dòng."),
        "form_twice": _("Biểu mẫu “%(found)s” đã có ở dòng trên."),
        "form_missing": _("Chưa ghi dòng này thuộc biểu mẫu nào."),
        "form_unknown": _("Không có biểu mẫu “%(found)s” ở trang settings."),
        "not_here": _("Cột này không dùng cho dòng loại %(kind)s. Xin để trống."),
        "id_twice": _("“%(found)s” đã dùng ở %(first)s. Mỗi mã chỉ dùng một lần."),
        "page_differs": _("Dòng page này có mã %(wanted)s mà cột page ghi %(found)s."),
        "page_unknown": _("Không có trang “%(found)s” ở các dòng trên."),
        "page_missing": _("Câu hỏi phải đứng sau một dòng page."),
        "check_of_nothing": _("Không có câu hỏi “%(found)s” ở các dòng trên để kiểm tra."),
        "list_unknown": _("Không có danh sách “%(found)s” ở trang choices."),
        "list_unused": _("Không câu hỏi nào dùng danh sách “%(found)s”."),
        "role_unknown": _("“%(found)s” không phải là applicant, subject hay authorised."),
        "output_unknown": _("Văn bản “%(found)s” chưa có dòng đầu ghi mẫu và tên."),
        "example_unknown": _("Không có ví dụ “%(found)s” ở trang examples."),
        "answer_missing": _("Chưa ghi câu trả lời. Không trả lời thì bỏ cả dòng."),
        "bad_question": _("“%(found)s” không phải là mã câu hỏi, như con_ho_ten, noi_o.commune, con[1].ho_ten."),
        "answered_twice": _("Câu “%(found)s” đã có câu trả lời ở dòng trên."),
        "row_skipped": _("%(found)s: các mục phải đánh số liền nhau từ 1."),
        # cells
        "not_yes_or_no": _("“%(found)s”: xin ghi yes hoặc no."),
        "not_whole": _("“%(found)s” không phải là số nguyên."),
        "bad_json": _("Không đọc được nội dung sau “json:”."),
        "bad_error_line": _("Mỗi dòng xin ghi: mã câu hỏi, dấu hai chấm, mã lỗi."),
        "bad_pair_line": _("Mỗi dòng xin ghi: mã, dấu bằng có khoảng trắng hai bên, giá trị."),
        "pair_twice": _("Có một mã ghi hai lần."),
        # conditions
        "circular": _("Các điều kiện hỏi vòng quanh nhau: %(names)s. Xin bỏ một điều kiện."),
        "looks_ahead": _("%(name)s được hỏi ở dưới. Điều kiện chỉ được hỏi những câu đứng trước."),
        "name_unknown": _("Không có câu hỏi hay giá trị nào tên %(name)s."),
    }  # fmt: skip


def _spelling(code: str, params: Params) -> str:
    place = _("Ký tự thứ %(position)s") % params
    words = {
        "too_long": _("điều kiện dài quá."),
        "too_deep": _("quá nhiều dấu ngoặc lồng nhau."),
        "unknown_character": _("không hiểu “%(about)s”."),
        "unfinished_text": _("dấu nháy này chưa được đóng lại."),
        "unknown_word": _("không hiểu “%(about)s”. Câu hỏi viết là ${ma}, chữ viết trong dấu nháy 'như thế này'."),
        "unknown_function": _("không có hàm “%(about)s”. Xem trang Hướng dẫn."),
        "expected_value": _("thiếu một giá trị hay câu hỏi ở đây."),
        "expected_end": _("“%(about)s” đứng không đúng chỗ; có thể thiếu and, or hay một dấu."),
        "expected_bracket": _("thiếu dấu đóng ngoặc."),
        "bad_name": _("“%(about)s” không phải là mã câu hỏi."),
        "bad_number": _("số này lớn quá hoặc viết sai."),
        "bad_date": _("ngày viết là date('2025-07-01')."),
        "bad_constant": _("trong ngoặc của %(about)s() không ghi gì."),
        "bad_list": _("danh sách chỉ gồm chữ trong dấu nháy hoặc số, ít nhất một mục."),
        "chained": _("so sánh từng đôi một và nối bằng and."),
        "looks_like_name": _("chữ không được bắt đầu bằng $ hay @."),
    }[code]  # fmt: skip
    return f"{place}: {words % params}"


def _kinds(found: str) -> str:
    names = {
        "text": _("chữ"), "number": _("số"), "date": _("ngày"), "boolean": _("đúng hoặc sai"),
        "texts": _("danh sách chữ"), "numbers": _("danh sách số"),
        "partial_date": _("ngày không đầy đủ"), "group": _("địa chỉ"), "rows": _("nhóm lặp"),
    }  # fmt: skip
    return ", ".join(names.get(kind.strip(), kind.strip()) for kind in found.split(","))


def defect_words(reason: str) -> str:
    """Return a defect of a form document in words; as it is when nobody has put it into words."""
    for pattern, words in _DEFECTS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found is not None:
            return words(*found.groups())
    return reason


_DEFECTS: tuple[tuple[str, Callable[..., str]], ...] = (
    ("missing", lambda: _("Chỗ này không được để trống.")),
    ("empty", lambda: _("Chỗ này không được để trống.")),
    ("unknown key", lambda: _("Cột này không dùng cho loại câu hỏi này. Xin để trống.")),
    ("not an object|not a list|not a list of texts", lambda: _("Nội dung không đúng kiểu.")),
    ("not a text, or too long", lambda: _("Chữ dài quá.")),
    (r"not of the form (.*)", lambda _form: _("Viết không đúng kiểu. Mã chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.")),
    ("neither true nor false", lambda: _("Xin ghi yes hoặc no.")),
    (r"not a whole number from (-?\d+) to (-?\d+)",
     lambda least, most: _("Xin ghi số nguyên từ %(least)s đến %(most)s.") % {"least": least, "most": most}),
    (r"'?(.*?)'? is none of (.*)",
     lambda found, known: _("“%(found)s” không dùng được ở đây. Dùng một trong: %(known)s.") % {"found": found, "known": known}),
    (r"not between (\d+) and (\d+) items",
     lambda least, most: _("Phải có từ %(least)s đến %(most)s mục.") % {"least": least, "most": most}),
    (r"more than (\d+) fields", lambda most: _("Nhiều hơn %(most)s câu hỏi.") % {"most": most}),
    (r"the id (\S+) stands (\d+) times",
     lambda name, times: _("Mã “%(name)s” dùng %(times)s lần. Mỗi mã chỉ dùng một lần.") % {"name": name, "times": times}),
    ("two pages repeat under the same id", lambda: _("Hai trang có cùng mã nhóm lặp lại.")),
    (r"reserved(: .*)?", lambda _why: _("Mã này hệ thống đã dùng. Xin chọn mã khác.")),
    ("more than max", lambda: _("Số ít nhất lớn hơn số nhiều nhất.")),
    ("more than max_length", lambda: _("Số chữ ít nhất lớn hơn số chữ nhiều nhất.")),
    ("more than most", lambda: _("Số nhỏ nhất lớn hơn số lớn nhất.")),
    (r"\{(.*)\} is no text answer",
     lambda name: _("{%(name)s} không phải là câu hỏi trả lời bằng chữ.") % {"name": name}),
    (r'neither \["vi"\] nor \["vi", "en"\]', lambda: _("Xin ghi vi, hoặc vi, en.")),
    ("on its own page a condition is one eq, in or contains of an answer",
     lambda: _("Điều kiện về câu hỏi cùng trang phải đơn giản: ${ma} = 'giá trị', one-of(…) hoặc selected(…). Nếu không, xin tách sang trang sau.")),
    ("there already", lambda: _("Danh sách đã có lựa chọn này.")),
    ("stands beside required: one of the two", lambda: _("Chỉ ghi một cách: bắt buộc, nên có hay điều kiện.")),
    (r"unknown kind of file (.*)", lambda kind: _("Không nhận loại tệp “%(kind)s”; dùng pdf, image, docx.") % {"kind": kind}),
    (r"cannot be a (\S+)", lambda kind: _("Chỗ này không nhận %(kinds)s.") % {"kinds": _kinds(kind)}),
    ("two have the same name", lambda: _("Hai ví dụ trùng tên.")),
    (r"not a date of the form \S+", lambda: _("Ngày viết là 2026-11-23.")),
    (r"yields (\S+), (\S+) is needed",
     lambda found, wanted: _("Cho ra %(found)s mà ở đây cần %(wanted)s.") % {"found": _kinds(found), "wanted": _kinds(wanted)}),
    (r"more than (\d+) nodes", lambda most: _("Điều kiện dài quá (hơn %(most)s phần). Xin tách ra dòng calculate.") % {"most": most}),
    (r"deeper than (\d+)", lambda most: _("Điều kiện lồng nhau quá %(most)s tầng.") % {"most": most}),
    (r"nothing called (\S+) is known here", lambda name: _("Không có câu hỏi nào tên %(name)s đứng trước.") % {"name": name}),
    ("not a value, a reference or a call", lambda: _("Không phải là giá trị, câu hỏi hay phép tính.")),
    ("number out of range", lambda: _("Số lớn quá.")),
    ("a list holds texts only, or numbers only", lambda: _("Danh sách chỉ gồm chữ, hoặc chỉ gồm số.")),
    ("a call has exactly one operator|unknown operator .*", lambda: _("Phép tính không có.")),
    (r"(\S+) does not take (\d+) arguments",
     lambda name, count: _("%(name)s không nhận %(count)s phần trong ngoặc.") % {"name": _function(name), "count": count}),
    (r"(\S+) does not take \((.*)\)",
     lambda name, kinds: _("%(name)s không dùng được với: %(kinds)s.") % {"name": _function(name), "kinds": _kinds(kinds)}),
)  # fmt: skip


def _function(operator: str) -> str:
    sign = INFIX[operator][0] if operator in INFIX else FUNCTIONS.get(operator, "one-of")
    return f"“{sign}”"
