"""All internal processes: which version is in use, by how many services and running cases."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.casework.models import ProcessDefinition, ProcessVersion
from motcua.casework.queries.processes import running_on
from motcua.catalogue.queries.services import count_services_by_process
from motcua.desk.frame import LEVEL_READERS, OfficerRequest, officers_only, show
from motcua.kit.clock import local_day

PROCESSES = "/can-bo/quy-trinh/"
MOST = 300
readers = officers_only(*LEVEL_READERS)


@dataclass(frozen=True)
class ProcessRow:
    """One process in the list; `newest` None: never published."""

    definition: ProcessDefinition
    newest: ProcessVersion | None
    steps: int
    services: int
    running: int
    has_draft: bool


@readers
@require_safe
def board(request: OfficerRequest) -> HttpResponse:
    """List the processes. Five queries."""
    query = request.GET.get("tim", "").strip()
    found = ProcessDefinition.objects.order_by("code")
    if query:
        found = found.filter(Q(code__icontains=query) | Q(name_vi__icontains=query))
    definitions = list(found[:MOST])
    versions: dict[int, list[ProcessVersion]] = {}
    for version in ProcessVersion.objects.filter(definition__in=definitions).order_by("number"):
        versions.setdefault(version.definition_id, []).append(version)
    services = count_services_by_process(on=local_day(request.at))
    running = running_on(v.pk for group in versions.values() for v in group)
    rows = [_row(d, versions.get(d.pk, []), services, running) for d in definitions]
    context = {"rows": rows, "query": query, "total": found.count()}
    return show(request, "desk/processes/board.html", context)


def _row(
    definition: ProcessDefinition,
    versions: list[ProcessVersion],
    services: dict[str, int],
    running: dict[int, int],
) -> ProcessRow:
    published = [version for version in versions if version.published_at]
    newest = published[-1] if published else None
    shown = newest or (versions[-1] if versions else None)
    return ProcessRow(
        definition,
        newest,
        len(shown.document["steps"]) if shown else 0,
        services.get(definition.code, 0),
        sum(running.get(version.pk, 0) for version in versions),
        any(version.published_at is None for version in versions),
    )
