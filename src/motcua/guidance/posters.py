"""A campaign's poster with its QR code, for a counter's wall (A4) or table (A5). In two languages."""

from datetime import datetime

from django.conf import settings

from motcua.documents.rendering import qr_svg, render
from motcua.guidance.models import CampaignPlace

SIZES = ("a4", "a5")


# By whether the poster hangs at a counter.
_HELP_VI = {
    True: "Cần giúp, xin hỏi cán bộ tại quầy.",
    False: "Cần giúp, mời anh/chị đến nơi tiếp nhận gần nhất.",
}
_HELP_EN = {
    True: "Need help? Please ask at the counter.",
    False: "Need help? Please come to the nearest counter.",
}


def poster(*, place: CampaignPlace, size: str, site: str, made_at: datetime) -> bytes:
    """
    Return the poster of a place as PDF. `site` is the portal's own address, without a slash.

    :raises ValueError: the size is none of `SIZES`
    """
    if size not in SIZES:
        raise ValueError(size)
    campaign = place.campaign
    address = f"{site}/d/{place.code}"
    where = place.agency.name_vi if place.agency else ""
    data = {
        "size": size,
        "headline_vi": campaign.headline_vi, "headline_en": campaign.headline_en,
        "words_vi": campaign.words_vi, "words_en": campaign.words_en,
        "province": settings.PROVINCE_NAME,
        "place": " · ".join(part for part in (where, place.label) if part),
        "address": address.partition("://")[2], "qr": qr_svg(address),
        "scan_vi": "Mở máy ảnh điện thoại, đưa vào ô vuông này",
        "scan_en": "Point your phone's camera at this square",
        "or_vi": "hoặc gõ:", "help_vi": _HELP_VI[place.agency is not None],
        "help_en": _HELP_EN[place.agency is not None],
        "alt": f"Mã QR mở {address}",
    }  # fmt: skip
    return render(template="poster", data=data, made_at=made_at)
