"""The planner: what the services of a target still need, ranked, and what unlocks the most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.models import OfferedService
from motcua.dossiers.usage import Usage, usage_of
from motcua.programmes.models import Target, TargetKind
from motcua.programmes.queries.progress import is_done, scope_ids
from motcua.rules.programme import Bundle, Needed, Ranked, Work, bundles, rank
from motcua.rules.service_level import Fact, RuleSet, missing_for

# Rough effort of making a fact hold, in working days; whoever plans sets their own.
DEFAULT_EFFORTS: Mapping[str, int] = {
    Fact.INFORMATION: 1,
    Fact.BLANK_FORMS: 1,
    Fact.EFORM: 3,
    Fact.SUBMISSION: 1,
    Fact.PROCESS: 2,
    Fact.PAYMENT: 20,
    Fact.NO_VISIT: 1,
    Fact.RESULT_ELECTRONIC: 5,
    Fact.RESULT_BY_POST: 2,
}
# Made once for the whole province, or once for each agency; everything else once a procedure.
_EVERYWHERE = frozenset({Fact.PAYMENT})
_BY_AGENCY = frozenset({Fact.RESULT_ELECTRONIC, Fact.RESULT_BY_POST})
_BY_SERVICE = frozenset({Fact.SUBMISSION, Fact.NO_VISIT})


@dataclass(frozen=True)
class Plan:
    """What to do for a target. `services` by id, as the lists name them."""

    ranked: tuple[Ranked, ...]
    bundles: tuple[Bundle, ...]
    services: Mapping[int, OfferedService]


def plan_of(*, target: Target, at: datetime, efforts: Mapping[str, int]) -> Plan:
    """Return the plan of what a target's list still needs. Three queries."""
    found = OfferedService.objects.filter(pk__in=scope_ids(target))
    open_services = [
        service
        for service in found.select_related("procedure", "agency")
        if not is_done(target, service)
    ]
    used = usage_of(procedures={service.procedure_id for service in open_services}, at=at)
    needs = [needed_by(target, service, used, efforts) for service in open_services]
    return Plan(
        tuple(rank(needs, efforts)),
        tuple(bundles(needs, efforts)),
        {service.pk: service for service in open_services},
    )


def needed_by(
    target: Target,
    service: OfferedService,
    used: Mapping[tuple[int, int], Usage],
    efforts: Mapping[str, int],
) -> Needed:
    """Return what a service needs; of facts of which one is enough, the cheapest."""
    usage = used.get((service.procedure_id, service.agency_id), Usage())
    works = frozenset(
        _work(min(any_of, key=lambda fact: efforts.get(fact, 1)), service)
        for any_of in _missing(target, service)
    )
    return Needed(service.pk, usage.received, works)


def _missing(target: Target, service: OfferedService) -> Iterable[tuple[Fact, ...]]:
    if target.kind == TargetKind.EFORMS:
        return ((Fact.EFORM,),)
    assert target.level_to is not None
    return missing_for(RuleSet(target.rule_set), service.holds, target.level_to)


def _work(fact: Fact, service: OfferedService) -> Work:
    if fact in _EVERYWHERE:
        return Work(fact, "")
    if fact in _BY_AGENCY:
        return Work(fact, service.agency.code)
    if fact in _BY_SERVICE:
        return Work(fact, f"{service.procedure.code} {service.agency.code}")
    return Work(fact, service.procedure.code)
