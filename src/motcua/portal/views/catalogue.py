"""The public catalogue: a list with filters, a search, and a procedure's page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import (
    OPEN_HERE,
    Facets,
    FacetValue,
    Filters,
    LimitShown,
    ProcedureList,
    ProcedureNotFound,
    ProcedurePage,
    find_facets,
    find_procedures,
    get_procedure_page,
)
from motcua.catalogue.queries.levels.public import blank_forms_of, office_levels
from motcua.catalogue.reading.content import Fee, PaperGroup
from motcua.catalogue.vocabulary import Channel, Level, LimitUnit, Subject, TextState
from motcua.design import wording
from motcua.eforms.fill_time import fill_time
from motcua.eforms.releases import FormNotPublished, latest_release_id
from motcua.guidance.queries.guides import guide_leading_to
from motcua.kit.clock import local_day, now
from motcua.portal.level_words import online_shown
from motcua.portal.procedure_words import (
    ChangeShown,
    FeeRow,
    changes,
    fee_rows,
    results_in_order,
)
from motcua.portal.requests import language_of
from motcua.portal.search_counting import count_list, count_procedure

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
    found = find_procedures(
        filters=filters, on=today, page=int(number) if number.isdecimal() else 1
    )
    count_list(request, found)
    page = ListPage(
        found=found,
        filters=_shown(find_facets(filters=filters, on=today)),
        previous_href=_href(filters, found.page - 1) if found.page > 1 else "",
        next_href=_href(filters, found.page + 1) if found.page < found.pages else "",
        plain_href="/thu-tuc/?" + urlencode({"q": filters.q}) if filters.q else "/thu-tuc/",
        narrowed=any(chosen.values()),
    )
    return render(request, "portal/catalogue/list.html", {"page": page})


def _shown(facets: Facets) -> tuple[FilterShown, ...]:
    online = tuple(
        FacetValue(v.value, _("Nộp được trên trang này"), v.count, v.is_chosen)
        if v.value == OPEN_HERE else v
        for v in facets.online
    )  # fmt: skip
    return (
        FilterShown("online", _("Mức độ trực tuyến"), online),
        FilterShown("level", _("Cấp giải quyết"), facets.level),
        FilterShown("subject", _("Dành cho"), facets.subject),
        FilterShown("field", _("Lĩnh vực"), facets.field),
        FilterShown("agency", _("Bộ, ngành ban hành"), facets.agency),
    )


def _href(filters: Filters, page: int) -> str:
    kept = {"q": filters.q, **{name: getattr(filters, name) for name in _FILTERS}}
    kept = {name: value for name, value in kept.items() if value}
    return "/thu-tuc/?" + urlencode(kept | {"trang": str(page)})


@dataclass(frozen=True)
class Answer:
    """One of the four answers on top: the question, the answer, what to know beside it."""

    question: str
    answer: str
    beside: str


@dataclass(frozen=True)
class PaperRow:
    """One paper to bring."""

    name: str
    count: str


@dataclass(frozen=True)
class PaperSection:
    """The papers of one case."""

    case: str
    papers: tuple[PaperRow, ...]
    notes: tuple[str, ...]


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


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show a procedure: the answer first, the law below."""
    try:
        found = get_procedure_page(code=code, on=local_day(now()))
    except ProcedureNotFound as missing:
        raise Http404 from missing
    content, language = found.content, language_of(request)
    bare = content.name.removeprefix("Thủ tục ").strip()
    shown = ProcedureShown(
        page=found,
        name=bare[:1].upper() + bare[1:],
        answers=_answers(found, language),
        subjects=tuple(str(Subject(s).label) for s in content.subjects if s in Subject.values),
        papers=tuple(_papers(group) for group in content.papers),
        fees=fee_rows(content, language),
        history=changes(found.history),
        confirmed_basis=next((li.confirmed_basis for li in found.limits if li.confirmed_basis), ""),
        full_text=found.text_state == TextState.FULL,
        text_comes=found.text_state == TextState.COMES_WITH_IMPORT,
        start_href=f"/ho-so/nhap/bat-dau/{code}/" if found.is_open_online else "",
        fill_minutes=_fill_minutes(found),
    )
    count_procedure(request)
    today = local_day(now())
    online = online_shown(office_levels(code=code), blank_forms_of(code=code, on=today), language)
    context = {
        "shown": shown, "guide": guide_leading_to(code=code), "online": online, "code": code,
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


def _answers(page: ProcedurePage, language: str) -> tuple[Answer, ...]:
    return (
        Answer(_("Bao lâu"), *_how_long(page)),
        Answer(_("Bao nhiêu tiền"), *_how_much(page, language)),
        Answer(_("Làm ở đâu"), *_where(page)),
        Answer(_("Nhận được gì"), *_what_for(page)),
    )


def _how_long(page: ProcedurePage) -> tuple[str, str]:
    if not page.limits:
        return _("Không ghi thời hạn"), _("Bản công bố không ghi")
    said = list(dict.fromkeys(_limit_words(limit) for limit in page.limits))
    first = page.limits[0]
    if first.unit_is_missing:
        return _("Chưa rõ đơn vị"), _("Bản công bố ghi “%(n)s” mà thiếu đơn vị thời gian") % {
            "n": first.quantity
        }
    if first.unit == LimitUnit.SAME_DAY:
        return _("Trong ngày"), _("Nhận sau 15 giờ: trả ngày làm việc sau")
    return said[0][:90], "; ".join(said[1:3])[:160]


def _limit_words(limit: LimitShown) -> str:
    if not limit.quantity:
        return limit.words
    if limit.unit == LimitUnit.SAME_DAY:
        return _("Trong ngày")
    unit = str(LimitUnit(limit.unit).label) if limit.unit else ""
    return f"{limit.quantity} {unit}".strip()


def _how_much(page: ProcedurePage, language: str) -> tuple[str, str]:
    fees = [fee for terms in page.content.terms for fee in terms.fees]
    known = sorted({fee.amount_dong for fee in fees if fee.amount_dong is not None})
    if not fees:
        return _("Không ghi phí"), _("Nếu có, thu tại nơi tiếp nhận")
    if not known:
        return _("Theo quy định"), _first_words(fees)
    if known == [0]:
        return _("Không mất tiền"), _first_words([f for f in fees if f.words])
    least, most = next(amount for amount in known if amount), known[-1]
    beside = _("Có trường hợp được miễn") if known[0] == 0 else _("Thu tại nơi tiếp nhận")
    if least == most:
        return wording.money(least, language), beside
    return f"{wording.grouped(least)} – {wording.money(most, language)}", beside


def _first_words(fees: list[Fee]) -> str:
    words = next((fee.words for fee in fees if fee.words), "")
    return words if len(words) <= 110 else words[:107].rsplit(" ", 1)[0] + "…"


def _where(page: ProcedurePage) -> tuple[str, str]:
    channels = [str(Channel(t.channel).label) for t in page.content.terms]
    levels = ", ".join(str(Level(level).label) for level in page.levels)
    if page.is_open_online:
        return _("Trên trang này"), _("Hoặc đến nơi tiếp nhận, gửi bưu điện")
    return (page.content.executing_agency or levels)[:90], ", ".join(dict.fromkeys(channels))


def _what_for(page: ProcedurePage) -> tuple[str, str]:
    names = results_in_order(page.content)
    if not names:
        return _("Không ghi"), ""
    beside = "; ".join(names[1:3])
    return names[0][:110], beside if len(beside) <= 140 else ""


def _papers(group: PaperGroup) -> PaperSection:
    return PaperSection(
        case=group.case.strip("*- :"),
        papers=tuple(
            PaperRow(paper.name.lstrip("-+ "), _count(paper.originals, paper.copies))
            for paper in group.papers
            if not paper.is_note
        ),
        notes=tuple(paper.name.lstrip("-+ ") for paper in group.papers if paper.is_note),
    )


def _count(originals: int | None, copies: int | None) -> str:
    parts = []
    if originals:
        parts.append(_("%(n)s bản chính") % {"n": originals})
    if copies:
        parts.append(_("%(n)s bản sao") % {"n": copies})
    return ", ".join(parts)
