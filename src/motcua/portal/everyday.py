"""
Everyday names of the procedures that most people need, for the home page.

Chosen by hand from the national catalogue; a code that is not in force is not shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.announcing.naming import Naming, Thing


@dataclass(frozen=True)
class EverydayProcedure:
    """A procedure by its national code, and what people call it."""

    code: str
    words: str | Promise


BIRTH = EverydayProcedure("1.001193", _("Đăng ký khai sinh"))
TRUE_COPY = EverydayProcedure("2.000815", _("Chứng thực bản sao từ bản chính"))
MARRIAGE = EverydayProcedure("1.000894", _("Đăng ký kết hôn"))
MARITAL_STATUS = EverydayProcedure("1.004873", _("Giấy xác nhận tình trạng hôn nhân"))
TEMPORARY_RESIDENCE = EverydayProcedure("1.004194", _("Đăng ký tạm trú"))
PERMANENT_RESIDENCE = EverydayProcedure("1.004222", _("Đăng ký thường trú"))
DEATH = EverydayProcedure("1.000656", _("Đăng ký khai tử"))
HOUSEHOLD_BUSINESS = EverydayProcedure("1.001612", _("Đăng ký thành lập hộ kinh doanh"))
SOCIAL_ALLOWANCE = EverydayProcedure("1.001776", _("Trợ cấp xã hội hằng tháng"))
IDENTITY_CARD = EverydayProcedure("1.014061", _("Cấp thẻ căn cước, từ đủ 14 tuổi"))
OFTEN_NEEDED = (
    BIRTH, TRUE_COPY, MARRIAGE, MARITAL_STATUS, TEMPORARY_RESIDENCE,
    PERMANENT_RESIDENCE, DEATH, HOUSEHOLD_BUSINESS, SOCIAL_ALLOWANCE, IDENTITY_CARD,
)  # fmt: skip


def named_on_pages(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield the pages that show procedures by themselves: each its own, and the home page."""
    often = {one.code for one in OFTEN_NEEDED}
    for code in codes:
        yield Naming(Thing.PAGE, code, f"/thu-tuc/{code}/", str(_("Trang của thủ tục")))
        if code in often:
            yield Naming(Thing.PAGE, code, "/", str(_("Trang chủ")))
