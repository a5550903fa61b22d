"""Who may do what in a programme. Fails closed."""

from motcua.accounts.models import Role
from motcua.desk.frame import LEVEL_READERS, OfficerRequest, officers_only
from motcua.desk.stewarding import keeps
from motcua.programmes.models import Programme

readers = officers_only(*LEVEL_READERS)
stewards = officers_only(Role.STEWARD)
directors = officers_only(Role.LEADER, Role.STEWARD)
PROGRAMMES = "/can-bo/chuong-trinh/"


def leads(request: OfficerRequest, programme: Programme) -> bool:
    """Whether the officer is a steward of the unit that leads the programme."""
    return programme.unit_id in request.officer.scope.agency_ids(Role.STEWARD)


def directs(request: OfficerRequest, programme: Programme) -> bool:
    """Whether the officer leads the unit that leads the programme, or any unit above it."""
    return keeps(request, programme.unit_id, Role.LEADER)


def does(request: OfficerRequest, agency_id: int) -> bool:
    """Whether the officer is a steward of the unit that was given a task."""
    return agency_id in request.officer.scope.agency_ids(Role.STEWARD)
