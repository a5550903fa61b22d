"""
The officer's worklist: what lies on their desks, soonest first, in one statement.

A desk is a role at a unit, for every procedure, one field's or one procedure's cases. Each desk
is read from its own index in the order of the list and only as far as one page needs; the pages
of all desks are then merged. So the cost follows the page's size and the number of desks, not
the number of cases nor the depth of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from motcua.accounts.queries import Right
from motcua.casework.queries.desks import desks_of
from motcua.casework.queries.groups import Group, group_of, range_of
from motcua.casework.queries.worklist_sql import Cursor, Filters, count_sql, page_sql

PAGE_SIZE = 25
COUNTED_UP_TO = 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BadCursor(Exception):
    """The text that says where a page begins was not made by us."""


@dataclass(frozen=True)
class WorklistRow:
    """One case as a worklist prints it; nothing else needs to be looked up."""

    case_id: int
    label: str
    title: str
    subject_name: str
    procedure_code: str
    field_code: str
    unit_id: int
    unit_name_vi: str
    unit_name_en: str
    role: str
    assignee_id: int | None
    assignee_name: str
    state: str
    step_key: str
    process_version_id: int
    lane: int
    sort_at: datetime
    opened_at: datetime
    due_at: datetime | None
    due_note: str
    step_due_at: datetime | None
    intake_due_at: datetime | None
    waiting_until: datetime | None
    standing_since: datetime | None
    stop_proposed_at: datetime | None
    extension_count: int
    version: int
    group: Group


@dataclass(frozen=True)
class WorklistPage:
    """One page, and the cursor of the next one; None: this is the last."""

    rows: tuple[WorklistRow, ...]
    next_cursor: str | None


def worklist(
    *,
    rights: Sequence[Right],
    at: datetime,
    group: Group | None = None,
    unit_ids: Sequence[int] | None = None,
    procedure_codes: Sequence[str] | None = None,
    state: str = "",
    assignee_id: int | None = None,
    text: str = "",
    cursor: str = "",
    size: int = PAGE_SIZE,
) -> WorklistPage:
    """
    Return a page of the open cases on the desks that `rights` give, soonest due first.

    `unit_ids`, `procedure_codes`, `state`, `assignee_id` and `text` (found anywhere in label,
    name or title, without diacritics) narrow it; None and "" do not. One statement; none when
    there is no desk.

    :raises BadCursor: `cursor` is not one that a page gave out
    """
    desks = desks_of(rights, unit_ids=unit_ids)
    begins = read_cursor(cursor) if cursor else None
    if not desks or _none_wanted(procedure_codes):
        return WorklistPage((), None)
    filters = Filters(
        held=range_of(group, at) if group else None, state=state, assignee_id=assignee_id,
        text=text, procedure_codes=None if procedure_codes is None else tuple(procedure_codes),
    )  # fmt: skip
    sql, arguments = page_sql(desks, filters, begins, size + 1)
    with connection.cursor() as db:
        db.execute(sql, arguments)
        rows = [_row(values, at) for values in db.fetchall()]
    following = write_cursor(rows[size - 1]) if len(rows) > size else None
    return WorklistPage(tuple(rows[:size]), following)


_PRINTED = tuple(name for name in WorklistRow.__dataclass_fields__ if name != "group")


def _row(values: Sequence[Any], at: datetime) -> WorklistRow:
    printed: dict[str, Any] = dict(zip(_PRINTED, values, strict=True))
    return WorklistRow(**printed, group=group_of(printed["lane"], printed["sort_at"], at))


def group_counts(
    *,
    rights: Sequence[Right],
    at: datetime,
    unit_ids: Sequence[int] | None = None,
    procedure_codes: Sequence[str] | None = None,
) -> dict[Group, int]:
    """
    Return how many cases each group holds, counted up to 1,000: "1000" means as many or more.

    One statement; none when there is no desk.
    """
    desks = desks_of(rights, unit_ids=unit_ids)
    if not desks or _none_wanted(procedure_codes):
        return dict.fromkeys(Group, 0)
    codes = None if procedure_codes is None else tuple(procedure_codes)
    filters = [Filters(held=range_of(group, at), procedure_codes=codes) for group in Group]
    sql, arguments = count_sql(desks, filters, COUNTED_UP_TO)
    with connection.cursor() as db:
        db.execute(sql, arguments)
        return dict(zip(Group, db.fetchone(), strict=True))


def _none_wanted(codes: Sequence[str] | None) -> bool:
    return codes is not None and not codes


def write_cursor(row: WorklistRow) -> str:
    """Return the text after which a page begins that follows `row`."""
    return f"{row.lane}.{(row.sort_at - _EPOCH) // timedelta(microseconds=1)}.{row.case_id}"


def read_cursor(text: str) -> Cursor:
    """
    Return what a cursor says.

    :raises BadCursor: it was not made by `write_cursor`
    """
    try:
        lane, microseconds, case_id = (int(part) for part in text.split("."))
        return Cursor(lane, _EPOCH + timedelta(microseconds=microseconds), case_id)
    except (ValueError, OverflowError) as error:
        raise BadCursor(text) from error
