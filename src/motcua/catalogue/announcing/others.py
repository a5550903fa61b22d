"""
What other decisions say of the same procedures: signed ones, and those that are still prepared.

Two decisions may both name a procedure, and often rightly do. Which days go together is judged
here; who may go on with it is judged by `problems`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from motcua.accounts.models import Role, RoleGrant
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import ItemKind, State

PREPARED = (State.DRAFT, State.CHECKED)


class Clash(StrEnum):
    """How two decisions about one code go together."""

    SAME_DAY = "same_day"
    AFTER_THE_END = "after_the_end"
    OTHER_DAY = "other_day"


@dataclass(frozen=True)
class Other:
    """
    Another decision that names a code.

    `unit` is the agency whose officer drafted it, in Vietnamese; "" where no officer did. `on` is
    its day of effect, None: not yet written.
    """

    announcement_id: int
    title: str
    number: str
    state: State
    unit: str
    on: date | None
    kind: ItemKind
    ends: bool

    @property
    def is_prepared(self) -> bool:
        """Whether nobody has signed it yet."""
        return self.state in PREPARED


def others_naming(announcement: Announcement, codes: Iterable[str]) -> dict[str, tuple[Other, ...]]:
    """
    Return code → the other decisions that name it. Two queries.

    Those in the making and signed ones; of those that took effect already only such as began on
    this one's very day, for a code changes once a day.
    """
    wanted = list(codes)
    began = Q(announcement__state=State.PUBLISHED, stands_on=announcement.effective_on)
    going = Q(announcement__state__in=[*PREPARED, State.SIGNED])
    found = list(
        AnnouncementItem.objects.filter(going | began)
        .filter(Q(code__in=wanted) | Q(replaced_codes__overlap=wanted))
        .exclude(announcement=announcement)
        .select_related("announcement")
        .defer("content")
        .order_by("announcement_id", "position")
    )
    units = _units(item.announcement.drafted_by for item in found)
    others: dict[str, list[Other]] = {}
    for item in found:
        for code in (item.code, *item.replaced_codes):
            others.setdefault(code, []).append(_other(item, code, units))
    return {code: tuple(others.get(code, ())) for code in wanted}


def _other(item: AnnouncementItem, code: str, units: dict[str, str]) -> Other:
    made = item.announcement
    return Other(
        announcement_id=made.pk, title=made.title, number=made.number, state=State(made.state),
        unit=units.get(made.drafted_by, ""), on=made.effective_on, kind=ItemKind(item.kind),
        ends=code in item.ended_codes,
    )  # fmt: skip


def _units(actors: Iterable[str]) -> dict[str, str]:
    """Return actor → the agency for which they look after procedures now, or last did. One query."""
    ids = {int(a.partition(":")[2]) for a in actors if a.startswith("account:")}
    grants = RoleGrant.objects.filter(account__in=ids, role=Role.STEWARD)
    rows = grants.order_by("valid_from", "pk").values_list("account_id", "agency__name_vi")
    return {f"account:{pk}": name for pk, name in rows}


def clash(*, kind: ItemKind, ends: bool, on: date | None, other: Other) -> Clash:
    """
    Return how an item goes together with another decision about the same code. Pure.

    What has ended on a day can be neither changed nor ended after it, and what is new once is not
    new again.
    """
    if on is None or other.on is None:
        return Clash.OTHER_DAY
    if on == other.on:
        return Clash.SAME_DAY
    first_ends = ends if on < other.on else other.ends
    both_new = kind == other.kind == ItemKind.NEW
    return Clash.AFTER_THE_END if first_ends or both_new else Clash.OTHER_DAY
