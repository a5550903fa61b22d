"""Lists of services by level: computed beside declared, filtered, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.catalogue.queries.levels.as_of import AsOf, standing_sql

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """
    What a list is narrowed to. `level`, `declared` -1: without one; None: any. `differs`: only
    where both are there and disagree. `holds`, `lacks`: bits of facts of today. `word` is folded.
    """

    level: int | None = None
    declared: int | None = None
    differs: bool = False
    agency: str = ""
    field: str = ""
    word: str = ""
    holds: int = 0
    lacks: int = 0


@dataclass(frozen=True)
class LevelRow:
    """One service in a list. `level`, `declared` None: it has none on that day."""

    id: int
    code: str
    name: str
    agency_code: str
    agency_name: str
    level: int | None
    declared: int | None
    declared_is_assumed: bool
    holds: int
    known: int


@dataclass(frozen=True)
class ServicesPage:
    """One page of a list, and how long the list is."""

    rows: tuple[LevelRow, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def list_services(
    *, rule_set: str, as_of: AsOf, filters: Filters, page: int = 1, per_page: int | None = PAGE
) -> ServicesPage:
    """
    Return a page of the services that had a level on a day, by code and agency. One query.

    `per_page` None: all of them, for a download.
    """
    sql, parameters = _from_where(rule_set, as_of, filters)
    page = max(1, page)
    tail = ""
    if per_page is not None:
        tail, parameters = " LIMIT %s OFFSET %s", [*parameters, per_page, (page - 1) * per_page]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT offered.id, procedure.code, version.name, agency.code, agency.name_vi,
                   computed.level, declared.level, coalesce(declared.is_assumed, false),
                   offered.holds, offered.known, count(*) OVER ()
            {sql} ORDER BY procedure.code, agency.code{tail}
            """,
            parameters,
        )
        found = cursor.fetchall()
    total = found[0][-1] if found else 0
    return ServicesPage(tuple(LevelRow(*row[:-1]) for row in found), total, page)


def services_matrix(
    *, rule_set: str, as_of: AsOf, filters: Filters
) -> Mapping[tuple[int | None, int | None], int]:
    """Return how many services there are by (computed, declared) level. One query."""
    sql, parameters = _from_where(rule_set, as_of, filters)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT computed.level, declared.level, count(*) {sql} GROUP BY 1, 2",
            parameters,
        )
        return {(computed, declared): count for computed, declared, count in cursor.fetchall()}


_DECLARED = """
    SELECT DISTINCT ON (service_id) service_id, level, is_assumed
    FROM catalogue_declaredlevel
    WHERE rule_set = %s AND held_from <= %s AND recorded_at < %s
    ORDER BY service_id, held_from DESC, recorded_at DESC
"""


def _from_where(rule_set: str, as_of: AsOf, filters: Filters) -> tuple[str, list[Any]]:
    times = [rule_set, as_of.day, as_of.known_before]
    sql = f"""
        FROM catalogue_offeredservice offered
        LEFT JOIN ({standing_sql("computed")}) computed ON computed.service_id = offered.id
        LEFT JOIN ({_DECLARED}) declared ON declared.service_id = offered.id
        JOIN catalogue_procedure procedure ON procedure.id = offered.procedure_id
        JOIN agencies_agency agency ON agency.id = offered.agency_id
        JOIN LATERAL (
            SELECT name, sort_key, field_id FROM catalogue_procedureversion
            WHERE procedure_id = offered.procedure_id AND valid_from <= %s
                AND (valid_to IS NULL OR valid_to > %s)
            LIMIT 1
        ) version ON true
        WHERE (computed.level IS NOT NULL OR declared.level IS NOT NULL)
    """  # noqa: S608
    parameters: list[Any] = [*times, *times, as_of.day, as_of.day]
    for condition, values in _conditions(filters):
        sql += f" AND {condition}"
        parameters += values
    return sql, parameters


def _conditions(filters: Filters) -> list[tuple[str, list[Any]]]:
    found: list[tuple[str, list[Any]]] = []
    for column, wanted in (("computed", filters.level), ("declared", filters.declared)):
        if wanted == -1:
            found.append((f"{column}.level IS NULL", []))
        elif wanted is not None:
            found.append((f"{column}.level = %s", [wanted]))
    if filters.differs:
        found.append(("declared.level <> computed.level", []))
    if filters.agency:
        found.append(("agency.code = %s", [filters.agency]))
    if filters.field:
        found.append(
            (
                "version.field_id IN (SELECT id FROM catalogue_field WHERE name = %s)",
                [filters.field],
            )
        )
    if filters.word:
        found.append(
            (
                "(version.sort_key LIKE %s OR procedure.code LIKE %s)",
                [f"%{_escaped(filters.word)}%", f"{_escaped(filters.word)}%"],
            )
        )
    if filters.holds:
        found.append(("offered.holds & %s = %s", [filters.holds, filters.holds]))
    if filters.lacks:
        found.append(("offered.holds & %s = 0", [filters.lacks]))
    return found


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
