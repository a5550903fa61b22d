"""The public catalogue: a list with filters, a search, and a procedure's page."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import (
    NO_LEVEL,
    OPEN_HERE,
    Facets,
    FacetValue,
    Filters,
    ProcedureList,
    ProcedureNotFound,
    ProcedurePage,
    find_facets,
    find_procedures,
    get_procedure_page,
    ids_open_online,
)
from motcua.catalogue.queries.levels.public import blank_forms_of, office_levels
from motcua.catalogue.queries.succession import EndedProcedure, ended_procedures
from motcua.catalogue.reading.marks import Mark, assumed_short
from motcua.catalogue.reading.national import CODE
from motcua.catalogue.vocabulary import Subject, TextState
from motcua.eforms.fill_time import fill_time
from motcua.eforms.releases import FormNotPublished, latest_release_id
from motcua.guidance.queries.guides import guide_leading_to
from motcua.kit.clock import local_day, now
from motcua.portal.level_words import online_shown
from motcua.portal.linked_data import linked_data, script_of
from motcua.portal.procedure_answers import Answer, PaperSection, answers_of, paper_sections
from motcua.portal.procedure_words import (
    ChangeShown,
    FeeRow,
    LevelRow,
    changes,
    fee_rows,
    level_row,
)
from motcua.portal.requests import language_of, site_of
from motcua.portal.search_counting import count_list, count_procedure
from motcua.portal.views.procedure_files import ended_procedure

_FILTERS = ("level", "field", "agency", "subject", "online")


@dataclass(frozen=True)
class FilterShown:
    """One filter as a select: its name, its words, its values."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def is_set(self) -> bool:
        """Whether the reader chose a value."""
        return any(value.is_chosen for value in self.values)


@dataclass(frozen=True)
class ListPage:
    """The whole list page."""

    found: ProcedureList
    filters: tuple[FilterShown, ...]
    previous_href: str
    next_href: str
    plain_href: str
    narrowed: bool


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List procedures; the reader's words and filters stay in the address."""
    chosen = {name: request.GET.get(name, "").strip()[:300] for name in _FILTERS}
    filters = Filters(q=request.GET.get("q", "").strip()[:200], **chosen)
    number = request.GET.get("trang", "1")
    today = local_day(now())
    # Asked once for the list and its filters: with 200,000 services it takes 30 ms. Of the few
    # that words find it is asked one by one.
    whole = not filters.q or filters.online == OPEN_HERE
    open_here = ids_open_online(on=today) if whole else None
    found = find_procedures(
        filters=filters, on=today, page=int(number) if number.isdecimal() else 1,
        open_here=open_here,
    )  # fmt: skip
    count_list(request, found)
    page = ListPage(
        found=found,
        filters=_shown(find_facets(filters=filters, on=today, open_here=open_here)),
        previous_href=_href(filters, found.page - 1) if found.page > 1 else "",
        next_href=_href(filters, found.page + 1) if found.page < found.pages else "",
        plain_href="/thu-tuc/?" + urlencode({"q": filters.q}) if filters.q else "/thu-tuc/",
        narrowed=any(chosen.values()),
    )
    context = {"page": page, "ended": _ended(filters.q, today)}
    return render(request, "portal/catalogue/list.html", context)


def _ended(words: str, on: date) -> EndedProcedure | None:
    """Return the ended procedure whose code was typed, from an old paper; one query for a code only."""
    typed = CODE.fullmatch(words)
    return ended_procedures(codes=[words], on=on).get(words) if typed else None


def _shown(facets: Facets) -> tuple[FilterShown, ...]:
    online = tuple(
        FacetValue(v.value, _("Nộp được trên trang này"), v.count, v.is_chosen)
        if v.value == OPEN_HERE else v
        for v in facets.online
    )  # fmt: skip
    levels = tuple(
        FacetValue(v.value, _("Chưa ghi cấp thực hiện"), v.count, v.is_chosen)
        if v.value == NO_LEVEL else v
        for v in facets.level
    )  # fmt: skip
    return (
        FilterShown("online", _("Mức độ trực tuyến"), online),
        FilterShown("level", _("Cấp giải quyết"), levels),
        FilterShown("subject", _("Dành cho"), facets.subject),
        FilterShown("field", _("Lĩnh vực"), facets.field),
        FilterShown("agency", _("Bộ, ngành ban hành"), facets.agency),
    )


def _href(filters: Filters, page: int) -> str:
    kept = {"q": filters.q, **{name: getattr(filters, name) for name in _FILTERS}}
    kept = {name: value for name, value in kept.items() if value}
    return "/thu-tuc/?" + urlencode(kept | {"trang": str(page)})


@dataclass(frozen=True)
class ProcedureShown:
    """The whole procedure page."""

    page: ProcedurePage
    name: str
    answers: tuple[Answer, ...]
    subjects: tuple[str, ...]
    papers: tuple[PaperSection, ...]
    fees: tuple[FeeRow, ...]
    history: tuple[ChangeShown, ...]
    confirmed_basis: str
    full_text: bool
    text_comes: bool
    start_href: str
    fill_minutes: int
    level: LevelRow
    assumed: str

    @property
    def agencies_are_assumed(self) -> bool:
        """Whether a scenario put the procedure at these agencies."""
        return Mark.AGENCY_ASSUMED in self.page.marks


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show a procedure: the answer first, the law below."""
    try:
        found = get_procedure_page(code=code, on=local_day(now()))
    except ProcedureNotFound:
        return ended_procedure(request, code)
    content, language = found.content, language_of(request)
    bare = content.name.removeprefix("Thủ tục ").strip()
    shown = ProcedureShown(
        page=found,
        name=bare[:1].upper() + bare[1:],
        answers=answers_of(found, language),
        subjects=tuple(str(Subject(s).label) for s in content.subjects if s in Subject.values),
        papers=paper_sections(content),
        fees=fee_rows(content, language),
        history=changes(found.history),
        confirmed_basis=next((li.confirmed_basis for li in found.limits if li.confirmed_basis), ""),
        full_text=found.text_state == TextState.FULL,
        text_comes=found.text_state == TextState.COMES_WITH_IMPORT,
        start_href=f"/ho-so/nhap/bat-dau/{code}/" if found.is_open_online else "",
        fill_minutes=_fill_minutes(found),
        level=level_row(found),
        assumed=", ".join(assumed_short(found.marks)),
    )
    count_procedure(request)
    today = local_day(now())
    online = online_shown(office_levels(code=code), blank_forms_of(code=code, on=today), language)
    context = {
        "shown": shown, "guide": guide_leading_to(code=code), "online": online, "code": code,
        "linked": script_of(linked_data(found, site=site_of(request))),
    }  # fmt: skip
    return render(request, "portal/catalogue/procedure.html", context)


def _fill_minutes(page: ProcedurePage) -> int:
    """Return how long the e-form takes; 0 where there is none."""
    form_id = next((o.form_id for o in page.offices if o.is_open_online and o.form_id), "")
    try:
        release_id = latest_release_id(form_id=form_id) if form_id else 0
    except FormNotPublished:
        return 0
    return fill_time(release_id=release_id).minutes if release_id else 0
