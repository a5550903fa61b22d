"""What happens to each dossier of a load, and when: decided once, for both ways of loading."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from motcua.kit.clock import VN, local_day
from motcua.rules.working_time import Calendar

_OPEN_MINUTES = (*range(7 * 60 + 30, 11 * 60 + 30), *range(13 * 60, 17 * 60))
DAYS = 150


class Story(StrEnum):
    """How far a dossier has come."""

    WAITS_AT_COUNTER = "waits_at_counter"
    ACCEPTED = "accepted"
    AT_LEADER = "at_leader"
    WAITS_FOR_APPLICANT = "waits_for_applicant"
    READY = "ready"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"


# Of a hundred dossiers; a third is open, as at an agency that is behind.
SHARES = {
    Story.WAITS_AT_COUNTER: 10,
    Story.ACCEPTED: 10,
    Story.AT_LEADER: 5,
    Story.WAITS_FOR_APPLICANT: 3,
    Story.READY: 4,
    Story.HANDED_OVER: 38,
    Story.REFUSED: 30,
}
ONLY_WAITING = {Story.WAITS_AT_COUNTER: 100}
_OPEN = frozenset(SHARES) - {Story.HANDED_OVER, Story.REFUSED}
# At least so many working minutes lie between one act and the next.
_PAUSES = (5, 240)
MOST_ACTS = 6


@dataclass(frozen=True)
class Plan:
    """One dossier: whose, of which procedure, how far it came, and the moments of its acts."""

    unit: int
    procedure: int
    citizen: int
    subject: str
    story: Story
    moments: tuple[datetime, ...]


_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Lò", "Giàng")
_MIDDLE = ("Thị", "Văn", "Đức", "Ngọc", "Minh", "Thu", "Quang", "Hữu")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Hiếu", "Hương", "Khánh", "Lan", "Mai",
          "Nam", "Nghĩa", "Oanh", "Phúc", "Quỳnh", "Sơn", "Thảo", "Trâm", "Tuấn", "Vân", "Yến")  # fmt: skip


class Planner:
    """Decides dossiers; the same seed decides the same ones."""

    def __init__(
        self, *, at: datetime, calendar: Calendar, shares: dict[Story, int], citizens: int
    ) -> None:
        self.moments = tuple(_open_moments(at, calendar))
        self.shares, self.citizens = shares, citizens

    def plans(self, *, unit: int, count: int, procedures: int, seed: int) -> Iterator[Plan]:
        """Yield `count` dossiers of a unit. Every second one is of the first procedure."""
        chance = random.Random(seed * 1000 + unit)  # noqa: S311
        stories = chance.choices(list(self.shares), list(self.shares.values()), k=count)
        for story in stories:
            yield Plan(
                unit=unit,
                procedure=0 if chance.random() < 0.5 else chance.randrange(procedures),
                citizen=chance.randrange(self.citizens),
                subject=" ".join(map(chance.choice, (_FAMILY, _MIDDLE, _GIVEN))),
                story=story,
                moments=self._moments(story, chance),
            )

    def _moments(self, story: Story, chance: random.Random) -> tuple[datetime, ...]:
        """Return rising moments, enough for any story; open dossiers began lately."""
        last = len(self.moments) - 1 - MOST_ACTS * _PAUSES[1]
        lately = 15 * len(_OPEN_MINUTES) if story in _OPEN else last
        place = last - chance.randrange(min(last, lately)) - 1
        found = []
        for _ in range(MOST_ACTS):
            found.append(self.moments[place])
            place += chance.randrange(*_PAUSES)
        return tuple(found)


def _open_moments(at: datetime, calendar: Calendar) -> Iterator[datetime]:
    """Yield the minutes of office hours of the last months, up to yesterday."""
    today = local_day(at)
    for day in (today - timedelta(days=back) for back in range(DAYS, 0, -1)):
        if calendar.is_working_day(day):
            yield from (_moment(day, minute) for minute in _OPEN_MINUTES)


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), VN)
