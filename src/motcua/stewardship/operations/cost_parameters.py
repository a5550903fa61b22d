"""Setting by what an hour is reckoned in a year."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from motcua.journal.operations import record
from motcua.stewardship.models import CostParameters
from motcua.stewardship.tags import PARAMETERS_SET


class SourceMissing(Exception):
    """Parameters need to say where they come from."""


class NoHour(Exception):
    """A parameter is not above zero: no hour can be reckoned."""


@transaction.atomic
def set_cost_parameters(
    *,
    year: int,
    gdp_per_capita_dong: int,
    source: str,
    actor: str,
    at: datetime,
    days_per_month: int = 22,
    hours_per_day: int = 8,
    hours_per_paper: Decimal | None = None,
    is_assumed: bool = False,
) -> CostParameters:
    """
    Set the parameters of a year; the earlier ones of that year stay readable.

    :raises SourceMissing: see there
    :raises NoHour: see there
    """
    if not source.strip():
        raise SourceMissing
    if min(gdp_per_capita_dong, days_per_month, hours_per_day) <= 0:
        raise NoHour
    parameters = CostParameters.objects.create(
        year=year, gdp_per_capita_dong=gdp_per_capita_dong, days_per_month=days_per_month,
        hours_per_day=hours_per_day, hours_per_paper=hours_per_paper, source=source.strip(),
        is_assumed=is_assumed, recorded_at=at, actor=actor,
    )  # fmt: skip
    record(
        tag=PARAMETERS_SET, subject=f"cost_parameters:{parameters.pk}", at=at, actor=actor,
        data={"year": year, "gdp": gdp_per_capita_dong, "assumed": is_assumed},
    )  # fmt: skip
    return parameters
