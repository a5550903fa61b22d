"""Offering a procedure at an agency, and ending the offer."""

from datetime import date, datetime

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.catalogue.models import Procedure, Service
from motcua.catalogue.tags import SERVICE_ENDED, SERVICE_OFFERED
from motcua.journal.operations import record


class ServiceNotPossible(Exception):
    """The procedure or an agency is unknown, or an online service has no form."""


@transaction.atomic
def offer_service(
    *,
    code: str,
    agency_code: str,
    competent_agency_code: str,
    process_code: str,
    valid_from: date,
    actor: str,
    at: datetime,
    form_id: str = "",
    is_open_online: bool = False,
) -> Service:
    """
    Offer procedure `code` at an agency from a day on, and return the service.

    An offer that holds there already ends on that day; dossiers keep pointing at it.

    :raises ServiceNotPossible: see there
    """
    procedure = Procedure.objects.select_for_update().filter(code=code).first()
    agencies = Agency.objects.in_bulk([agency_code, competent_agency_code], field_name="code")
    if procedure is None or len(agencies) < len({agency_code, competent_agency_code}):
        raise ServiceNotPossible(f"{code} at {agency_code}")
    if is_open_online and not form_id:
        raise ServiceNotPossible(f"{code} has no form")
    _end_present(procedure, agencies[agency_code], valid_from)
    service = Service.objects.create(
        procedure=procedure,
        agency=agencies[agency_code],
        competent_agency=agencies[competent_agency_code],
        process_code=process_code,
        form_id=form_id,
        is_open_online=is_open_online,
        valid_from=valid_from,
    )
    _journal(SERVICE_OFFERED, service, actor, at)
    return service


@transaction.atomic
def end_service(*, service: Service, on: date, actor: str, at: datetime) -> None:
    """End an offer: `on` is the first day on which the agency no longer takes the procedure."""
    locked = Service.objects.select_for_update().get(pk=service.pk)
    locked.valid_to = max(on, locked.valid_from)
    locked.save(update_fields=["valid_to"])
    _journal(SERVICE_ENDED, locked, actor, at)


def _end_present(procedure: Procedure, agency: Agency, on: date) -> None:
    present = Service.objects.filter(
        procedure=procedure, agency=agency, valid_to__isnull=True
    ).first()
    if present:
        present.valid_to = max(on, present.valid_from)
        present.save(update_fields=["valid_to"])


def _journal(tag: str, service: Service, actor: str, at: datetime) -> None:
    record(
        tag=tag,
        subject=f"procedure:{service.procedure.code}",
        at=at,
        actor=actor,
        unit=service.agency.code,
        data={
            "service": service.pk,
            "form": service.form_id,
            "process": service.process_code,
            "online": service.is_open_online,
        },
    )
