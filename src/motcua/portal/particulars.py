"""What an account says of its owner: made alike, and what is wrong with it, in the reader's words."""

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from motcua.kit.text import nfc

PHONE = re.compile(r"0[0-9]{9,10}")  # eleven: a landline
MOBILE = re.compile(r"0[0-9]{9}")
PERSON_ID = re.compile(r"[0-9]{12}")
TAX_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?")
LONGEST = {"full_name": 200, "email": 254, "address": 300}
KINDS = ("citizen", "business")


def read(typed: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return what was typed, made alike: single spaces, numbers without spaces and dots."""
    values = {name: nfc(typed.get(name, "")) for name in names}
    if "phone" in values:
        values["phone"] = _phone(values["phone"])
    if "person_id" in values:
        values["person_id"] = values["person_id"].replace(" ", "")
    if values.get("kind", KINDS[0]) not in KINDS:
        values["kind"] = KINDS[0]
    return values


def _phone(typed: str) -> str:
    digits = re.sub(r"[ .]", "", typed)
    return "0" + digits[3:] if digits.startswith("+84") else digits


def wrong_with_profile(values: Mapping[str, str]) -> dict[str, str]:
    """Return field to sentence for name, phone, e-mail and address. Only the name is needed."""
    errors = _too_long(values)
    if len(values["full_name"]) < 2:
        errors["full_name"] = _("Xin ghi họ và tên.")
    if values["phone"] and not PHONE.fullmatch(values["phone"]):
        errors["phone"] = _("Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0.")
    if values["email"] and not _is_email(values["email"]):
        errors["email"] = _("Thư điện tử có dạng ten@vidu.vn. Không có thì để trống.")
    return errors


def wrong_with_registration(values: Mapping[str, str], password: str) -> dict[str, str]:
    """Return field to sentence; on top of a profile, the phone and the owner's number are needed."""
    errors = wrong_with_profile(values)
    if not MOBILE.fullmatch(values["phone"]):
        errors["phone"] = _("Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0.")
    if values["kind"] == "citizen" and not PERSON_ID.fullmatch(values["person_id"]):
        errors["person_id"] = _("Số định danh cá nhân gồm 12 chữ số.")
    if values["kind"] == "business" and not TAX_CODE.fullmatch(values["tax_code"]):
        errors["tax_code"] = _("Mã số thuế gồm 10 chữ số, có thể thêm gạch nối và 3 chữ số.")
    if not password:
        errors["password"] = _("Xin đặt mật khẩu.")
    return errors


def _too_long(values: Mapping[str, str]) -> dict[str, str]:
    said = _("Dài quá. Xin ghi nhiều nhất %(most)s ký tự.")
    return {
        name: said % {"most": most} for name, most in LONGEST.items() if len(values[name]) > most
    }


def _is_email(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True
