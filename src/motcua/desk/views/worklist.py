"""The worklist and its two narrower faces: intake and hand-over."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from motcua.accounts.models import Role
from motcua.accounts.queries import Right
from motcua.casework.calendars import calendar_of, current_calendar_id
from motcua.casework.processes import process_of
from motcua.casework.queries.groups import Group
from motcua.casework.queries.worklist import (
    BadCursor,
    WorklistRow,
    group_counts,
    worklist,
)
from motcua.casework.states import State
from motcua.design.case_words import DueWords, due_words, state_words
from motcua.desk.frame import WORKING, OfficerRequest, officers_only, show
from motcua.dossiers.queries import dossier_ids_of_cases
from motcua.papi.queries.links import hrefs_of_cases as hrefs_of_actions
from motcua.programmes.queries.links import hrefs_of_cases
from motcua.rules.working_time import Calendar

GROUP_WORDS = {
    Group.OVERDUE: lazy("Quá hạn"),
    Group.TODAY: lazy("Hôm nay"),
    Group.SOON: lazy("Ba ngày tới"),
    Group.LATER: lazy("Sau đó"),
    Group.WAITING: lazy("Chờ người nộp"),
    Group.UNDATED: lazy("Chưa có ngày hẹn"),
    Group.READY: lazy("Chờ trả kết quả"),
}
_TONES = {Group.OVERDUE: "bad", Group.TODAY: "warn"}


@dataclass(frozen=True)
class Row:
    """One line of the worklist as it is printed."""

    case: WorklistRow
    href: str
    act: str
    due: DueWords
    unit: str


@dataclass(frozen=True)
class GroupRows:
    """The lines of one group on this page, with how many the whole group holds."""

    words: str
    tone: str
    count: str
    rows: list[Row]


@dataclass(frozen=True)
class Tab:
    """One group as a link above the list."""

    href: str
    words: str
    count: str
    current: bool


@dataclass(frozen=True)
class WorklistContext:
    """The whole page."""

    title: str
    groups: list[GroupRows]
    tabs: list[Tab]
    next_href: str
    first_href: str
    query: str
    mine: bool
    mine_href: str


# Where those begin who have no worklist.
_BEGIN = ((Role.FORMS, "forms"), (Role.ANALYST, "levels"))


@officers_only(*WORKING, Role.FORMS, Role.STEWARD, Role.ANALYST, Role.ADMINISTRATOR)
@require_safe
def inbox(request: OfficerRequest) -> HttpResponse:
    """Everything on the officer's desks, soonest due first; others start at their own work."""
    scope = request.officer.scope
    if not scope.has_role(*WORKING, Role.STEWARD):
        own = (page for role, page in _BEGIN if scope.has_role(role))
        return redirect(next(own, "agencies"))
    return _list(request, _("Hộp việc"), scope.worklist_rights())


@officers_only(Role.INTAKE)
@require_safe
def intake(request: OfficerRequest) -> HttpResponse:
    """What waits for the counter's answer."""
    return _list(request, _("Tiếp nhận"), _only(request, Role.INTAKE))


@officers_only(Role.RETURN)
@require_safe
def hand_over(request: OfficerRequest) -> HttpResponse:
    """Results that wait to be handed over."""
    return _list(request, _("Trả kết quả"), _only(request, Role.RETURN))


def _only(request: OfficerRequest, role: str) -> tuple[Right, ...]:
    return tuple(r for r in request.officer.scope.casework_rights() if r.role == role)


def _list(request: OfficerRequest, title: str, rights: tuple[Right, ...]) -> HttpResponse:
    wanted = request.GET.get("nhom", "")
    group = Group(wanted) if wanted in set(Group) else None
    query, mine = request.GET.get("q", "").strip()[:100], request.GET.get("cua-toi") == "1"
    try:
        page = worklist(
            rights=rights, at=request.at, group=group, text=query,
            assignee_id=request.user.pk if mine else None, cursor=request.GET.get("sau", ""),
        )  # fmt: skip
    except BadCursor:
        return redirect(request.path)
    counts = group_counts(rights=rights, at=request.at)
    ids = dossier_ids_of_cases([row.case_id for row in page.rows])
    hrefs = {case: f"/can-bo/ho-so/{pk}/" for case, pk in ids.items()}
    tasks = [row.case_id for row in page.rows if row.case_id not in ids]
    hrefs |= hrefs_of_cases(tasks) | hrefs_of_actions(tasks)
    calendar = calendar_of(current_calendar_id(unit_id=0)) if page.rows else None
    rows = [_row(row, hrefs.get(row.case_id, ""), calendar, request) for row in page.rows]
    context = WorklistContext(
        title=title,
        groups=_grouped(rows, counts),
        tabs=_tabs(request, counts, group),
        next_href=_href(request, sau=page.next_cursor) if page.next_cursor else "",
        first_href=_href(request, sau=None) if request.GET.get("sau") else "",
        query=query,
        mine=mine,
        mine_href=_href(request, sau=None, **{"cua-toi": None if mine else "1"}),
    )
    return show(request, "desk/worklist.html", {"page": context})


def _row(row: WorklistRow, href: str, calendar: Calendar | None, request: OfficerRequest) -> Row:
    english = get_language() == "en"
    standing = row.standing_since is not None or row.state == State.AWAITING_SUPPLEMENT
    running = row.due_at if row.state != State.AWAITING_INTAKE else row.intake_due_at
    if row.state == State.RESULT_READY:
        due = DueWords("good", "check", _("Có kết quả"), "")
    else:
        due = due_words(due_at=running, standing=standing, at=request.at, calendar=calendar)
    return Row(
        case=row,
        href=href,
        act=_what_to_do(row),
        due=due,
        unit=(row.unit_name_en if english else "") or row.unit_name_vi,
    )


def _what_to_do(row: WorklistRow) -> str:
    if row.stop_proposed_at:
        return _("Xem xét dừng: quá hạn bổ sung")
    if row.state == State.AWAITING_INTAKE:
        return _("Tiếp nhận")
    if row.state == State.RESULT_READY:
        return _("Trả kết quả")
    if row.state in {State.AWAITING_SUPPLEMENT, State.WITHDRAWAL_REQUESTED} or not row.step_key:
        return state_words(row.state)
    step = process_of(row.process_version_id).step(row.step_key)
    return step.content(get_language() or "vi")


def _grouped(rows: list[Row], counts: dict[Group, int]) -> list[GroupRows]:
    return [
        GroupRows(
            words=str(GROUP_WORDS[group]),
            tone=_TONES.get(group, ""),
            count=_count(counts[group]),
            rows=found,
        )
        for group in Group
        if (found := [row for row in rows if row.case.group == group])
    ]


def _tabs(request: OfficerRequest, counts: dict[Group, int], now: Group | None) -> list[Tab]:
    total = sum(counts.values())
    whole = Tab(_href(request, nhom=None, sau=None), _("Tất cả"), _count(total), now is None)
    return [whole] + [
        Tab(
            _href(request, nhom=str(group), sau=None),
            str(words),
            _count(counts[group]),
            now is group,
        )
        for group, words in GROUP_WORDS.items()
        if counts[group] or now is group
    ]


def _count(number: int) -> str:
    return "1.000+" if number >= 1000 else str(number)


def _href(request: OfficerRequest, **changes: str | None) -> str:
    kept = {**request.GET.dict(), **changes}
    query = urlencode({k: v for k, v in kept.items() if v})
    return f"{request.path}?{query}" if query else request.path
