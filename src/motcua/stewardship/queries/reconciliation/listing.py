"""The list behind a total: the procedures in some measures and in none of others, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.rules.reconciliation import Dimension, Measure
from motcua.rules.reconciliation.measures import LEVELS
from motcua.stewardship.queries.reconciliation.counting import NONE, computed_in, declared_in
from motcua.stewardship.queries.reconciliation.stock import Moment, stock_sql

PAGE = 50


class NotThisDecree(Exception):
    """A measure asks for levels of another decree than the one of the list."""


@dataclass(frozen=True)
class Sieve:
    """What a list is narrowed to: in all of `within`, in none of `without`. `word` is folded."""

    within: tuple[Measure, ...] = ()
    without: tuple[Measure, ...] = ()
    word: str = ""


@dataclass(frozen=True)
class KeptProcedure:
    """
    One procedure of a list.

    `marks` are defects and assumptions of its record; `declared_is_assumed`: a total was
    published, that it is this procedure was assumed. Level None: it has none.
    """

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    declared: int | None
    declared_is_assumed: bool
    computed: int | None
    integrated: bool
    integration_is_assumed: bool
    agencies: int
    first_agency: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class ProceduresPage:
    """One page of a list, and how long the list is."""

    rows: tuple[KeptProcedure, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def list_procedures(
    *, moment: Moment, sieve: Sieve, page: int = 1, per_page: int | None = PAGE
) -> ProceduresPage:
    """
    Return a page of the procedures that pass the sieve, by code. One query.

    A page behind the end gives no rows and total 0. `per_page` None: all, for a download.

    :raises NotThisDecree: see there
    """
    sql, parameters = stock_sql(moment)
    conditions, values = _conditions(sieve, moment.rule_set)
    page = max(1, page)
    window: list[Any] = [] if per_page is None else [per_page, (page - 1) * per_page]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            {sql},
            listed AS MATERIALIZED (
                SELECT kept.*, count(*) OVER () AS in_all FROM kept
                WHERE {conditions} ORDER BY code{" LIMIT %s OFFSET %s" if window else ""}
            ),
            places AS (
                SELECT standing.procedure_id, count(*) AS agencies, min(agency.name_vi) AS first,
                    bool_or(standing.is_assumed) AS is_assumed
                FROM standing
                JOIN listed ON listed.procedure_id = standing.procedure_id
                JOIN agencies_agency agency ON agency.id = standing.agency_id
                GROUP BY standing.procedure_id
            )
            SELECT listed.code, listed.name, field.name, levels::text[], declared,
                coalesce(places.is_assumed AND declared IS NOT NULL, false), computed, integrated,
                integrated_is_assumed,
                coalesce(places.agencies, 0), coalesce(places.first, ''), marks::text[], in_all
            FROM listed JOIN catalogue_field field ON field.id = listed.field_id
            LEFT JOIN places ON places.procedure_id = listed.procedure_id
            ORDER BY listed.code
            """,  # noqa: S608
            [*parameters, *values, *window],
        )
        found = cursor.fetchall()
    return ProceduresPage(
        tuple(map(_read, found)),
        found[0][-1] if found else 0,
        page,
    )


def _read(row: tuple[Any, ...]) -> KeptProcedure:
    (code, name, field, levels, declared, declared_is_assumed, computed, integrated,
     integration_is_assumed, agencies, first_agency, marks, _in_all) = row  # fmt: skip
    return KeptProcedure(
        code, name, field, tuple(levels), declared, declared_is_assumed, computed, integrated,
        integration_is_assumed, agencies, first_agency, tuple(marks),
    )  # fmt: skip


def _conditions(sieve: Sieve, rule_set: str) -> tuple[str, list[Any]]:
    parts, values = ["true"], []
    for measures, form in ((sieve.within, "({})"), (sieve.without, "NOT ({})")):
        for measure in measures:
            condition, more = _condition(measure, rule_set)
            parts.append(form.format(condition))
            values += more
    if sieve.word:
        escaped = sieve.word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parts.append("(sort_key LIKE %s OR code LIKE %s)")
        values += [f"%{escaped}%", f"{escaped}%"]
    return " AND ".join(parts), values


def _condition(measure: Measure, rule_set: str) -> tuple[str, list[Any]]:
    """Return a condition on a row of `kept`; it is never NULL."""
    wanted = sorted(measure.values)
    match measure.dimension:
        case Dimension.ALL:
            return "true", []
        case Dimension.GOVERNMENT:
            none = " OR levels = '{}'" if NONE in wanted else ""
            return f"levels::text[] && %s{none}", [wanted]
        case Dimension.INTEGRATED:
            return "integrated = ANY (%s)", [[value == "yes" for value in wanted]]
        case Dimension.AGENCY:
            return (
                "procedure_id IN (SELECT s.procedure_id FROM standing s"
                " JOIN agencies_agency a ON a.id = s.agency_id WHERE a.code = ANY (%s))",
                [wanted],
            )
        case Dimension.FIELD:
            return "field_id = ANY (%s)", [[int(value) for value in wanted]]
    return _level_condition(measure, wanted, rule_set)


def _level_condition(
    measure: Measure, wanted: Sequence[str], rule_set: str
) -> tuple[str, list[Any]]:
    assert measure.dimension in LEVELS
    columns = {declared_in(rule_set): "declared", computed_in(rule_set): "computed"}
    column = columns.get(measure.dimension)
    if column is None:
        raise NotThisDecree(str(measure))
    levels = [int(value) for value in wanted if value != NONE]
    # -1 is no level: so the condition is never NULL.
    return f"coalesce({column}, -1) = ANY (%s)", [[*levels, *([-1] if NONE in wanted else [])]]
