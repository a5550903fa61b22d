"""Whose services a steward keeps: those of the units where the role is held, and of all below."""

from motcua.accounts.models import Role
from motcua.agencies.queries import descendant_ids
from motcua.desk.frame import OfficerRequest
from motcua.kit.clock import local_day


def kept_agency_ids(request: OfficerRequest, role: str = Role.STEWARD) -> frozenset[int]:
    """Return the agencies whose services the officer may change. A query a unit with the role."""
    held = request.officer.scope.agency_ids(role)
    below = (descendant_ids(agency_id=pk, day=local_day(request.at)) for pk in held)
    return held.union(*below)


def keeps(request: OfficerRequest, agency_id: int, role: str = Role.STEWARD) -> bool:
    """Whether the officer may change the services of an agency."""
    return agency_id in kept_agency_ids(request, role)
