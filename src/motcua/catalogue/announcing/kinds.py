"""
The kinds of things that may be wrong with an announcement.

A fault keeps it from being checked and signed. A doubt may be right, and somebody says so by
acknowledging it; when what was acknowledged grows, it is asked again.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.announcing.others import Clash, Other
from motcua.catalogue.announcing.outside import Touched


class Kind(models.TextChoices):
    """What may be wrong: a fault, or one of the `DOUBTS`."""

    EMPTY = "empty", _("Chưa có thủ tục nào")
    DAY_MISSING = "day_missing", _("Chưa ghi ngày có hiệu lực")
    BEFORE_SIGNING = "before_signing", _("Ngày có hiệu lực trước ngày ký")
    BEFORE_THE_LAW = "before_the_law", _("Ngày có hiệu lực trước ngày văn bản có hiệu lực")
    CODE_MALFORMED = "code_malformed", _("Mã không theo dạng d.dddddd")
    CODE_TAKEN = "code_taken", _("Mã này đã có thủ tục đang dùng")
    CODE_UNKNOWN = "code_unknown", _("Không có thủ tục đang dùng với mã này")
    NAMED_TWICE = "named_twice", _("Một mã có ở hai dòng")
    SAME_DAY = "same_day", _("Quyết định khác đã ký, cùng mã và cùng ngày")
    AFTER_THE_END = "after_the_end", _("Trái ngày với quyết định khác đã ký")
    NOT_LATER = "not_later", _("Bản đang dùng bắt đầu sau ngày này")
    NOTHING_CHANGED = "nothing_changed", _("Nội dung không khác bản đang dùng")
    BASE_MOVED = "base_moved", _("Bản đang dùng đã đổi từ khi soạn")
    UNIT_MISSING = "unit_missing", _("Thời hạn có số nhưng thiếu đơn vị")
    LAW_MISSING = "law_missing", _("Chưa ghi văn bản quy định")
    CODE_ODD = "code_odd", _("Mã lạ nhưng đã có trong danh mục")
    FEE_IN_WORDS = "fee_in_words", _("Phí ghi bằng lời, máy không tính được")
    LIMIT_IN_WORDS = "limit_in_words", _("Thời hạn ghi bằng lời")
    PART_MISSING = "part_missing", _("Thiếu bộ phận bắt buộc của thủ tục")
    OVERLAPPING = "overlapping", _("Quyết định khác đã ký cho mã này, ngày khác")
    ALSO_PREPARED = "also_prepared", _("Dự thảo khác cũng nêu mã này")
    STILL_RUNNING = "still_running", _("Còn việc đang dở theo thủ tục này")
    STILL_NAMED = "still_named", _("Còn nơi khác nêu thủ tục này")
    FIELD_LEFT = (
        "field_left",
        _("Lĩnh vực đổi: người giữ quyền theo lĩnh vực cũ không còn thấy hồ sơ mới"),
    )


DOUBTS = frozenset(
    {Kind.CODE_ODD, Kind.FEE_IN_WORDS, Kind.LIMIT_IN_WORDS, Kind.PART_MISSING, Kind.OVERLAPPING,
     Kind.ALSO_PREPARED, Kind.STILL_RUNNING, Kind.STILL_NAMED,
     Kind.FIELD_LEFT}
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """
    One thing wrong; `item_id` None: with the announcement as a whole.

    `detail` quotes what it is about; `count` is how many of `touched` run under `code`, or in how
    many places it is named; `other` is the other decision where there is one, and `clash` how the
    two go together.
    """

    kind: Kind
    item_id: int | None = None
    code: str = ""
    detail: str = ""
    touched: Touched | None = None
    count: int = 0
    is_acknowledged: bool = False
    other: Other | None = None
    clash: Clash | None = None

    @property
    def is_doubt(self) -> bool:
        """Whether it may be right, and can be acknowledged."""
        return self.kind in DOUBTS

    @property
    def is_open(self) -> bool:
        """Whether it still keeps the announcement from being signed."""
        return not (self.is_doubt and self.is_acknowledged)

    @property
    def stops_signing(self) -> bool:
        """
        Whether it keeps what was checked from being signed.

        What is only prepared elsewhere does not: whoever begins a draft stops nobody's signature.
        """
        return self.is_open and self.kind != Kind.ALSO_PREPARED

    @property
    def key(self) -> str:
        """What an acknowledgement is kept under."""
        key = f"{self.kind}:{self.touched or ''}:{self.code}"
        return f"{key}:{self.other.announcement_id}" if self.other else key
