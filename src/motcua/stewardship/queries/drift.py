"""Reading drift: the list, and one side by side with what it touches."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import Change, Part, differences, parts_of
from motcua.catalogue.reading.three_way import ChangedBy, PartStanding, three_way
from motcua.stewardship.models import Drift
from motcua.stewardship.models.drift import DriftState
from motcua.stewardship.touched import Touch, find_touched


class DriftNotFound(Exception):
    """There is no such drift."""


@dataclass(frozen=True)
class DriftRow:
    """A drift in the list: which parts differ, and who changed them."""

    drift: Drift
    name: str
    parts: tuple[PartStanding, ...]
    has_ended: bool


@dataclass(frozen=True)
class DriftPage:
    """
    A drift side by side. `ours` None: the procedure has ended here.

    `since` is what changed from the nation's former text to its new one.
    """

    drift: Drift
    ours: ProcedureContent | None
    theirs: ProcedureContent
    version: ProcedureVersion | None
    standings: tuple[PartStanding, ...]
    since: tuple[Change, ...]
    touched: tuple[Touch, ...]


def drifts(*, state: str = DriftState.OPEN) -> QuerySet[Drift]:
    """Return the drifts in a state, the newest first, with their records."""
    found = Drift.objects.filter(state=state).select_related("record__version", "announcement")
    return found.order_by("-opened_at", "code")


def count_drifts() -> dict[str, int]:
    """Return how many drifts are in each state. One query."""
    counted = Drift.objects.order_by().values_list("state").annotate(count=Count("pk"))
    return {**dict.fromkeys(DriftState.values, 0), **dict(counted)}


def rows_of(found: list[Drift]) -> tuple[DriftRow, ...]:
    """Return the rows of a page of drifts; one query."""
    standing = _standing([drift.code for drift in found])
    return tuple(_row(drift, standing.get(drift.code)) for drift in found)


def _row(drift: Drift, version: ProcedureVersion | None) -> DriftRow:
    theirs = from_json(drift.record.content)
    ours = from_json(version.content if version else drift.record.version.content)
    standings = three_way(base=from_json(drift.record.base), ours=ours, theirs=theirs)
    return DriftRow(drift, theirs.name, standings, has_ended=version is None)


def _standing(codes: list[str]) -> dict[str, ProcedureVersion]:
    found = ProcedureVersion.objects.filter(procedure__code__in=codes, valid_to__isnull=True)
    return {version.procedure.code: version for version in found.select_related("procedure")}


def get_drift_page(*, drift_id: int) -> DriftPage:
    """
    Return a drift with everything that it touches.

    :raises DriftNotFound: see there
    """
    found = Drift.objects.select_related("record__version", "record__run", "announcement")
    drift = found.filter(pk=drift_id).first()
    if drift is None:
        raise DriftNotFound(drift_id)
    base, theirs = from_json(drift.record.base), from_json(drift.record.content)
    version = _standing([drift.code]).get(drift.code)
    ours = from_json(version.content if version else drift.record.version.content)
    standings = three_way(base=base, ours=ours, theirs=theirs)
    return DriftPage(
        drift=drift,
        ours=ours if version else None,
        theirs=theirs,
        version=version,
        standings=standings,
        since=differences(base, theirs),
        touched=find_touched(code=drift.code, theirs=theirs, parts=_coming(standings)),
    )


def _coming(standings: tuple[PartStanding, ...]) -> tuple[Part, ...]:
    changes = (c for s in standings if s.changed_by is not ChangedBy.US for c in s.changes)
    return parts_of(changes)
