"""What an address of the reconciliation asks for: a day, a decree, and since when it is known."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import Http404

from motcua.accounts.models import Role
from motcua.agencies.models import Succession
from motcua.desk.frame import RECONCILIATION_READERS, OfficerRequest, officers_only
from motcua.desk.left_out import tell_left_out
from motcua.desk.stewarding import holds_at_the_top, province_stewards
from motcua.kit.clock import local_day
from motcua.rules.reconciliation import BadMeasure, Measure, read_measure
from motcua.rules.service_level import RuleSet, rule_set_on
from motcua.stewardship.queries.reconciliation import Moment, days_published

BOARD = "/can-bo/muc-do/"
REPORT = "/can-bo/doi-soat/"
LIST = "/can-bo/doi-soat/danh-sach/"
TOTALS = "/can-bo/doi-soat/so-cong-bo/"
AS_THEN = "luc-do"

readers = officers_only(*RECONCILIATION_READERS)
writers = province_stewards


def may_write(request: OfficerRequest) -> bool:
    """Whether the officer may enter what the province published: its steward. One query."""
    return holds_at_the_top(request, Role.STEWARD)


class NoSuchList(Http404):
    """The address names a list that there is none of."""


@dataclass(frozen=True)
class Asked:
    """The day, the decree, and whether as it was known at the day's end."""

    day: date
    rule_set: RuleSet
    as_then: bool

    def moment(self, at: datetime) -> Moment:
        """Return the moment whose records count."""
        then = Moment.at_the_end_of(self.day, self.rule_set)
        return then if self.as_then and then.known_before < at else then.as_known(at)

    def href(self, base: str = REPORT, **changes: str) -> str:
        """Return an address with the same day and decree; "" drops a part."""
        parts = {
            "ngay": self.day.isoformat(),
            "luat": self.rule_set.value,
            "biet": AS_THEN if self.as_then else "",
        } | changes
        return f"{base}?{urlencode({k: v for k, v in parts.items() if v})}"

    def services_of(self, today: date, **narrowed: str) -> str:
        """
        Return the address of the services behind a number; "" where no page shows them: a past day
        as it is known now, which the board of levels does not list.
        """
        if not self.as_then and self.day < today:
            return ""
        parts = {"luat": self.rule_set.value, "ngay": self.day.isoformat()}
        named = {name.replace("_", "-"): value for name, value in narrowed.items()}
        return f"{BOARD}?{urlencode(parts | named)}"

    def list_of(self, *within: Measure, without: tuple[Measure, ...] = ()) -> str:
        """Return the address of the list of what is in all measures and in none of others."""
        return self.href(LIST, trong=";".join(map(str, within)), ngoai=";".join(map(str, without)))


def asked_of(request: OfficerRequest) -> Asked:
    """
    Return what the address asks for; what makes no sense is left out, and the page says so.

    Without a day it is the last one for which totals were published, since the report is read
    beside them; without those, or where other agencies took over since, today. Two queries, where
    no day is given.
    """
    today = local_day(request.at)
    day = _day(request.GET.get("ngay", ""), today) or _day_to_open(today)
    wanted = request.GET.get("luat", "")
    rule_set = RuleSet(wanted) if wanted in set(RuleSet) else rule_set_on(day)
    typed = request.GET.get("ngay", "")
    tell_left_out(request, [
        typed if typed != day.isoformat() else "", wanted if wanted not in set(RuleSet) else "",
    ])  # fmt: skip
    return Asked(day, rule_set or RuleSet.DECREE_43_2011, request.GET.get("biet", "") == AS_THEN)


def _day_to_open(today: date) -> date:
    published = next(iter(days_published()), today)
    took_over = Succession.objects.filter(on__gt=published, on__lte=today)
    return today if took_over.exists() else published


def _day(typed: str, today: date) -> date | None:
    try:
        return min(date.fromisoformat(typed), today)
    except ValueError:
        return None


def measures_of(typed: str) -> tuple[Measure, ...]:
    """
    Return the measures that an address names.

    :raises NoSuchList: one makes no sense; a list without it would be another list
    """
    try:
        return tuple(read_measure(word) for word in typed[:2000].split(";") if word)
    except BadMeasure as error:
        raise NoSuchList from error
