"""
On-time figures over finished cases. One without a due date is told apart, never counted good.

Source: the national indicator 2.1 (QĐ 766/QĐ-TTg): on time is an end no later than the
appointment, pauses taken out; more than one supplement request is late whatever the dates say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Least, TruncDate

from motcua.casework.models import Case, CaseKind
from motcua.kit.clock import VN
from motcua.rules.working_time.endings import Ending

# The rule of `rules.working_time.endings` in SQL, over cases annotated with `judged_at`.
_DATED = Q(due_without_extension_at__isnull=False)
# The whole minute in which a case is due is still in time.
_IN_TIME = _DATED & Q(judged_at__lt=F("due_without_extension_at") + timedelta(minutes=1))
_EARLIER_DAY = Q(judged_day__lt=TruncDate("due_without_extension_at", tzinfo=VN))


@dataclass(frozen=True)
class OnTime:
    """
    Finished cases of a period. `counted` = `on_time` + `late`; `not_counted` had no due date.

    `on_time_by_indicator` leaves out those asked for more than once as well.
    """

    on_time: int
    late: int
    not_counted: int
    on_time_by_indicator: int

    @property
    def counted(self) -> int:
        """How many cases the rate is about."""
        return self.on_time + self.late

    @property
    def rate(self) -> Decimal | None:
        """The share on time in per cent with two decimals; None when nothing is counted."""
        return _percent(self.on_time, self.counted)

    @property
    def rate_by_indicator(self) -> Decimal | None:
        """The same by the national indicator's stricter reading."""
        return _percent(self.on_time_by_indicator, self.counted)


def on_time_rate(
    *, since: datetime, until: datetime, unit_ids: Sequence[int] | None = None
) -> OnTime:
    """
    Return how cases that ended from `since` to before `until` kept their dates. One query.

    Judged at the end, or at the pause that was never lifted, against the date without any
    re-appointment. Cases that were never accepted do not count. `unit_ids`: competent units.
    """
    cases = _ended(since, until)
    if unit_ids is not None:
        cases = cases.filter(competent_unit_id__in=unit_ids)
    counts = cases.aggregate(
        dated=Count("finished_at", filter=_DATED),
        in_time=Count("finished_at", filter=_IN_TIME),
        undated=Count("finished_at", filter=~_DATED),
        by_indicator=Count("finished_at", filter=_IN_TIME & Q(supplement_count__lte=1)),
    )
    return OnTime(
        on_time=counts["in_time"],
        late=counts["dated"] - counts["in_time"],
        not_counted=counts["undated"],
        on_time_by_indicator=counts["by_indicator"],
    )


def ended_dossiers(*, since: datetime, until: datetime) -> QuerySet[Any, Any]:
    """
    Return the dossiers' cases that ended from `since` to before `until`, with their `ending`.

    The same cases as `on_time_rate`; `ending` is a value of `rules.working_time.endings.Ending`.
    """
    return (
        _ended(since, until)
        .annotate(judged_day=TruncDate("judged_at", tzinfo=VN))
        .annotate(
            ending=Choose(
                When(~_DATED, then=Value(Ending.UNDATED.value)),
                When(_IN_TIME & _EARLIER_DAY, then=Value(Ending.EARLY.value)),
                When(_IN_TIME, then=Value(Ending.ON_TIME.value)),
                default=Value(Ending.LATE.value),
                output_field=CharField(),
            )
        )
    )


def running_dossiers(*, at: datetime) -> QuerySet[Case]:
    """
    Return the dossiers' cases that had been accepted by `at` (exclusive) and had not ended.

    By the moments of acceptance and end alone, so that it can be asked of any past moment.
    """
    return Case.objects.filter(
        Q(finished_at__isnull=True) | Q(finished_at__gte=at),
        kind=CaseKind.DOSSIER,
        started_at__lt=at,
    )


def overdue_now(*, at: datetime) -> Q:
    """
    Return the condition that a running dossier is past its date. For the present moment only.

    One whose clock stands is judged by the moment since when it stands.
    """
    minute_passed = Q(due_without_extension_at__lte=at - timedelta(minutes=1))
    stands = Q(standing_since__gte=F("due_without_extension_at") + timedelta(minutes=1))
    return minute_passed & (Q(standing_since__isnull=True) | stands)


def _ended(since: datetime, until: datetime) -> QuerySet[Case]:
    return Case.objects.filter(
        kind=CaseKind.DOSSIER,
        finished_at__gte=since,
        finished_at__lt=until,
        started_at__isnull=False,
    ).annotate(judged_at=Least("finished_at", "standing_since"))


def _percent(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01")) if whole else None
