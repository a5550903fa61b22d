"""Guides: the list, one in the making with what is wrong with it, its preview, publishing."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue.queries import versions_on
from motcua.design.guide_pages import guide_page
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guidance_forms import GuideHeadForm, NewGuideForm
from motcua.desk.guidance_words import FindingShown, condition_words, finding_shown
from motcua.desk.guiding import ROOT, tabs, writers
from motcua.guidance.models import Guide
from motcua.guidance.operations.guides import (
    GuideChangedMeanwhile,
    GuideRefused,
    GuideTaken,
    begin_guide,
    publish_guide,
    switch_guide,
    write_guide,
)
from motcua.guidance.queries.guides import findings_of
from motcua.kit.clock import local_day
from motcua.rules.guide_document import Outcome, Question, Walker, read_guide

LIST = f"{ROOT}cau-hoi/"


@writers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the guides with their versions and what is wrong with them."""
    rows = []
    for guide in Guide.objects.annotate(version=Max("releases__version")):
        found = [finding_shown(f) for f in _findings(guide, request)]
        stops, warnings = sum(f.stops for f in found), sum(not f.stops for f in found)
        rows.append((guide, len(_list(guide, "questions")), stops, warnings))
    context = {"rows": rows, "tabs": tabs(request)}
    return show(request, "desk/guidance/guides.html", context)


@writers
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a guide."""
    form = NewGuideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            begun = begin_guide(actor=request.officer.actor, at=request.at, **form.cleaned_data)
        except GuideTaken:
            form.blame("slug", _("Tên này đã dùng cho bộ câu hỏi khác."))
        else:
            return HttpResponseRedirect(f"{LIST}{begun.pk}/")
    context = {"form": form, "title": _("Bộ câu hỏi mới"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@dataclass(frozen=True)
class QuestionRow:
    """A question with its condition in words, and what is wrong with it."""

    question: Question
    when: str
    findings: list[FindingShown]


@dataclass(frozen=True)
class OutcomeRow:
    """An end with its condition in words, the procedure's name, and what is wrong with it."""

    outcome: Outcome
    when: str
    procedure: str
    findings: list[FindingShown]


@writers
@require_safe
def guide(request: OfficerRequest, guide_id: int) -> HttpResponse:
    """Show a guide in the making: questions, ends, findings, releases."""
    found = get_object_or_404(Guide, pk=guide_id)
    document = read_guide(found.working).guide
    language = getattr(request, "LANGUAGE_CODE", "vi")
    findings = [finding_shown(f) for f in _findings(found, request)]
    held = versions_on(local_day(request.at)).filter(procedure__code__in=document.procedures)
    names = dict(held.values_list("procedure__code", "name"))
    releases = list(found.releases.order_by("-version"))
    context = {
        "guide": found, "document": document, "tabs": tabs(request), "releases": releases,
        "is_published": bool(releases) and releases[0].document == found.working,
        "may_publish": not any(f.stops for f in findings), "findings": findings,
        "questions": [
            QuestionRow(q, condition_words(q.when, document, language), _at(findings, q.id))
            for q in document.questions
        ],
        "outcomes": [
            OutcomeRow(o, condition_words(o.when, document, language),
                       names.get(o.procedure, ""), _at(findings, o.id))
            for o in document.outcomes
        ],
    }  # fmt: skip
    return show(request, "desk/guidance/guide.html", context)


@writers
@require_http_methods(["GET", "POST"])
def head(request: OfficerRequest, guide_id: int) -> HttpResponse:
    """Write what a guide is called and rests on."""
    found = get_object_or_404(Guide, pk=guide_id)
    document = read_guide(found.working).guide
    initial = {
        "title_vi": document.title.vi, "title_en": document.title.en,
        "lead_vi": document.lead.vi, "lead_en": document.lead.en,
        "law": "\n".join(document.law), "verified": document.verified,
    }  # fmt: skip
    form = GuideHeadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        v = form.cleaned_data
        changed = {
            **found.working, "title": {"vi": v["title_vi"], "en": v["title_en"]},
            "lead": {"vi": v["lead_vi"], "en": v["lead_en"]}, "verified": v["verified"],
            "law": [line.strip() for line in v["law"].splitlines() if line.strip()],
        }  # fmt: skip
        if keep(request, found, changed, form):
            return HttpResponseRedirect(f"{LIST}{guide_id}/")
    context = {"form": form, "guide": found, "title": _("Tên và căn cứ"), "rows": None}
    return show(request, "desk/guidance/part.html", context, 422 if form.errors else 200)


