"""
The worklist's statement, put together from fixed pieces; every value is a parameter.

Two ways to find the cases. Desk by desk along the desk's index, where PostgreSQL itself weighs a
text against that order. Or all at once, by the officer they are assigned to or by a text sought
on many desks, which checks the desks afterwards.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.casework.queries.desks import Desks
from motcua.casework.queries.groups import Range
from motcua.kit.text import fold

SHORTEST_TEXT = 3  # trigrams find nothing shorter
_FEW_CODES = 50
_FEW_DESKS = 3

_COLUMNS = """
c.id, c.label, c.title, c.subject_name, c.procedure_code, c.field_code, c.unit_id,
u.name_vi, u.name_en, c.role, c.assignee_id, coalesce(a.full_name, ''), c.state, c.step_key,
c.process_version_id, c.lane, c.sort_at, c.opened_at, c.due_at, c.due_note, c.step_due_at,
c.intake_due_at, c.waiting_until, c.standing_since, c.stop_proposed_at, c.extension_count,
c.version
"""
_ORDER = "ORDER BY lane, sort_at, id"
_SHAPES = (
    ("whole", "d(unit_id, role)", "bigint[], %s::text[]", ""),
    (
        "by_procedure",
        "d(unit_id, role, code)",
        "bigint[], %s::text[], %s::text[]",
        "AND k.procedure_code = d.code",
    ),
    (
        "by_field",
        "d(unit_id, role, code)",
        "bigint[], %s::text[], %s::text[]",
        "AND k.field_code = d.code",
    ),
)


@dataclass(frozen=True)
class Cursor:
    """The place of a row; a page begins after it."""

    lane: int
    sort_at: datetime
    case_id: int


@dataclass(frozen=True)
class Filters:
    """What narrows a worklist; None and "" do not."""

    held: Range | None = None
    state: str = ""
    assignee_id: int | None = None
    text: str = ""
    procedure_codes: tuple[str, ...] | None = None

    @property
    def pattern(self) -> str:
        """The folded text as a LIKE pattern, "" for none."""
        folded = fold(self.text)
        for special in ("\\", "%", "_"):
            folded = folded.replace(special, "\\" + special)
        return f"%{folded}%" if folded else ""

    @property
    def finds_by_text(self) -> bool:
        """Whether the text is long enough to be looked up."""
        return len(fold(self.text)) >= SHORTEST_TEXT


class _Sql:
    """Text and its arguments, side by side."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.arguments: list[Any] = []

    def add(self, text: str, *arguments: Any) -> "_Sql":
        self.parts.append(text)
        self.arguments.extend(arguments)
        return self

    def done(self) -> tuple[str, list[Any]]:
        return "\n".join(self.parts), self.arguments


def page_sql(
    desks: Desks, filters: Filters, begins: Cursor | None, limit: int
) -> tuple[str, list[Any]]:
    """Return the statement for `limit` rows of a worklist that follow `begins`."""
    sql = _Sql().add(f"SELECT {_COLUMNS} FROM (")  # noqa: S608
    sql.add("SELECT DISTINCT lane, sort_at, id FROM (")
    _candidates(sql, _narrowed(desks, filters), filters, begins, limit)
    sql.add(f") found {_ORDER} LIMIT %s", limit)
    sql.add(") page JOIN casework_case c ON c.id = page.id")
    sql.add("JOIN agencies_agency u ON u.id = c.unit_id")
    sql.add("LEFT JOIN accounts_account a ON a.id = c.assignee_id")
    return sql.add("ORDER BY page.lane, page.sort_at, page.id").done()


