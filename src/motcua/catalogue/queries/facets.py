"""How many procedures each value of each filter would leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, F, Func, QuerySet

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.lists import NO_LEVEL, OPEN_HERE, Filters, narrow
from motcua.catalogue.queries.services import ids_open_online, offered_online
from motcua.catalogue.search import search
from motcua.catalogue.vocabulary import Level, OnlineLevel, Subject
from motcua.kit.any_of import any_of
from motcua.kit.text import fold

_MOST_FOUND = 200


@dataclass(frozen=True)
class FacetValue:
    """One value of a filter, its words, and how many procedures it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facets:
    """The filters' values; each filter counts under the others' choices, not under its own."""

    level: tuple[FacetValue, ...]
    field: tuple[FacetValue, ...]
    agency: tuple[FacetValue, ...]
    subject: tuple[FacetValue, ...]
    online: tuple[FacetValue, ...]


def find_facets(*, filters: Filters, on: date, open_here: Sequence[int] | None = None) -> Facets:
    """Return every filter's values with counts; about seven queries. `open_here` as in `narrow`."""
    codes = None
    if filters.q.strip():
        codes = tuple(hit.code for hit in search(filters.q, limit=_MOST_FOUND).hits)

    here = open_here
    if here is None and filters.online == OPEN_HERE:
        here = ids_open_online(on=on)

    def left_without(name: str) -> QuerySet[ProcedureVersion]:
        return narrow(replace(filters, **{name: ""}), on=on, codes=codes, open_here=here)

    return Facets(
        level=_levels(left_without("level"), filters.level),
        field=_named(_counts(left_without("field"), "field__name"), filters.field),
        agency=_named(_counts(left_without("agency"), "promulgating_agency"), filters.agency),
        subject=_coded(
            _counts(left_without("subject"), "subjects", many=True), Subject, filters.subject
        ),
        online=_online(left_without("online"), filters.online, here, on),
    )


def _counts(
    versions: QuerySet[ProcedureVersion], column: str, *, many: bool = False
) -> dict[str, int]:
    value = Func(F(column), function="unnest") if many else F(column)
    counted = versions.annotate(value=value).values("value").annotate(n=Count("id")).order_by()
    return dict(counted.values_list("value", "n"))


def _coded(
    counts: dict[str, int], choices: type[Level | Subject | OnlineLevel], chosen: str
) -> tuple[FacetValue, ...]:
    return tuple(
        FacetValue(value, str(label), counts[value], value == chosen)
        for value, label in choices.choices
        if counts.get(value)
    )


def _levels(versions: QuerySet[ProcedureVersion], chosen: str) -> tuple[FacetValue, ...]:
    named = _coded(_counts(versions, "levels", many=True), Level, chosen)
    unnamed = versions.filter(levels=[]).count()
    if not unnamed:
        return named
    return (*named, FacetValue(NO_LEVEL, NO_LEVEL, unnamed, chosen == NO_LEVEL))


def _named(counts: dict[str, int], chosen: str) -> tuple[FacetValue, ...]:
    by_name: Callable[[str], str] = fold
    return tuple(
        FacetValue(name, name, counts[name], name == chosen)
        for name in sorted(filter(None, counts), key=by_name)
    )


def _online(
    versions: QuerySet[ProcedureVersion], chosen: str, open_here: Sequence[int] | None, on: date
) -> tuple[FacetValue, ...]:
    is_open = (
        offered_online(on=on, procedure="procedure_id")
        if open_here is None
        else any_of("procedure_id", open_here)
    )
    here = versions.filter(is_open).count()
    ours = FacetValue(OPEN_HERE, OPEN_HERE, here, chosen == OPEN_HERE)
    return (ours, *_coded(_counts(versions, "online_level"), OnlineLevel, chosen))
