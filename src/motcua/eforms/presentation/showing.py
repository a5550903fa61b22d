"""An answer as it stood when it was typed: what an input shows again."""

from datetime import date
from typing import Any

from motcua.accounts.models import Account
from motcua.rules.form_document import CompiledPage, Field, FieldType, Raw
from motcua.rules.form_document.field_types import (
    ADDRESS_PARTS,
    DATE_PARTS,
    DATE_TYPES,
    NUMBER_TYPES,
)
from motcua.rules.form_document.saying import say_number


def raw_of(field: Field, value: Any) -> Raw:
    """Return what inputs show for an answer; empty inputs for None."""
    if field.type in DATE_TYPES:
        return _date(value)
    if field.type == FieldType.ADDRESS:
        parts = {part: (value or {}).get(part, "") for part in ADDRESS_PARTS}
        code = (value or {}).get("commune_code")
        return parts | ({"commune_code": code} if code else {})
    if field.type == FieldType.MULTI_CHOICE:
        return list(value or ())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.type in NUMBER_TYPES:
        return say_number(value)
    if field.type == FieldType.PERSON_ID:
        return f"{value[:3]} {value[3:6]} {value[6:9]} {value[9:]}"
    return str(value)


def _date(value: str | None) -> dict[str, str]:
    year, month, day = [*(value or "").split("-"), "", ""][:3]
    return dict(zip(DATE_PARTS, (day.lstrip("0"), month.lstrip("0"), year), strict=True))


def prefilled(page: CompiledPage, account: Account | None) -> dict[str, Any]:
    """Return what a page proposes before it is first saved: of the account, or of the form."""
    proposed = {}
    for field in page.fields:
        value = _of_account(account, field.field.prefill) or field.field.initial
        if value:
            proposed[field.id] = value
    return proposed


def _of_account(account: Account | None, prefill: str) -> str:
    if account is None or not prefill or account.is_officer:
        return ""
    value = getattr(account, prefill.removeprefix("account."), None)
    return value.isoformat() if isinstance(value, date) else str(value or "")
