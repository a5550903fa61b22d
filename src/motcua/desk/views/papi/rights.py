"""Who may do what with PAPI. Fails closed."""

from motcua.accounts.models import Role
from motcua.desk.frame import PAPI_READERS, OfficerRequest, officers_only
from motcua.papi.models import Plan
from motcua.papi.queries.links import BASE

readers = officers_only(*PAPI_READERS)
keepers = officers_only(Role.ANALYST)
doers = officers_only(Role.ANALYST, Role.STEWARD)
HOME = BASE


def keeps_tables(request: OfficerRequest) -> bool:
    """Whether the officer may upload and take tables, register breaks, choose the province."""
    return request.officer.scope.has_role(Role.ANALYST)


def leads_plan(request: OfficerRequest, plan: Plan) -> bool:
    """Whether the officer is an analyst of the unit that leads the plan."""
    return plan.unit_id in request.officer.scope.agency_ids(Role.ANALYST)
