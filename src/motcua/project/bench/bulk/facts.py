"""What bulk rows point at, gathered once from the world in the database."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.casework.calendars import current_calendar_id
from motcua.casework.queries.cases import published_process_id
from motcua.catalogue.models import LimitConfirmation, ProcedureVersion, Service
from motcua.dossiers.operations.submit import plain_title
from motcua.eforms.access import KEPT_DAYS
from motcua.eforms.releases import latest_release_id
from motcua.project.bench import forms
from motcua.project.bench.bulk.rows import Facts, ProcedureFacts, UnitFacts
from motcua.project.bench.world import PROCESS, World


def gather(*, world: World, codes: Sequence[str], at: datetime) -> Facts:
    """Return the facts; drafts are kept of what was submitted in the month before `at`."""
    process_id = published_process_id(code=PROCESS)
    assert process_id is not None
    return Facts(
        units=tuple(
            UnitFacts(unit.pk, unit.code, officer.pk)
            for unit, officer in zip(world.units, world.officers, strict=True)
        ),
        citizens=tuple((account.pk, account.full_name) for account in world.citizens),
        procedures=_procedures(codes),
        form_release_id=latest_release_id(form_id=forms.WITH_PAPER, version=None),
        process_id=process_id,
        calendar_id=current_calendar_id(unit_id=0),
        limit_basis=LimitConfirmation.objects.values_list("basis", flat=True)[0],
        keeps_drafts_from=at - timedelta(days=KEPT_DAYS),
    )


def _procedures(codes: Sequence[str]) -> tuple[ProcedureFacts, ...]:
    services: dict[int, dict[int, int]] = defaultdict(dict)
    offered = Service.objects.filter(procedure__code__in=codes, valid_to__isnull=True)
    for service in offered:
        services[service.procedure_id][service.agency_id] = service.pk
    present = ProcedureVersion.objects.filter(
        procedure__code__in=codes, valid_to__isnull=True
    ).select_related("procedure", "field")
    by_code = {version.procedure.code: version for version in present}
    return tuple(
        ProcedureFacts(
            code=code,
            version_id=(version := by_code[code]).pk,
            title=plain_title(version.name),
            field_code=version.field.code,
            services=services[version.procedure_id],
        )
        for code in codes
    )
