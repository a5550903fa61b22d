"""
On-time figures over finished cases. One without a due date is told apart, never counted good.

Source: the national indicator 2.1 (QĐ 766/QĐ-TTg): on time is an end no later than the
appointment, pauses taken out; more than one supplement request is late whatever the dates say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q
from django.db.models.functions import Least

from motcua.casework.models import Case, CaseKind


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
    cases = Case.objects.filter(
        kind=CaseKind.DOSSIER,
        finished_at__gte=since,
        finished_at__lt=until,
        started_at__isnull=False,
    )
    if unit_ids is not None:
        cases = cases.filter(competent_unit_id__in=unit_ids)
    dated = Q(due_without_extension_at__isnull=False)
    # The whole minute in which a case is due is still in time.
    in_time = dated & Q(judged_at__lt=F("due_without_extension_at") + timedelta(minutes=1))
    counts = cases.annotate(judged_at=Least("finished_at", "standing_since")).aggregate(
        dated=Count("pk", filter=dated),
        in_time=Count("pk", filter=in_time),
        undated=Count("pk", filter=~dated),
        by_indicator=Count("pk", filter=in_time & Q(supplement_count__lte=1)),
    )
    return OnTime(
        on_time=counts["in_time"],
        late=counts["dated"] - counts["in_time"],
        not_counted=counts["undated"],
        on_time_by_indicator=counts["by_indicator"],
    )


def _percent(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01")) if whole else None
