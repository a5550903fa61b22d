"""Whose services a steward keeps: those of the units where the role is held, and of all below."""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from motcua.accounts.models import Role
from motcua.agencies.models import Placement
from motcua.agencies.queries import descendant_ids, on_day
from motcua.desk.frame import OfficerRequest, View, officers_only
from motcua.kit.clock import local_day


def kept_agency_ids(request: OfficerRequest, role: str = Role.STEWARD) -> frozenset[int]:
    """Return the agencies whose services the officer may change. A query a unit with the role."""
    held = request.officer.scope.agency_ids(role)
    below = (descendant_ids(agency_id=pk, day=local_day(request.at)) for pk in held)
    return held.union(*below)


def keeps(request: OfficerRequest, agency_id: int, role: str = Role.STEWARD) -> bool:
    """Whether the officer may change the services of an agency."""
    return agency_id in kept_agency_ids(request, role)


def holds_at_the_top(request: OfficerRequest, role: str) -> bool:
    """Whether the officer holds a role for the whole province. One query."""
    held = request.officer.scope.agency_ids(role)
    below = Placement.objects.filter(on_day(local_day(request.at)), agency__in=held)
    return bool(held) and bool(held - set(below.values_list("agency_id", flat=True)))


def require_at_the_top(request: OfficerRequest, role: str) -> None:
    """Fail closed when the officer holds the role for a part of the province only."""
    if not holds_at_the_top(request, role):
        raise PermissionDenied


def province_stewards(view: View) -> View:
    """Admit the stewards of the whole province; a department's are refused."""

    @officers_only(Role.STEWARD)
    @wraps(view)
    def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require_at_the_top(request, Role.STEWARD)
        return view(request, *args, **kwargs)

    return guarded
