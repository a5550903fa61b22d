"""
Everyday names of procedures that many people need, and the events of life that call for them.

Chosen by hand from the national catalogue; a code that is not in force is not shown.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class EverydayProcedure:
    """A procedure by its national code, and what people call it."""

    code: str
    words: str | Promise


@dataclass(frozen=True)
class LifeEvent:
    """Something that happens in a life, and the procedures it brings."""

    slug: str
    icon: str
    name: str | Promise
    words: str | Promise
    procedures: tuple[EverydayProcedure, ...]


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
CIVIL_EXTRACT = EverydayProcedure(
    "2.000635", _("Bản sao trích lục hộ tịch, bản sao giấy khai sinh")
)

OFTEN_NEEDED = (
    BIRTH, TRUE_COPY, MARRIAGE, MARITAL_STATUS, TEMPORARY_RESIDENCE,
    PERMANENT_RESIDENCE, DEATH, HOUSEHOLD_BUSINESS, SOCIAL_ALLOWANCE, IDENTITY_CARD,
)  # fmt: skip

LIFE_EVENTS = (
    LifeEvent(
        "sinh-con", "baby", _("Sinh con"), _("Khai sinh, thường trú, thẻ bảo hiểm y tế"),
        (
            BIRTH,
            EverydayProcedure(
                "2.000986", _("Khai sinh, thường trú, thẻ bảo hiểm y tế cùng một lần")
            ),
            EverydayProcedure("1.000689", _("Khai sinh cùng lúc nhận cha, mẹ, con")),
            EverydayProcedure("1.014166", _("Chế độ thai sản cho người sinh con")),
            EverydayProcedure("1.014062", _("Cấp thẻ căn cước cho người dưới 14 tuổi")),
            CIVIL_EXTRACT,
        ),
    ),
    LifeEvent(
        "ket-hon", "rings", _("Kết hôn"), _("Xác nhận độc thân, đăng ký kết hôn"),
        (
            MARITAL_STATUS,
            MARRIAGE,
            EverydayProcedure("2.000806", _("Đăng ký kết hôn với người nước ngoài")),
            CIVIL_EXTRACT,
        ),
    ),
    LifeEvent(
        "nha-dat", "house", _("Nhà đất"), _("Sổ đỏ, sang tên, tách thửa, xây nhà"),
        (
            EverydayProcedure("1.013978", _("Cấp sổ đỏ lần đầu cho hộ gia đình, cá nhân")),
            EverydayProcedure("1.013831", _("Sang tên sổ đỏ khi mua bán, tặng cho, thừa kế")),
            EverydayProcedure("1.012784", _("Tách thửa hoặc hợp thửa đất")),
            EverydayProcedure("1.013225", _("Giấy phép xây dựng nhà ở riêng lẻ")),
            EverydayProcedure("1.013229", _("Giấy phép sửa chữa, cải tạo nhà")),
        ),
    ),
    LifeEvent(
        "cu-tru", "place", _("Cư trú"), _("Tạm trú, thường trú, tách hộ"),
        (
            TEMPORARY_RESIDENCE,
            PERMANENT_RESIDENCE,
            EverydayProcedure("1.010038", _("Tách hộ")),
            EverydayProcedure("2.001159", _("Thông báo lưu trú")),
            IDENTITY_CARD,
            EverydayProcedure("1.014064", _("Cấp lại thẻ căn cước")),
        ),
    ),
    LifeEvent(
        "xe-co", "car", _("Xe cộ"), _("Đăng ký xe, giấy phép lái xe"),
        (
            EverydayProcedure("1.012575", _("Đăng ký xe mới lắp ráp trong nước")),
            EverydayProcedure("1.013066", _("Đăng ký xe mới nhập khẩu")),
            EverydayProcedure("1.013076", _("Sang tên xe")),
            EverydayProcedure("1.013080", _("Cấp lại đăng ký xe, biển số")),
            EverydayProcedure("3.000348", _("Cấp lại giấy phép lái xe")),
        ),
    ),
    LifeEvent(
        "kinh-doanh", "shop", _("Kinh doanh"), _("Hộ kinh doanh, an toàn thực phẩm"),
        (
            HOUSEHOLD_BUSINESS,
            EverydayProcedure("2.000720", _("Thay đổi đăng ký hộ kinh doanh")),
            EverydayProcedure("1.001266", _("Chấm dứt hoạt động hộ kinh doanh")),
            EverydayProcedure("1.013855", _("Giấy an toàn thực phẩm cho quán ăn")),
            EverydayProcedure("2.000117", _("Giấy an toàn thực phẩm cho nơi bán thực phẩm")),
        ),
    ),
    LifeEvent(
        "viec-lam", "work", _("Việc làm"), _("Thất nghiệp, lý lịch tư pháp, lương hưu"),
        (
            EverydayProcedure("1.014748", _("Hưởng trợ cấp thất nghiệp")),
            EverydayProcedure("1.014746", _("Tư vấn, giới thiệu việc làm")),
            EverydayProcedure("3.000333", _("Phiếu lý lịch tư pháp")),
            EverydayProcedure("1.014171", _("Lương hưu, bảo hiểm xã hội bắt buộc")),
            SOCIAL_ALLOWANCE,
        ),
    ),
    LifeEvent(
        "qua-doi", "candle", _("Người thân qua đời"), _("Khai tử, trợ cấp mai táng"),
        (
            DEATH,
            EverydayProcedure("1.014177", _("Trợ cấp mai táng, bảo hiểm xã hội")),
            EverydayProcedure("1.001731", _("Mai táng cho người hưởng trợ cấp xã hội")),
            CIVIL_EXTRACT,
        ),
    ),
)  # fmt: skip


def pages_that_name(code: str) -> tuple[tuple[str, str], ...]:
    """Return the pages on which this procedure is shown, each with its title: its own, and events."""
    events = (
        (f"/viec/{event.slug}/", str(event.name))
        for event in LIFE_EVENTS
        if any(one.code == code for one in event.procedures)
    )
    home = (("/", str(_("Trang chủ"))),) if any(o.code == code for o in OFTEN_NEEDED) else ()
    return ((f"/thu-tuc/{code}/", str(_("Trang của thủ tục"))), *home, *events)
