"""Where a procedure is offered."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from motcua.catalogue.models import Procedure, Service
from motcua.catalogue.queries.versions import in_force
from motcua.catalogue.vocabulary import ResultChannel
from motcua.kit.prepared import Prepared


class ServiceNotOffered(Exception):
    """No agency offers this procedure so on that day."""


def services_for(*, code: str, on: date) -> QuerySet[Service]:
    """Return the services of a procedure on a day, with their agencies, by the agency's code."""
    return (
        Service.objects.filter(in_force(on), procedure__code=code)
        .select_related("procedure", "agency", "competent_agency")
        .order_by("agency__code")
    )


_OPEN = Prepared(
    lambda code, on: (
        Service.objects.filter(in_force(on), procedure__code=code, is_open_online=True)
        .select_related("procedure", "agency", "competent_agency")
        .order_by("agency__code")
    ),
    code=str,
    on=date,
)


def services_open_online(*, code: str, on: date) -> list[Service]:
    """Return those of `services_for` that are open online. One query."""
    return _OPEN.all(code=code, on=on)


def withheld_ways(named: Iterable[str]) -> frozenset[str]:
    """
    Return the ways of receiving a result that an agency lacks, given those it has named.

    An agency that has named none has not said; then a form's own choice stands. The counter is
    always there.
    """
    known = frozenset(named)
    return frozenset(ResultChannel.values) - known if known else frozenset()


def ways_withheld_at(*, code: str, agency_id: int) -> frozenset[str]:
    """Return the same for the service of a procedure at an agency today; no service: none. One query."""
    service = _WAYS.first(code=code, agency_id=agency_id)
    return withheld_ways(service.result_channels) if service is not None else frozenset()


_WAYS = Prepared(
    lambda code, agency_id: (
        Service.objects.only("result_channels")
        .filter(procedure__code=code, agency_id=agency_id, valid_to__isnull=True)
        .order_by("id")[:1]
    ),
    code=str,
    agency_id=int,
)


def get_service(*, code: str, agency_code: str, on: date) -> Service:
    """
    Return the service of procedure `code` at an agency on a day.

    :raises ServiceNotOffered: the agency does not offer it then
    """
    service = services_for(code=code, on=on).filter(agency__code=agency_code).first()
    if service is None:
        raise ServiceNotOffered(f"{code} at {agency_code}")
    return service


def offered_online(*, on: date, procedure: str) -> Exists:
    """
    Return the condition that some agency takes a procedure online on a day; `procedure` names
    the column with its id.

    Asked procedure by procedure: the rows of two hundred thousand services are not read.
    """
    return Exists(
        Service.objects.filter(in_force(on), procedure=OuterRef(procedure), is_open_online=True)
    )


def ids_open_online(*, on: date) -> tuple[int, ...]:
    """Return the ids of the procedures that some agency takes online on a day. One query."""
    found = Procedure.objects.filter(offered_online(on=on, procedure="pk"))
    return tuple(found.values_list("pk", flat=True))


def codes_open_online(*, on: date, among: Iterable[str] | None = None) -> frozenset[str]:
    """Return the codes of the procedures, of all or `among` some, that are taken online on a day."""
    found = Procedure.objects.filter(offered_online(on=on, procedure="pk"))
    if among is not None:
        found = found.filter(code__in=list(among))
    return frozenset(found.values_list("code", flat=True))


def codes_with_form(*, form_id: str, on: date) -> list[str]:
    """Return the codes of the procedures that an e-form is filled in for on a day, in order."""
    found = Service.objects.filter(in_force(on), form_id=form_id)
    codes = found.order_by("procedure__code").values_list("procedure__code", flat=True)
    return list(codes.distinct())


def count_services_by_process(*, on: date) -> dict[str, int]:
    """Return how many services name each process on a day. One query."""
    found = Service.objects.filter(in_force(on)).exclude(process_code="")
    rows = found.values("process_code").annotate(n=Count("id"))
    return dict(rows.values_list("process_code", "n"))
