"""Who does what with an announcement: stewards draft and check, the province's leaders sign."""

from motcua.accounts.models import Role
from motcua.agencies.models import Agency, Kind, Tier
from motcua.desk.frame import OfficerRequest


def may_draft(request: OfficerRequest) -> bool:
    """Whether the officer drafts and checks. No query."""
    return request.officer.scope.has_role(Role.STEWARD)


def may_sign(request: OfficerRequest) -> bool:
    """Whether the officer leads the province itself, whose chairman announces. At most one query."""
    led = request.officer.scope.agency_ids(Role.LEADER)
    return (
        bool(led)
        and Agency.objects.filter(pk__in=led, tier=Tier.PROVINCE, kind=Kind.COMMITTEE).exists()
    )
