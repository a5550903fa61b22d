"""Offering a procedure at an agency, and ending the offer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.catalogue.models import OfferedService, Procedure, Service
from motcua.catalogue.operations.levels.refresh import refresh_levels
from motcua.catalogue.tags import SERVICE_ENDED, SERVICE_OFFERED
from motcua.catalogue.vocabulary import ResultChannel
from motcua.journal.operations import record


class ServiceNotPossible(Exception):
    """
    The procedure or an agency is unknown, a result channel does not exist, or an online service
    has no form or no process.
    """


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
    result_channels: Sequence[str] | None = None,
) -> Service:
    """
    Offer procedure `code` at an agency from a day on, and return the service.

    An offer that holds there already ends on that day; dossiers keep pointing at it. Without a
    process (`process_code` "") the procedure is only told of. `result_channels` are the ways, of
    `ResultChannel`, by which the agency hands over results beside the counter; None: as before.
    The level of the service is reckoned anew.

    :raises ServiceNotPossible: see there
    """
    procedure = Procedure.objects.select_for_update().filter(code=code).first()
    agencies = Agency.objects.in_bulk([agency_code, competent_agency_code], field_name="code")
    if procedure is None or len(agencies) < len({agency_code, competent_agency_code}):
        raise ServiceNotPossible(f"{code} at {agency_code}")
    if is_open_online and not (form_id and process_code):
        raise ServiceNotPossible(f"{code} has no form or no process")
    if not set(result_channels or ()) <= set(ResultChannel.values):
        raise ServiceNotPossible(f"{code}: {result_channels}")
    before = _end_present(procedure, agencies[agency_code], valid_from)
    if result_channels is None:
        result_channels = before.result_channels if before else ()
    service = Service.objects.create(
        procedure=procedure,
        agency=agencies[agency_code],
        competent_agency=agencies[competent_agency_code],
        process_code=process_code,
        form_id=form_id,
        # A pinned release stays pinned while the form is the same.
        form_version=before.form_version if before and before.form_id == form_id else None,
        is_open_online=is_open_online,
        result_channels=sorted(set(result_channels)),
        valid_from=valid_from,
    )
    offered, _is_new = OfferedService.objects.get_or_create(
        procedure=procedure, agency=agencies[agency_code]
    )
    refresh_levels(services=OfferedService.objects.filter(pk=offered.pk), at=at)
    _journal(SERVICE_OFFERED, service, actor, at)
    return service


@transaction.atomic
def end_service(*, service: Service, on: date, actor: str, at: datetime) -> None:
    """End an offer: `on` is the first day on which the agency no longer takes the procedure."""
    locked = Service.objects.select_for_update().get(pk=service.pk)
    locked.valid_to = max(on, locked.valid_from)
    locked.save(update_fields=["valid_to"])
    offered = OfferedService.objects.filter(
        procedure_id=locked.procedure_id, agency_id=locked.agency_id
    )
    refresh_levels(services=offered, at=at)
    _journal(SERVICE_ENDED, locked, actor, at)


def _end_present(procedure: Procedure, agency: Agency, on: date) -> Service | None:
    present = Service.objects.filter(
        procedure=procedure, agency=agency, valid_to__isnull=True
    ).first()
    if present:
        present.valid_to = max(on, present.valid_from)
        present.save(update_fields=["valid_to"])
    return present


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
            "results": service.result_channels,
        },
    )
