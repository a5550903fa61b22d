"""Who may do what: the control office plans, the agency's steward reviews, a leader adopts."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from motcua.accounts.models import Role
from motcua.agencies.models import Placement
from motcua.agencies.queries import on_day
from motcua.desk.frame import OfficerRequest, officers_only
from motcua.desk.stewarding import keeps
from motcua.kit.clock import local_day
from motcua.stewardship.models import PlanItem

HOME = "/can-bo/ra-soat/"
writers = officers_only(Role.STEWARD)
leaders = officers_only(Role.LEADER)


def holds_at_the_top(request: OfficerRequest, role: str) -> bool:
    """Whether the officer holds a role for the whole province. One query."""
    held = request.officer.scope.agency_ids(role)
    below = Placement.objects.filter(on_day(local_day(request.at)), agency__in=held)
    return bool(held) and bool(held - set(below.values_list("agency_id", flat=True)))


def require_at_the_top(request: OfficerRequest, role: str) -> None:
    """Fail closed when the officer holds the role for a part of the province only."""
    if not holds_at_the_top(request, role):
        raise PermissionDenied


def reviewed_here(request: OfficerRequest, item_id: int) -> PlanItem:
    """Return a procedure of a plan, when the officer's unit reviews it. Fails closed."""
    found = PlanItem.objects.select_related("plan", "procedure", "agency")
    item = get_object_or_404(found, pk=item_id)
    if not keeps(request, item.agency_id):
        raise PermissionDenied
    return item
