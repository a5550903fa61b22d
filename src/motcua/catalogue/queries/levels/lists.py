"""Lists of services by level: computed beside declared, filtered, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.catalogue.queries.levels.as_of import AsOf, standing_sql
from motcua.rules.service_level import BITS, RuleSet, facts_in

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """
    What a list is narrowed to. `level`, `declared` -1: without one; None: any. `differs`: only
    where both are there and disagree. `holds`, `lacks`: bits of facts, as of the list's day. `word`
    is folded. `least`, `declared_least`: at that level or above; None: any.
    """

    level: int | None = None
    declared: int | None = None
    least: int | None = None
    declared_least: int | None = None
    differs: bool = False
    agency: str = ""
    field: str = ""
    word: str = ""
    holds: int = 0
    lacks: int = 0


@dataclass(frozen=True)
class LevelRow:
    """
    One service in a list. `level`, `declared` None: it has none on that day; `holds`, `known` are
    bits of facts, as of the same day and as known at the same moment.
    """

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
    Return a page of the services that had a level on a day, by code and agency. Two queries.

    `per_page` None: all of them, for a download. Names are looked up for the page alone.
    """
    sql, parameters = _from_where(rule_set, as_of, filters)
    page = max(1, page)
    tail, more = (
        ("", []) if per_page is None else (" LIMIT %s OFFSET %s", [per_page, (page - 1) * per_page])
    )
    facts, then, asked = "found.holds, found.known", "", list[Any]()
    if not as_of.is_now:
        facts, then = "facts.holds, facts.known", _FACTS_THEN
        asked = [as_of.day, as_of.known_before]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {sql}", parameters)
        total = cursor.fetchone()[0]
        cursor.execute(
            f"""
            SELECT found.id, found.code, version.name, found.agency_code, found.agency_name,
                   found.level, found.declared, found.is_assumed, {facts}
            FROM (
                SELECT offered.id, offered.procedure_id, procedure.code,
                       agency.code AS agency_code, agency.name_vi AS agency_name,
                       {_level(rule_set, as_of)} AS level, declared.level AS declared,
                       coalesce(declared.is_assumed, false) AS is_assumed,
                       offered.holds, offered.known
                {sql} ORDER BY procedure.code, agency.code{tail}
            ) found
            JOIN LATERAL (
                SELECT name FROM catalogue_procedureversion
                WHERE procedure_id = found.procedure_id AND valid_from <= %s
                    AND (valid_to IS NULL OR valid_to > %s)
                LIMIT 1
            ) version ON true {then}
            ORDER BY found.code, found.agency_code
            """,  # noqa: S608
            [*parameters, *more, as_of.day, as_of.day, *asked],
        )
        rows = tuple(LevelRow(*row) for row in cursor.fetchall())
    return ServicesPage(rows, total, page)


def services_matrix(
    *, rule_set: str, as_of: AsOf, filters: Filters
) -> Mapping[tuple[int | None, int | None], int]:
    """Return how many services there are by (computed, declared) level. One query."""
    sql, parameters = _from_where(rule_set, as_of, filters)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_level(rule_set, as_of)}, declared.level, count(*) {sql} GROUP BY 1, 2",
            parameters,
        )
        return {(computed, declared): count for computed, declared, count in cursor.fetchall()}


_DECLARED = """
    SELECT DISTINCT ON (service_id) service_id, level, is_assumed
    FROM catalogue_declaredlevel
    WHERE rule_set = %s AND held_from <= %s AND recorded_at < %s
    ORDER BY service_id, held_from DESC, recorded_at DESC, id DESC
"""


