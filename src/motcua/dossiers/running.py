"""
What still runs under a procedure: dossiers not closed, drafts not sent.

Codes, units and days only: whoever looks after the catalogue opens no dossier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from motcua.dossiers.models import Dossier
from motcua.eforms.models import Draft


def count_running_dossiers(codes: Sequence[str]) -> dict[str, int]:
    """Return how many dossiers are open under each of these codes. One query."""
    found = Dossier.objects.filter(case__procedure_code__in=codes, case__is_open=True)
    return dict(found.order_by().values_list("case__procedure_code").annotate(count=Count("pk")))


def count_open_drafts(codes: Sequence[str]) -> dict[str, int]:
    """Return how many drafts people have not sent yet, under each of these codes. One query."""
    found = Draft.objects.filter(procedure_code__in=codes, submitted_reference__isnull=True)
    return dict(found.order_by().values_list("procedure_code").annotate(count=Count("pk")))


@dataclass(frozen=True)
class RunningDossier:
    """An open dossier as a list of them prints it; `version_number` is the version it pinned."""

    number: str
    unit_vi: str
    unit_en: str
    state: str
    submitted_at: datetime
    due_at: datetime | None
    version_number: int
    version_from: date


def running_dossiers(*, code: str, first: int = 0, count: int = 50) -> tuple[RunningDossier, ...]:
    """Return the open dossiers of a procedure, those due first on top. One query."""
    found = (
        Dossier.objects.filter(case__procedure_code=code, case__is_open=True)
        .select_related("case__unit", "procedure_version")
        .defer("procedure_version__content", "answers")
        .order_by("case__due_at", "pk")
    )
    return tuple(
        RunningDossier(
            number=dossier.number,
            unit_vi=dossier.case.unit.name_vi,
            unit_en=dossier.case.unit.name("en"),
            state=dossier.case.state,
            submitted_at=dossier.submitted_at,
            due_at=dossier.case.due_at,
            version_number=dossier.procedure_version.number,
            version_from=dossier.procedure_version.valid_from,
        )
        for dossier in found[first : first + count]
    )
