"""The public list: filters that stay in the address, and pages by number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from motcua.catalogue.models import ProcedureVersion, Service
from motcua.catalogue.queries.services import codes_open_online, ids_open_online
from motcua.catalogue.queries.versions import in_force, versions_on
from motcua.catalogue.reading.marks import assumed_short
from motcua.catalogue.search import Suggestion, search
from motcua.kit.any_of import any_of

PER_PAGE = 20
OPEN_HERE = "open"
NO_LEVEL = "none"
_MOST_FOUND = 200


@dataclass(frozen=True)
class Filters:
    """
    What a reader chose. Empty means all.

    `agency` is a promulgating agency's name, or "@H99.12": an agency that offers the procedure;
    `level` is a `Level`, or `NO_LEVEL`: those whose record names none; `online` is an
    `OnlineLevel`, or `OPEN_HERE`: what can be handed in on this portal.
    """

    q: str = ""
    level: str = ""
    field: str = ""
    agency: str = ""
    subject: str = ""
    online: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the list."""
        return self == Filters()


@dataclass(frozen=True)
class ProcedureRow:
    """One procedure in a list; levels as codes, in order."""

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    levels_inferred: bool
    executing_agency: str
    online_level: str
    is_open_online: bool
    marks: tuple[str, ...] = ()

    @property
    def assumed(self) -> str:
        """What of it a scenario assumed, in a few words of the reader's language; "": nothing."""
        return ", ".join(assumed_short(self.marks))


@dataclass(frozen=True)
class ProcedureList:
    """One page of the list. `suggestion`: how the words were read when not as written."""

    rows: tuple[ProcedureRow, ...]
    total: int
    page: int
    pages: int
    filters: Filters
    suggestion: Suggestion | None


def find_procedures(
    *,
    filters: Filters,
    on: date,
    page: int = 1,
    per_page: int = PER_PAGE,
    open_here: Sequence[int] | None = None,
) -> ProcedureList:
    """
    Return a page of the procedures that hold on a day and match; about four queries.

    Best first when words are given, else by name. A page beyond the last one is the last one.
    `open_here` as in `narrow`.
    """
    found = search(filters.q, limit=_MOST_FOUND) if filters.q.strip() else None
    codes = tuple(hit.code for hit in found.hits) if found else None
    matching = narrow(filters, on=on, codes=codes, open_here=open_here)
    total = matching.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, page), pages)
    first = (page - 1) * per_page
    return ProcedureList(
        rows=_rows(_in_order(matching, codes, first, first + per_page), on),
        total=total,
        page=page,
        pages=pages,
        filters=filters,
        suggestion=found.suggestion if found else None,
    )


def narrow(
    filters: Filters,
    *,
    on: date,
    codes: tuple[str, ...] | None = None,
    open_here: Sequence[int] | None = None,
) -> QuerySet[ProcedureVersion]:
    """
    Return the versions on a day that the filters leave; `codes` stand for the words, if any.

    `open_here`: what `ids_open_online` gives, where the caller has asked already; it is asked here
    otherwise, and only for the filter that needs it.
    """
    versions = versions_on(on)
    if codes is not None:
        versions = versions.filter(procedure__code__in=codes)
    if filters.level:
        versions = versions.filter(_level_is(filters.level))
    if filters.field:
        versions = versions.filter(field__name=filters.field)
    if filters.subject:
        versions = versions.filter(subjects__contains=[filters.subject])
    if filters.agency:
        versions = versions.filter(_agency_is(filters.agency, on))
    if filters.online:
        versions = versions.filter(_online_is(filters.online, on, open_here))
    return versions


def _level_is(chosen: str) -> Q:
    return Q(levels=[]) if chosen == NO_LEVEL else Q(levels__contains=[chosen])


def _agency_is(chosen: str, on: date) -> Q:
    if not chosen.startswith("@"):
        return Q(promulgating_agency=chosen)
    offered = Service.objects.filter(in_force(on), agency__code=chosen[1:])
    return Q(procedure_id__in=offered.values("procedure_id"))


def _online_is(chosen: str, on: date, open_here: Sequence[int] | None) -> Q:
    if chosen != OPEN_HERE:
        return Q(online_level=chosen)
    # Ids and no subquery: the list and its facets ask it half a dozen times.
    return any_of("procedure_id", ids_open_online(on=on) if open_here is None else open_here)


def _in_order(
    matching: QuerySet[ProcedureVersion], codes: tuple[str, ...] | None, first: int, last: int
) -> list[ProcedureVersion]:
    rows = matching.select_related("procedure", "field").defer("content")
    if codes is None:
        return list(rows.order_by("sort_key", "procedure__code")[first:last])
    place = {code: rank for rank, code in enumerate(codes)}
    return sorted(rows, key=lambda row: place[row.procedure.code])[first:last]


def _rows(versions: list[ProcedureVersion], on: date) -> tuple[ProcedureRow, ...]:
    codes = [version.procedure.code for version in versions]
    open_online = codes_open_online(on=on, among=codes)
    return tuple(row_of(version, open_online) for version in versions)


def row_of(version: ProcedureVersion, open_online: frozenset[str]) -> ProcedureRow:
    """Return a version as a list prints it; `procedure` and `field` must be loaded."""
    return ProcedureRow(
        code=version.procedure.code,
        name=version.name,
        field=version.field.name,
        levels=tuple(version.levels),
        levels_inferred=version.levels_inferred,
        executing_agency=version.executing_agency,
        online_level=version.online_level,
        is_open_online=version.procedure.code in open_online,
        marks=tuple(version.marks),
    )