def count_sql(desks: Desks, filters: list[Filters], limit: int) -> tuple[str, list[Any]]:
    """
    Return the statement that counts each filter's cases on the desks, up to `limit`.

    The filters agree on `procedure_codes`. The desks, of which there may be hundreds, are sent once.
    """
    narrowed = _narrowed(desks, filters[0])
    sql = _Sql().add("WITH")
    for number, (shape, alias, types, _) in enumerate(_used(narrowed)):
        columns = alias.removeprefix("d")
        sql.add("," if number else "").add(
            f"{shape}{columns} AS MATERIALIZED (SELECT * FROM unnest(%s::{types}))",  # noqa: S608
            *_columns(getattr(narrowed, shape)),
        )
    sql.add("SELECT")
    for number, one in enumerate(filters):
        sql.add("," if number else "").add("(SELECT count(*) FROM (SELECT DISTINCT id FROM (")
        _by_desk(sql, narrowed, one, None, None, named=True)
        sql.add("LIMIT %s) held) counted)", limit)
    return sql.done()


def _candidates(
    sql: _Sql, desks: Desks, filters: Filters, begins: Cursor | None, limit: int
) -> None:
    by_text = filters.finds_by_text and len(desks) > _FEW_DESKS
    if filters.assignee_id is None and not by_text:
        _by_desk(sql, desks, filters, begins, limit)
        return
    sql.add("SELECT k.lane, k.sort_at, k.id FROM casework_case k WHERE k.is_open")
    _conditions(sql, filters, begins)
    sql.add("AND (FALSE")
    for shape, alias, types, match in _SHAPES:
        rows = getattr(desks, shape)
        if rows:
            sql.add(
                f"OR EXISTS (SELECT 1 FROM unnest(%s::{types}) AS {alias}"  # noqa: S608
                f" WHERE d.unit_id = k.unit_id AND d.role = k.role {match})",
                *_columns(rows),
            )
    sql.add(")")


def _used(desks: Desks) -> list[tuple[str, str, str, str]]:
    return [shape for shape in _SHAPES if getattr(desks, shape[0])]


def _by_desk(
    sql: _Sql,
    desks: Desks,
    filters: Filters,
    begins: Cursor | None,
    limit: int | None,
    *,
    named: bool = False,
) -> None:
    """Add the desks' cases; `named`: the desks stand in tables of the statement's own."""
    for number, (shape, alias, types, match) in enumerate(_used(desks)):
        sql.add("UNION ALL SELECT page.* FROM" if number else "SELECT page.* FROM")
        if named:
            sql.add(f"{shape} AS d")
        else:
            sql.add(f"unnest(%s::{types}) AS {alias}", *_columns(getattr(desks, shape)))
        sql.add(
            "CROSS JOIN LATERAL (SELECT k.lane, k.sort_at, k.id FROM casework_case k"  # noqa: S608
            f" WHERE k.is_open AND k.unit_id = d.unit_id AND k.role = d.role {match}"
        )
        _conditions(sql, filters, begins)
        if limit is not None:
            sql.add("ORDER BY k.lane, k.sort_at, k.id LIMIT %s", limit)
        sql.add(") page")


def _conditions(sql: _Sql, filters: Filters, begins: Cursor | None) -> None:
    if begins is not None:
        sql.add("AND (k.lane, k.sort_at, k.id) > (%s, %s, %s)", *vars(begins).values())
    if filters.held is not None:
        sql.add("AND k.lane = %s", int(filters.held.lane))
        if filters.held.since is not None:
            sql.add("AND k.sort_at >= %s", filters.held.since)
        if filters.held.before is not None:
            sql.add("AND k.sort_at < %s", filters.held.before)
    if filters.state:
        sql.add("AND k.state = %s", filters.state)
    if filters.assignee_id is not None:
        sql.add("AND k.assignee_id = %s", filters.assignee_id)
    if filters.pattern:
        sql.add("AND k.search_key LIKE %s", filters.pattern)
    if filters.procedure_codes is not None:
        sql.add("AND k.procedure_code = ANY(%s)", list(filters.procedure_codes))


def _columns(rows: tuple[tuple[Any, ...], ...]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _narrowed(desks: Desks, filters: Filters) -> Desks:
    """Turn whole desks into procedures' desks where only a few procedures are wanted."""
    codes = filters.procedure_codes
    if codes is None or len(codes) * len(desks.whole) > _FEW_CODES:
        return desks
    wanted = tuple((*desk, code) for desk in desks.whole for code in codes)
    return Desks((), desks.by_procedure + wanted, desks.by_field)
