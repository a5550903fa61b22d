"""
The platform's own figures of the services that a part of PAPI is about.

They are counts of dossiers, the survey is answers of citizens: one standing beside the other shows
no cause, and the people of the survey are others than those of the dossiers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from django.db.models import Avg, Count, F, Q, QuerySet

from motcua.casework.queries import ended_dossiers
from motcua.catalogue.models import OfferedService, ProcedureVersion
from motcua.catalogue.queries.versions import in_force
from motcua.dossiers.models import Dossier, Rating
from motcua.dossiers.ways_of_filing import CONDITIONS, Way
from motcua.indicators.counts import Share
from motcua.kit.clock import VN
from motcua.rules.papi.model import Lever
from motcua.rules.working_time.endings import Ending

FULLY_ONLINE = 2


@dataclass(frozen=True)
class OwnFigures:
    """
    One lever in a stretch of time.

    `procedures` the lever covers, `offered` services of them today, `fully_online` those computed
    as such under Decree 42/2022. `marks`: mean of the three marks of `rated` ratings, 1 to 5; None:
    nobody rated.
    """

    lever: Lever
    procedures: int
    offered: int
    fully_online: int
    received: int
    online: Share
    in_time: Share
    rated: int
    marks: float | None


def own_figures(levers: Iterable[Lever], *, since: date, until: date, on: date) -> list[OwnFigures]:
    """
    Return the figures of each lever for dossiers of the days from `since` to before `until`.

    `on`: the day whose catalogue says what a lever covers. Five queries, whatever there is.
    """
    wanted = tuple(levers)
    covered = _covered(wanted, on)
    begins, ends = (datetime.combine(day, time(), VN) for day in (since, until))
    received = _received(begins, ends)
    ended = _ended(begins, ends)
    ratings = _ratings(begins, ends)
    services = _services()
    return [
        _sum_up(lever, covered[lever.key], received, ended, ratings, services) for lever in wanted
    ]


# procedure code → figures
_Received = dict[str, tuple[int, int]]
_Ended = dict[str, tuple[int, int]]
_Ratings = dict[str, tuple[int, float]]
_Services = dict[str, tuple[int, int]]


def _covered(levers: tuple[Lever, ...], on: date) -> dict[str, set[str] | None]:
    """Return lever → codes of its procedures; None: all. One query."""
    fields = {name for lever in levers for name in lever.fields}
    rows = list(
        ProcedureVersion.objects.filter(in_force(on), field__name__in=fields).values_list(
            "procedure__code", "name", "field__name", "levels"
        )
    )
    found: dict[str, set[str] | None] = {}
    for lever in levers:
        found[lever.key] = None if not lever.fields else {
            code for code, name, field, levels in rows
            if field in lever.fields
            and (not lever.names or any(part in name.lower() for part in lever.names))
            and (not lever.level or lever.level in levels)
        }  # fmt: skip
    return found


def _received(begins: datetime, ends: datetime) -> _Received:
    online = CONDITIONS[Way.ALONE] | CONDITIONS[Way.ASSISTED]
    rows: QuerySet[Dossier, tuple[str, int, int]] = (
        Dossier.objects.filter(accepted_at__gte=begins, accepted_at__lt=ends)
        .order_by()
        .values_list("procedure_version__procedure__code")
        .annotate(count=Count("id"), online=Count("id", filter=online))
    )
    return {code: (count, by_net) for code, count, by_net in rows}


def _ended(begins: datetime, ends: datetime) -> _Ended:
    """Procedure → (early or on time, late); without a date: neither."""
    rows = (
        ended_dossiers(since=begins, until=ends)
        .order_by()
        .values_list("procedure_code", "ending")
        .annotate(count=Count("*"))
    )
    found: _Ended = {}
    for code, ending, count in rows:
        good, late = found.get(code, (0, 0))
        if ending in (Ending.EARLY.value, Ending.ON_TIME.value):
            good += count
        elif ending == Ending.LATE.value:
            late += count
        found[code] = (good, late)
    return found


def _ratings(begins: datetime, ends: datetime) -> _Ratings:
    rows = (
        Rating.objects.filter(rated_at__gte=begins, rated_at__lt=ends)
        .order_by()
        .values_list("dossier__procedure_version__procedure__code")
        .annotate(
            count=Count("pk"),
            mean=Avg((F("on_time") + F("attitude") + F("clarity")) / 3.0),
        )
    )
    return {code: (count, float(mean)) for code, count, mean in rows}


def _services() -> _Services:
    rows = (
        OfferedService.objects.filter(level_42__isnull=False)
        .order_by()
        .values_list("procedure__code")
        .annotate(count=Count("pk"), full=Count("pk", filter=Q(level_42=FULLY_ONLINE)))
    )
    return {code: (count, full) for code, count, full in rows}


_Row = TypeVar("_Row")


def _of(codes: set[str] | None, rows: Mapping[str, _Row]) -> list[_Row]:
    return [row for code, row in rows.items() if codes is None or code in codes]


def _sum_up(
    lever: Lever,
    codes: set[str] | None,
    received: _Received,
    ended: _Ended,
    ratings: _Ratings,
    services: _Services,
) -> OwnFigures:
    came, finished = _of(codes, received), _of(codes, ended)
    rated, offered = _of(codes, ratings), _of(codes, services)
    all_received = sum(count for count, _online in came)
    in_time = sum(good for good, _late in finished)
    number_rated = sum(count for count, _mean in rated)
    return OwnFigures(
        lever=lever,
        procedures=len(services if codes is None else codes),
        offered=sum(count for count, _full in offered),
        fully_online=sum(full for _count, full in offered),
        received=all_received,
        online=Share(sum(online for _count, online in came), all_received),
        in_time=Share(in_time, in_time + sum(late for _good, late in finished)),
        rated=number_rated,
        marks=sum(count * mean for count, mean in rated) / number_rated if number_rated else None,
    )
