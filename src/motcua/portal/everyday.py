"""
Everyday names of the procedures that most people need, for the home page.

Chosen by hand from the national catalogue; a code that is not in force is not shown.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.guidance.queries.guides import open_guides
from motcua.guidance.queries.life_events import events_naming


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


def pages_that_name(code: str) -> tuple[tuple[str, str], ...]:
    """
    Return the pages on which this procedure is shown, each with its title: its own, the home page,
    life events, guides. Two queries.
    """
    events = ((f"/su-kien/{event.slug}/", event.name_vi) for event in events_naming(code=code))
    guides = (
        (f"/tim-thu-tuc/{guide.slug}/", guide.walker.guide.title.vi)
        for guide in open_guides()
        if code in guide.walker.guide.procedures
    )
    home = (("/", str(_("Trang chủ"))),) if any(o.code == code for o in OFTEN_NEEDED) else ()
    own = (f"/thu-tuc/{code}/", str(_("Trang của thủ tục")))
    return (own, *home, *events, *guides)