def keep(request: OfficerRequest, guide: Guide, document: dict[str, Any], form: Any) -> bool:
    """Keep a changed document; False, with the reason on the form, when somebody was quicker."""
    try:
        write_guide(
            guide_id=guide.pk, document=document, revision=revision_of(request),
            actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except GuideChangedMeanwhile:
        form.add_error(None, _changed())
        return False
    messages.success(request, _("Đã lưu bản đang soạn. Người dân thấy khi công bố."))
    return True


@writers
@require_POST
def act(request: OfficerRequest, guide_id: int) -> HttpResponse:
    """Publish; use or no longer use; put a question or an end higher; remove one."""
    found = get_object_or_404(Guide, pk=guide_id)
    what = request.POST.get("lam", "")
    who: dict[str, Any] = {"actor": request.officer.actor, "at": request.at}
    try:
        if what == "cong-bo":
            release = publish_guide(guide_id=found.pk, revision=revision_of(request), **who)
            messages.success(request, _("Đã công bố phiên bản %(n)s.") % {"n": release.version})
        elif what in {"dung", "thoi"}:
            switch_guide(guide_id=found.pk, is_in_use=what == "dung", **who)
            messages.success(request, _("Đã lưu."))
        else:
            _rearrange(request, found, what, who)
    except GuideRefused:
        messages.error(
            request, _("Chưa công bố được. Xin mở trang và sửa những chỗ ghi “phải sửa”.")
        )
    except GuideChangedMeanwhile:
        messages.error(request, _changed())
    return HttpResponseRedirect(f"{LIST}{guide_id}/")


def _rearrange(request: OfficerRequest, guide: Guide, what: str, who: dict[str, Any]) -> None:
    verb, _sign, key = what.partition(":")
    place = number_of(request, "o")
    if verb not in {"len", "bo"} or key not in {"questions", "outcomes"}:
        return
    rows = list(_list(guide, key))
    if verb == "bo":
        del rows[place : place + 1]
    elif 0 < place < len(rows):
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    document = {**guide.working, key: rows}
    write_guide(guide_id=guide.pk, document=document, revision=revision_of(request), **who)
    messages.success(request, _("Đã lưu bản đang soạn. Người dân thấy khi công bố."))


@writers
@require_safe
def preview(request: OfficerRequest, guide_id: int) -> HttpResponse:
    """Walk through the guide in the making, as people would."""
    found = get_object_or_404(Guide, pk=guide_id)
    address = f"{LIST}{guide_id}/xem-thu/"
    page = guide_page(
        walker=Walker(read_guide(found.working).guide), sent=request.GET.dict(), address=address,
        language=getattr(request, "LANGUAGE_CODE", "vi"),
        answer_first=_("Xin chọn một câu trả lời."),
    )  # fmt: skip
    context = {"page": page, "guide": found, "address": address, "tabs": tabs(request)}
    return show(request, "desk/guidance/preview.html", context, 422 if page.error else 200)


def _findings(guide: Guide, request: OfficerRequest) -> Any:
    return findings_of(document=guide.working, on=local_day(request.at))


def _at(findings: list[FindingShown], place: str) -> list[FindingShown]:
    return [finding for finding in findings if finding.place == place]


def _list(guide: Guide, key: str) -> list[Any]:
    value = guide.working.get(key)
    return value if isinstance(value, list) else []


def _changed() -> str:
    return _("Có người vừa sửa. Xin mở lại trang rồi sửa tiếp; những gì anh/chị gõ còn ở dưới.")


def revision_of(request: OfficerRequest) -> int:
    """Return the revision that the form was opened with."""
    return number_of(request, "revision")


def number_of(request: OfficerRequest, name: str) -> int:
    """Return a number sent; 0 for what is none."""
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
