"""Template tags and filters of the design system."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from motcua.design import icons, wording

register = template.Library()

# Letters that no English word has: what people and offices wrote, quoted in a sentence of ours.
_VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìĩóòõúùũý"
QUOTED = re.compile(f"([“«])([^“”«»]*[{_VIETNAMESE}][^“”«»]*)([”»])", re.IGNORECASE)


def _language() -> str:
    return "en" if get_language() == "en" else "vi"


@register.simple_tag
def icon(name: str) -> SafeString:
    """Print an icon; decorative, so hidden from screen readers. Unknown names fail loudly."""
    return mark_safe(icons.DRAWN[name])  # noqa: S308 - our own constants


@register.simple_tag
def mark() -> SafeString:
    """Print the product's mark."""
    return mark_safe(icons.MARK)  # noqa: S308 - our own constant


@register.simple_tag
def asset(path: str) -> str:
    """Return the address of a static file, with its content's digest so that it may be cached."""
    return f"/static/{path}?v={_version(path)}"


@cache
def _version(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    with open(found, "rb") as file:  # noqa: PTH123
        return sha256(file.read()).hexdigest()[:10]


@register.filter
def of(mapping: dict[str, Any], key: str) -> Any:
    """Return what a mapping holds under a key; None when there is nothing."""
    return mapping.get(key)


@register.filter
def quoted(words: str) -> SafeString:
    """Return a sentence whose “quoted” Vietnamese words say, in the markup, which language they are."""
    return mark_safe(QUOTED.sub(r'\1<span lang="vi">\2</span>\3', conditional_escape(words)))  # noqa: S308 - escaped first


@register.filter
def ngay(value: date | datetime | None) -> str:
    """26/10/2021."""
    return wording.day(value)


@register.filter
def gio(value: datetime | None) -> str:
    """14 giờ 30."""
    return wording.time(value, _language())


@register.filter
def luc(value: datetime | None) -> str:
    """14 giờ 30, thứ Hai 26/10/2026."""
    return wording.moment_words(value, _language())


@register.filter
def dong(value: int | None) -> str:
    """1.250.000 đồng."""
    return wording.money(value, _language())


@register.filter
def nghin(value: int) -> str:
    """1.250.000."""
    return wording.grouped(value)


@register.filter
def phan_tram(value: Decimal | None) -> str:
    """97,1 %."""
    return wording.percent(value)


@register.filter
def so(value: Decimal | None) -> str:
    """1.234,5: a number with the decimals that it has; "" for None."""
    return wording.decimal_words(value)


@register.filter
def phan_tram_le(share: float) -> str:
    """88,5 %: a share of one, in percent."""
    return wording.percent(Decimal(str(share)) * 100)


@register.filter
def co(value: int) -> str:
    """A file's size."""
    return wording.size_words(value)


@register.filter
def so_dien_thoai(value: str) -> str:
    """0900 000 118."""
    return wording.phone(value)


@register.filter
def so_dinh_danh(value: str) -> str:
    """099 194 007 158."""
    return wording.person_id(value)


@register.filter
def in_language(value: Any) -> str:
    """Print a {"vi": …, "en": …} in the reader's language; Vietnamese where there is no English."""
    if isinstance(value, dict):
        return str(value.get(_language()) or value.get("vi") or "")
    return str(value or "")


@register.filter
def ten(thing: Any) -> str:
    """Print the name of something that has `name(language)`, such as an agency."""
    return str(thing.name(_language())) if thing is not None else ""
