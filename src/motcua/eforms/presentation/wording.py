"""What is wrong with an answer, in words: what it is, how to mend it, never blame."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.rules.form_document import Field, FieldError, FieldType
from motcua.rules.form_document.saying import say_number

Params = dict[str, str | int]

_CHOSEN = {
    FieldType.CHOICE, FieldType.YES_NO, FieldType.SEX, FieldType.ETHNIC_GROUP,
    FieldType.NATIONALITY, FieldType.PROVINCE,
}  # fmt: skip


def error_words(error: FieldError, field: Field | None, language: str) -> str:
    """
    Return a sentence or two under the question, in the language that is active.

    `field` None: the error is about a group of rows. `language` chooses among words that the
    form's author wrote.
    """
    if error.code == "check" and field is not None:
        return field.checks[int(error.values["index"])].say.say(language)
    if error.code == "required":
        return _required(field)
    if error.code == "recommended":
        return _("Nên có, nhưng chưa có cũng nộp được.")
    return _WORDS[error.code](error.values)


def _required(field: Field | None) -> str:
    if field is None:
        return _("Xin điền vào đây.")
    if field.type in _CHOSEN:
        return _("Xin chọn một câu trả lời.")
    return {
        FieldType.MULTI_CHOICE: _("Xin chọn ít nhất một mục."),
        FieldType.DECLARATION: _("Xin đánh dấu vào ô để xác nhận."),
        FieldType.DATE: _("Xin ghi ngày, tháng, năm."),
        FieldType.PARTIAL_DATE: _("Xin ghi ngày; không rõ thì ghi ít nhất là năm."),
        FieldType.YEAR: _("Xin ghi năm."),
        FieldType.INTEGER: _("Xin ghi một số."),
        FieldType.NUMBER: _("Xin ghi một số."),
        FieldType.MONEY: _("Xin ghi số tiền."),
        FieldType.ADDRESS: _("Xin ghi địa chỉ."),
        FieldType.PERSON_NAME: _("Xin ghi họ, chữ đệm và tên."),
        FieldType.PERSON_ID: _("Xin ghi số định danh cá nhân, 12 chữ số."),
        FieldType.PHONE: _("Xin ghi số điện thoại."),
    }.get(field.type, _("Xin điền vào đây."))


def part_words(part: str) -> str:
    """Return the name of a part of a date or an address."""
    return {
        "day": pgettext("phần của một ngày", "ngày"),
        "month": pgettext("phần của một ngày", "tháng"),
        "year": pgettext("phần của một ngày", "năm"),
        "province": _("tỉnh, thành phố"),
        "commune": _("xã, phường"),
        "detail": _("số nhà, đường, thôn"),
    }[part]


def _parts(params: Params) -> str:
    return ", ".join(part_words(part) for part in str(params["parts"]).split())


def _wrong_length(params: Params) -> str:
    if int(params["actual"]) < int(params["expected"]):
        return _("Cần %(expected)s chữ số. Anh/chị mới nhập %(actual)s.") % params
    return _("Chỉ cần %(expected)s chữ số. Anh/chị đã nhập %(actual)s.") % params


def _number(value: Any) -> str:
    return say_number(int(value))


_WORDS: dict[str, Callable[[Params], str]] = {
    "wrong_kind": lambda p: _("Chúng tôi không hiểu câu trả lời này. Xin điền lại."),
    "too_short": lambda p: _("Xin ghi đầy đủ hơn, ít nhất %(least)s chữ cái.") % p,
    "too_long": lambda p: _(
        "Dài quá: %(actual)s chữ cái, chỉ có chỗ cho %(most)s. Xin ghi gọn lại."
    ) % p,
    "forbidden_characters": lambda p: _("Có ký tự không dùng được ở đây. Xin gõ lại bằng chữ."),
    "name_has_digits": lambda p: _("Tên người không có chữ số. Xin xem lại."),
    "digits_only": lambda p: _("Chỉ ghi chữ số, không ghi chữ cái. Cần 12 chữ số."),
    "wrong_length": _wrong_length,
    "old_identity_card": lambda p: _(
        "Đây là số chứng minh nhân dân 9 số, nay không dùng nữa. Xin ghi số định danh 12 số."
    ),
    "not_a_phone": lambda p: _("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."),
    "not_an_email": lambda p: _("Địa chỉ thư điện tử chưa đúng. Ví dụ: lan.anh@example.com."),
    "date_incomplete": lambda p: _("Còn thiếu %(parts)s.") % {"parts": _parts(p)},
    "date_not_numbers": lambda p: _("Xin ghi %(parts)s bằng chữ số.") % {"parts": _parts(p)},
    "date_bad_month": lambda p: _("Tháng là số từ 1 đến 12."),
    "date_no_such_day": lambda p: _(
        "Tháng %(month)s/%(year)s chỉ có %(last)s ngày. Xin xem lại ngày hoặc tháng."
    ) % p,
    "bad_year": lambda p: _("Năm ghi đủ 4 chữ số, từ %(least)s đến %(most)s.") % p,
    "in_future": lambda p: _("Ngày này còn chưa đến. Xin xem lại năm."),
    "in_past": lambda p: _("Ngày này đã qua. Xin ghi từ hôm nay trở đi."),
    "not_a_number": lambda p: _("Xin ghi bằng chữ số. Ví dụ: 1.250.000."),
    "not_whole": lambda p: _("Xin ghi số nguyên, không có phần lẻ."),
    "too_small": lambda p: _("Ít nhất là %(least)s.") % {"least": _number(p["least"])},
    "too_large": lambda p: _("Nhiều nhất là %(most)s.") % {"most": _number(p["most"])},
    "too_many_decimals": lambda p: _("Nhiều nhất %(most)s chữ số sau dấu phẩy.") % p,
    "unknown_option": lambda p: _("Xin chọn một trong các câu trả lời ở đây."),
    "part_missing": lambda p: _("Còn thiếu %(parts)s.") % {"parts": _parts(p)},
    "too_few_rows": lambda p: _("Cần ít nhất %(least)s người hoặc mục.") % p,
    "too_many_rows": lambda p: _("Chỉ ghi được nhiều nhất %(most)s.") % p,
    "unknown_field": lambda p: _("Biểu mẫu không có câu hỏi này."),
    "not_asked": lambda p: _("Với các câu trả lời khác, câu này không được hỏi. Xin bỏ ra."),
}  # fmt: skip


def codes_in_words() -> frozenset[str]:
    """Return every code that has words; a test compares it with what the rules can say."""
    return frozenset({*_WORDS, "required", "recommended", "check"})
