"""Reading the organisation tree as it stood on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from motcua.agencies.models import Agency, Placement


def on_day(day: date) -> Q:
    """Return the condition that a row with validity dates holds on `day`."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def agencies_on(*, day: date) -> QuerySet[Agency]:
    """Return the agencies that exist on `day`, by code."""
    return Agency.objects.filter(on_day(day)).order_by("code")


def counters_on(*, day: date) -> QuerySet[Agency]:
    """Return the agencies that receive dossiers on `day`, by code."""
    return agencies_on(day=day).filter(receives_dossiers=True)


@dataclass(frozen=True)
class TreeRow:
    """One agency in the tree, `depth` 0 at the top."""

    agency: Agency
    depth: int
    parent_id: int | None


def tree_on(*, day: date) -> list[TreeRow]:
    """Return the tree of a day, parents before children, siblings by code. Two queries."""
    agencies = {a.pk: a for a in agencies_on(day=day)}
    parent_of = dict(Placement.objects.filter(on_day(day)).values_list("agency_id", "parent_id"))
    children: dict[int | None, list[Agency]] = {}
    for agency in agencies.values():
        parent = parent_of.get(agency.pk)
        children.setdefault(parent if parent in agencies else None, []).append(agency)
    rows: list[TreeRow] = []

    def walk(parent: int | None, depth: int) -> None:
        for agency in children.get(parent, []):
            rows.append(TreeRow(agency, depth, parent))
            walk(agency.pk, depth + 1)

    walk(None, 0)
    return rows


def descendant_ids(*, agency_id: int, day: date) -> set[int]:
    """Return the ids of all agencies below one on a day, itself not included. One query."""
    children: dict[int, list[int]] = {}
    for child, parent in Placement.objects.filter(on_day(day)).values_list(
        "agency_id", "parent_id"
    ):
        children.setdefault(parent, []).append(child)
    below: set[int] = set()
    waiting = [agency_id]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in below:
                below.add(child)
                waiting.append(child)
    return below


def successors_of(*, agency: Agency, on: date) -> list[Agency]:
    """Return who holds the agency's tasks on a day: itself, or those who took over, in the end."""
    if agency.valid_to is None or agency.valid_to > on:
        return [agency]
    heirs: list[Agency] = []
    for step in agency.succeeded_by.filter(on__lte=on).select_related("successor").order_by("id"):
        heirs.extend(successors_of(agency=step.successor, on=on))
    return heirs
