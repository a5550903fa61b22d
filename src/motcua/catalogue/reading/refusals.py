"""Why a line was refused, in a closed list with words in both languages."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why a line of an import file cannot be taken."""

    TOO_LONG = "too_long", _("Dòng dài quá mức cho phép")
    NOT_UTF8 = "not_utf8", _("Không phải văn bản UTF-8")
    NOT_JSON = "not_json", _("Không phải JSON")
    NOT_AN_OBJECT = "not_an_object", _("Không phải một bản ghi JSON")
    CODE_MISSING = "code_missing", _("Thiếu mã thủ tục")
    CODE_MALFORMED = "code_malformed", _("Mã thủ tục không đúng dạng")
    NAME_MISSING = "name_missing", _("Thiếu tên thủ tục")
    NAME_TOO_LONG = "name_too_long", _("Tên thủ tục dài quá 2.000 ký tự")
    WRONG_TYPE = "wrong_type", _("Giá trị sai kiểu")
    DUPLICATE = "duplicate", _("Mã đã có ở dòng trước trong cùng tệp")
    FILE_BROKEN = "file_broken", _("Tệp hỏng, không đọc tiếp được từ dòng này")


@dataclass(frozen=True)
class Refusal(Exception):
    """A line was not taken; `detail` names the key or the earlier line."""

    reason: str
    detail: str = ""
    code: str = ""
