"""Who may do what: the control office plans, the agency's steward reviews, a leader adopts."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from motcua.accounts.models import Role
from motcua.desk.frame import OfficerRequest, officers_only
from motcua.desk.stewarding import holds_at_the_top, keeps, require_at_the_top
from motcua.stewardship.models import PlanItem

__all__ = ["HOME", "holds_at_the_top", "leaders", "require_at_the_top", "reviewed_here", "writers"]
HOME = "/can-bo/ra-soat/"
writers = officers_only(Role.STEWARD)
leaders = officers_only(Role.LEADER)


def reviewed_here(request: OfficerRequest, item_id: int) -> PlanItem:
    """Return a procedure of a plan, when the officer's unit reviews it. Fails closed."""
    found = PlanItem.objects.select_related("plan", "procedure", "agency")
    item = get_object_or_404(found, pk=item_id)
    if not keeps(request, item.agency_id):
        raise PermissionDenied
    return item
