"""The steward's section for guiding people: who may, its tabs, and the period of its figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from motcua.accounts.models import Role
from motcua.desk.frame import GUIDING, OfficerRequest, officers_only
from motcua.desk.stewarding import holds_at_the_top, province_stewards
from motcua.kit.clock import local_day

ROOT = "/can-bo/huong-dan/"
READERS = GUIDING
readers = officers_only(*READERS)
stewards = officers_only(Role.STEWARD)
writers = province_stewards

WEEKS = (4, 13, 26)


@dataclass(frozen=True)
class Tab:
    """One page of the section."""

    href: str
    words: str
    current: bool


def tabs(request: OfficerRequest) -> list[Tab]:
    """Return the pages of the section; writing is the stewards'."""
    pages = [
        ("su-kien/", _("Sự kiện cuộc đời"), True), ("cau-hoi/", _("Bộ câu hỏi"), True),
        ("tu-khoa/", _("Từ tìm không thấy"), False), ("chien-dich/", _("Chiến dịch"), False),
        ("cach-nop/", _("Cách nộp hồ sơ"), False),
    ]  # fmt: skip
    writes = may_write(request)
    return [
        Tab(ROOT + path, words, request.path.startswith(ROOT + path))
        for path, words, only_writers in pages
        if writes or not only_writers
    ]


def may_write(request: OfficerRequest) -> bool:
    """Whether the officer may change what the whole province reads: its steward. One query."""
    return holds_at_the_top(request, Role.STEWARD)


@dataclass(frozen=True)
class Period:
    """Whole weeks up to today: from a Monday, `until` exclusive."""

    weeks: int
    since: date
    until: date

    @property
    def last_day(self) -> date:
        """The last day counted."""
        return self.until - timedelta(days=1)


def period_of(request: OfficerRequest) -> Period:
    """Return the weeks asked for in the address, 13 unless others are."""
    asked = request.GET.get("tuan", "")
    weeks = int(asked) if asked in {str(n) for n in WEEKS} else 13
    today = local_day(request.at)
    monday = today - timedelta(days=today.weekday())
    return Period(weeks, monday - timedelta(weeks=weeks - 1), today + timedelta(days=1))
