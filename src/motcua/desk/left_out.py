"""What an address asks for and makes no sense is said on the page, not passed over in silence."""

from collections.abc import Iterable

from django.contrib import messages
from django.utils.translation import gettext as _

from motcua.desk.frame import OfficerRequest

_LONGEST = 40


def tell_left_out(request: OfficerRequest, typed: Iterable[str]) -> None:
    """Say which parts of the address were left out; nothing when there are none."""
    parts = [f"“{part[:_LONGEST]}”" for part in typed if part]
    if parts:
        words = _("Địa chỉ có phần không dùng được, đã bỏ qua: %(parts)s.")
        messages.warning(request, words % {"parts": ", ".join(parts)})
