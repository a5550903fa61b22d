"""The board of announcements, the calendar of what takes effect, and what in the catalogue needs mending."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency, Kind, Tier
from motcua.casework.calendars import NoCalendar
from motcua.catalogue.announcing.deadlines import (
    Deadlines,
    deadlines_of,
    province_calendar_id,
)
from motcua.catalogue.models import Announcement, AnnouncementItem, ImportRun, ProcedureVersion
from motcua.catalogue.models.announcements import State
from motcua.catalogue.operations.announcements.drafting import draft_announcement
from motcua.catalogue.reading.marks import Mark
from motcua.catalogue.reading.refusals import Reason
from motcua.desk.announcement_forms import HeadForm
from motcua.desk.frame import OfficerRequest, officers_only, show, stewards
from motcua.desk.views.announcements.rights import may_draft
from motcua.kit.clock import local_day

LIST = "/can-bo/cong-bo/"
PER_PAGE = 50
_TABS = (State.DRAFT, State.CHECKED, State.SIGNED, State.PUBLISHED, State.DISCARDED, State.REVOKED)


@dataclass(frozen=True)
class Row:
    """One announcement in the list."""

    announcement: Announcement
    items: int
    deadlines: Deadlines
    href: str


@stewards
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the announcements of a state; all of them counted."""
    counted = dict(Announcement.objects.order_by().values_list("state").annotate(n=Count("pk")))
    chosen = request.GET.get("nhom", "")
    if chosen not in State.values:
        chosen = next((s for s in _TABS[:4] if counted.get(s)), State.DRAFT)
    tabs = [
        {"href": f"?nhom={s}", "words": s.label, "count": counted.get(s, 0), "current": s == chosen}
        for s in _TABS
        if s in _TABS[:4] or counted.get(s)
    ]
    found = Announcement.objects.filter(state=chosen).order_by("-effective_on", "-pk")
    rows, pages = _page(found, request)
    context = {"tabs": tabs, "rows": rows, "pages": pages, "chosen": chosen,
               "may_draft": may_draft(request)}  # fmt: skip
    return show(request, "desk/announcements/board.html", context)


def _page(found: QuerySet[Announcement], request: OfficerRequest) -> tuple[list[Row], object]:
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    today, ids = local_day(request.at), [one.pk for one in page]
    items = AnnouncementItem.objects.filter(announcement__in=ids).order_by()
    calendar_id = _calendar_id()
    counts = dict(items.values_list("announcement").annotate(n=Count("pk")))
    rows = [
        Row(one, counts.get(one.pk, 0), _deadlines(one, today, calendar_id), f"{LIST}{one.pk}/")
        for one in page
    ]
    return rows, page


def _calendar_id() -> int | None:
    """Return the province's calendar of today, looked up once a page; None: none is entered."""
    try:
        return province_calendar_id()
    except NoCalendar:
        return None


def _deadlines(one: Announcement, today: date, calendar_id: int | None) -> Deadlines:
    return deadlines_of(one, today=today, present_calendar_id=calendar_id)


@officers_only(Role.STEWARD)
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a draft."""
    form = HeadForm(request.POST or None, initial={"issuer": province_name()})
    if request.method == "POST" and form.is_valid():
        made = draft_announcement(head=form.head(), actor=request.officer.actor, at=request.at)
        return HttpResponseRedirect(f"{LIST}{made.pk}/")
    context = {"form": form, "title": _("Soạn quyết định công bố"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


def province_name() -> str:
    """Return the name of the province itself, as decisions print it; "" before it is entered."""
    root = Agency.objects.filter(tier=Tier.PROVINCE, kind=Kind.COMMITTEE).order_by("pk").first()
    return root.name_vi if root else ""


@dataclass(frozen=True)
class CalendarDay:
    """A day on which something takes effect or must be done; `what` are (words, announcement)."""

    day: date
    is_past: bool
    what: tuple[tuple[str, Announcement], ...]


@stewards
@require_safe
def calendar(request: OfficerRequest) -> HttpResponse:
    """Show by day what must be signed, what takes effect and what must be entered."""
    today = local_day(request.at)
    waiting = Announcement.objects.filter(state__in=[State.DRAFT, State.CHECKED, State.SIGNED])
    unentered = Announcement.objects.filter(state=State.PUBLISHED, entered_on__isnull=True)
    days: dict[date, list[tuple[str, Announcement]]] = {}
    calendar_id = _calendar_id()
    for one in [*waiting, *unentered]:
        for day, words in _moments(one, _deadlines(one, today, calendar_id)):
            days.setdefault(day, []).append((words, one))
    shown = [CalendarDay(day, day < today, tuple(what)) for day, what in sorted(days.items())]
    return show(request, "desk/announcements/calendar.html", {"days": shown, "today": today})


def _moments(one: Announcement, deadlines: Deadlines) -> list[tuple[date, str]]:
    found: list[tuple[date, str]] = []
    if deadlines.to_sign and one.signed_on is None:
        found.append((deadlines.to_sign.deadline.last_day, _("Hạn ký")))
    if one.effective_on and one.state != State.PUBLISHED:
        found.append((one.effective_on, _("Có hiệu lực, tự công khai")))
    if deadlines.to_enter and one.entered_on is None:
        found.append((deadlines.to_enter.deadline.last_day, _("Hạn nhập Cơ sở dữ liệu quốc gia")))
    return found


_MENDABLE = (Mark.CODE_IRREGULAR, Mark.UNIT_MISSING, Mark.FEE_UNCLEAR, Mark.LIMIT_IN_WORDS,
             Mark.LEVEL_DOUBTFUL, Mark.LEVEL_MISSING, Mark.SUBJECT_UNKNOWN, Mark.AGENCY_MISSING)  # fmt: skip


@stewards
@require_safe
def faults(request: OfficerRequest) -> HttpResponse:
    """List what is odd in the procedures in force, by kind, and the codes given twice at import."""
    chosen = request.GET.get("loai", Mark.CODE_IRREGULAR)
    if chosen not in Mark.values:
        chosen = Mark.CODE_IRREGULAR
    standing = ProcedureVersion.objects.filter(valid_to__isnull=True)
    counts = {mark: standing.filter(marks__contains=[mark]).count() for mark in _MENDABLE}
    found = standing.filter(marks__contains=[chosen]).select_related("procedure").defer("content")
    page = Paginator(found.order_by("procedure__code"), PER_PAGE).get_page(request.GET.get("trang"))
    tabs = [
        {"href": f"?loai={mark}", "words": mark.label, "count": count, "current": mark == chosen}
        for mark, count in counts.items()
    ]
    context = {"tabs": tabs, "rows": page, "pages": page, "chosen": chosen,
               "duplicates": _duplicates(), "may_draft": may_draft(request)}  # fmt: skip
    return show(request, "desk/announcements/faults.html", context)


def _duplicates() -> list[dict[str, object]]:
    """Return the lines of the last import whose code an earlier line had already."""
    last = ImportRun.objects.filter(source=ImportRun.Source.NATIONAL).order_by("-pk").first()
    refusals = last.report.get("refusals", []) if last else []
    return [line for line in refusals if line.get("reason") == Reason.DUPLICATE][:PER_PAGE]
