"""How the figures of dossiers are called, and where the list behind each one is."""

from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as lazy

from motcua.design.charts import Kind, Tone
from motcua.design.wording import grouped, percent
from motcua.indicators.counts import Share
from motcua.indicators.models import Why
from motcua.indicators.queries.lists import List

ENDINGS = {
    List.EARLY: lazy("Sớm hẹn"),
    List.ON_TIME: lazy("Đúng hẹn"),
    List.LATE: lazy("Trễ hẹn"),
    List.UNDATED: lazy("Không có ngày hẹn"),
}
LISTS = {
    List.RECEIVED: lazy("Hồ sơ đã tiếp nhận"),
    List.ONLINE: lazy("Hồ sơ đã tiếp nhận, nộp trực tuyến"),
    List.ENDED: lazy("Hồ sơ đã giải quyết xong"),
    List.IN_TIME: lazy("Hồ sơ xong sớm hoặc đúng hẹn"),
    List.EARLY: lazy("Hồ sơ xong sớm hẹn"),
    List.ON_TIME: lazy("Hồ sơ xong đúng hẹn"),
    List.LATE: lazy("Hồ sơ xong trễ hẹn"),
    List.UNDATED: lazy("Hồ sơ xong, không có ngày hẹn"),
    List.RUNNING: lazy("Hồ sơ đang giải quyết"),
    List.OVERDUE: lazy("Hồ sơ đang giải quyết, đã quá hẹn"),
}
FIGURES = {
    "received_alone": lazy("tự nộp trực tuyến"),
    "received_assisted": lazy("nộp trực tuyến có cán bộ hỗ trợ"),
    "received_counter": lazy("nộp trực tiếp"),
    "received_post": lazy("nộp qua bưu chính"),
    "early": lazy("sớm hẹn"),
    "on_time": lazy("đúng hẹn"),
    "late": lazy("trễ hẹn"),
    "undated": lazy("không có ngày hẹn"),
    "running": lazy("đang giải quyết lúc hết tháng"),
}
REASONS = {
    Why.REOPENED: lazy("mở lại để sửa kết quả"),
    Why.LIMIT: lazy("thời hạn được xác nhận lại"),
    Why.CALENDAR: lazy("lịch làm việc thay đổi"),
    Why.OTHER: lazy("ghi nhận sau khi chốt"),
}
# A share of very few says nothing; its numbers are printed all the same.
LEAST_FOR_A_SHARE = 5


def kinds() -> tuple[Kind, ...]:
    """Return the four endings with their tones, in the order of every chart."""
    tones = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH)
    return tuple(Kind(str(w), tone) for w, tone in zip(ENDINGS.values(), tones, strict=True))


def list_href(which: List, month: date, agency_code: str = "") -> str:
    """Return where the list behind a figure is."""
    asked = {"thang": f"{month:%Y-%m}", "loai": which.value}
    if agency_code:
        asked["co-quan"] = agency_code
    return "/so-lieu/ho-so/?" + urlencode(asked)


def share_words(share: Share) -> str:
    """Return a percentage; a dash for too few."""
    return "–" if share.whole < LEAST_FOR_A_SHARE else percent(share.percent)


def fraction(share: Share) -> str:
    """Return what a share is made of: 1.204/1.240."""
    return f"{grouped(share.part)}/{grouped(share.whole)}"