_BIT = " ".join(f"WHEN '{fact.value}' THEN {bit}" for fact, bit in BITS.items())
# Of a page's services alone: of all of them it would sort a row for every fact.
_FACTS_THEN = f"""
    JOIN LATERAL (
        SELECT coalesce(bit_or(bit) FILTER (WHERE holds), 0) AS holds,
               coalesce(bit_or(bit) FILTER (WHERE holds IS NOT NULL), 0) AS known
        FROM (
            SELECT DISTINCT ON (fact) CASE fact {_BIT} END AS bit, holds
            FROM catalogue_factrecord
            WHERE service_id = found.id AND held_from <= %s AND recorded_at < %s
            ORDER BY fact, held_from DESC, recorded_at DESC, id DESC
        ) latest
    ) facts ON true
"""  # noqa: S608
_HELD = """coalesce((
    SELECT holds FROM catalogue_factrecord
    WHERE service_id = offered.id AND fact = %s AND held_from <= %s AND recorded_at < %s
    ORDER BY held_from DESC, recorded_at DESC, id DESC LIMIT 1
), false)"""


def _level(rule_set: str, as_of: AsOf) -> str:
    """Return where the computed level stands: today's is kept on the service's row."""
    if not as_of.is_now:
        return "computed.level"
    return "offered.level_43" if rule_set == RuleSet.DECREE_43_2011 else "offered.level_42"


def _from_where(rule_set: str, as_of: AsOf, filters: Filters) -> tuple[str, list[Any]]:
    times = [rule_set, as_of.day, as_of.known_before]
    level = _level(rule_set, as_of)
    sql, parameters = "FROM catalogue_offeredservice offered", list[Any]()
    if not as_of.is_now:
        sql += (
            f" LEFT JOIN ({standing_sql('computed')}) computed ON computed.service_id = offered.id"
        )
        parameters += times
    sql += f"""
        LEFT JOIN ({_DECLARED}) declared ON declared.service_id = offered.id
        JOIN catalogue_procedure procedure ON procedure.id = offered.procedure_id
        JOIN agencies_agency agency ON agency.id = offered.agency_id
        WHERE ({level} IS NOT NULL OR declared.level IS NOT NULL)
    """
    parameters += times
    for condition, values in _conditions(filters, level, as_of):
        sql += f" AND {condition}"
        parameters += values
    return sql, parameters


_VERSIONS = """offered.procedure_id IN (
    SELECT procedure_id FROM catalogue_procedureversion
    WHERE valid_from <= %s AND (valid_to IS NULL OR valid_to > %s) AND """


def _conditions(filters: Filters, level: str, as_of: AsOf) -> list[tuple[str, list[Any]]]:
    found: list[tuple[str, list[Any]]] = []
    days = [as_of.day, as_of.day]
    for column, wanted in ((level, filters.level), ("declared.level", filters.declared)):
        if wanted == -1:
            found.append((f"{column} IS NULL", []))
        elif wanted is not None:
            found.append((f"{column} = %s", [wanted]))
    for column, least in ((level, filters.least), ("declared.level", filters.declared_least)):
        if least is not None:
            found.append((f"{column} >= %s", [least]))
    if filters.differs:
        found.append((f"declared.level <> {level}", []))
    if filters.agency:
        found.append(("agency.code = %s", [filters.agency]))
    if filters.field:
        named = _VERSIONS + "field_id IN (SELECT id FROM catalogue_field WHERE name = %s))"  # noqa: S608
        found.append((named, [*days, filters.field]))
    if filters.word:
        spelled = _VERSIONS + "sort_key LIKE %s)"
        words = _escaped(filters.word)
        found.append((f"({spelled} OR procedure.code LIKE %s)", [*days, f"%{words}%", f"{words}%"]))
    return [*found, *_of_facts(filters, as_of)]


def _of_facts(filters: Filters, as_of: AsOf) -> list[tuple[str, list[Any]]]:
    """Return the conditions of facts: today's are kept on the service's row."""
    if as_of.is_now:
        pairs: tuple[tuple[str, int, list[Any]], ...] = (
            ("= %s", filters.holds, [filters.holds]),
            ("= 0", filters.lacks, []),
        )
        return [(f"offered.holds & %s {end}", [bits, *more]) for end, bits, more in pairs if bits]
    then = [as_of.day, as_of.known_before]
    held = [(_HELD, [fact.value, *then]) for fact in facts_in(filters.holds)]
    return held + [(f"NOT {_HELD}", [fact.value, *then]) for fact in facts_in(filters.lacks)]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
