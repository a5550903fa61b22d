"""One office and one calendar that all tests of working time share."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.rules.working_time import Calendar, DayKind, DayRule, OfficeHours, session, weekdays

VN = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = session("7:30-11:30")
AFTERNOON = session("13:00-17:00")
OFFICE_HOURS = OfficeHours(date(2020, 1, 1), None, weekdays(MORNING, AFTERNOON))

TET_2026 = tuple(
    DayRule(date(2026, 2, day), DayKind.HOLIDAY, "Tết Nguyên đán") for day in range(16, 21)
)
SWAPPED_2026 = (
    DayRule(date(2026, 8, 22), DayKind.MADE_UP, "Làm bù cho 31/8"),
    DayRule(date(2026, 8, 31), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi"),
    DayRule(date(2026, 9, 1), DayKind.HOLIDAY, "Quốc khánh"),
    DayRule(date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh"),
)
CULTURE_DAY = DayRule(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")


def calendar(
    *days: DayRule,
    hours: tuple[OfficeHours, ...] = (OFFICE_HOURS,),
    begins: date = date(2026, 1, 1),
    ends: date = date(2027, 7, 1),
    provisional: frozenset[int] = frozenset(),
) -> Calendar:
    """The shared office with these days out of the ordinary."""
    return Calendar("test", VN, begins, ends, hours, days, provisional)


YEAR_2026 = calendar(*TET_2026, *SWAPPED_2026)


def at(day: int, month: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    """A moment in Vietnam, day before month as people write it."""
    return datetime(year, month, day, hour, minute, tzinfo=VN)
