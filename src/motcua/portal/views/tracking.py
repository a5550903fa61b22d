"""Following a dossier: one's own when signed in, any by its number and secret."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.accounts import throttle
from motcua.casework import operations as casework
from motcua.casework.calendars import calendar_of
from motcua.casework.possibilities import possible_acts
from motcua.casework.queries.due_dates import due_date_of, intake_due_explained
from motcua.casework.states import Act, State
from motcua.design.case_words import (
    UNDATED_WORDS,
    DueWords,
    due_words,
    explanation_words,
    state_tone,
    state_words,
)
from motcua.design.filled_forms import printed_word_form, word_form
from motcua.design.timeline_words import timeline_words
from motcua.documents.operations import (
    EmptyFile,
    FileTooLarge,
    HeicPicture,
    UnacceptedType,
)
from motcua.documents.serving import as_attachment, as_pdf
from motcua.dossiers import slips
from motcua.dossiers.access import DossierNotTheirs, get_dossier_for_applicant
from motcua.dossiers.answer_paper import NoAnswers, answers_pdf
from motcua.dossiers.answer_word import (
    WordState,
    prints_word,
    word_state,
)
from motcua.dossiers.files import find_file
from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.close_early import ReasonTooLong, request_withdrawal
from motcua.dossiers.operations.rate import may_change
from motcua.dossiers.operations.supplement import (
    AnsweredPaper,
    NoOpenSupplement,
    answer_supplement,
)
from motcua.dossiers.queries import (
    Particulars,
    TimelineRow,
    dossiers_of,
    find_by_number_and_secret,
    particulars_of,
    timeline_of,
)
from motcua.dossiers.uploads import store_upload
from motcua.kit.clock import now
from motcua.kit.references import new_token
from motcua.portal.drafts import open_drafts_of
from motcua.portal.requests import CitizenRequest, language_of, network_address, signed_in
from motcua.portal.upload_words import heic_words
from motcua.portal.views.account import too_many


@dataclass(frozen=True)
class TimelineLine:
    """One line of the way as printed."""

    row: TimelineRow
    words: str


@dataclass(frozen=True)
class TrackingPage:
    """All that the page prints. `is_own`: seen signed in, with what its owner may do."""

    dossier: Dossier
    particulars: Particulars
    state: str
    tone: str
    due_at: datetime | None
    due: DueWords
    why: list[str]
    undated: str
    lines: list[TimelineLine]
    asked: SupplementRequest | None
    asked_papers: list[tuple[str, str]]
    may_withdraw: bool
    rating_href: str
    rated: bool
    is_own: bool
    token: str
    word: WordState = WordState.NONE
    prints_word: bool = False


def page_of(found: Dossier, *, at: datetime, language: str, is_own: bool) -> TrackingPage:
    """Return the page of a dossier at a moment. About a dozen queries."""
    case, particulars = found.case, particulars_of(dossier=found)
    before = case.state == State.AWAITING_INTAKE
    telling = due_date_of(case_id=case.pk, at=at)
    asked = particulars.open_supplement
    rating = particulars.rating
    due_at = case.intake_due_at if before else case.due_at
    return TrackingPage(
        dossier=found,
        particulars=particulars,
        state=state_words(case.state),
        tone=state_tone(case.state),
        due_at=due_at if case.is_open and case.state != State.RESULT_READY else None,
        due=due_words(due_at=due_at, standing=case.standing_since is not None, at=at,
                      calendar=calendar_of(case.calendar_id)),
        why=explanation_words(intake_due_explained(case=case) if before else telling.steps),
        undated="" if before else str(UNDATED_WORDS.get(telling.why_undated, "")),
        lines=_lines(found, particulars, language),
        asked=asked,
        asked_papers=_asked_papers(particulars, asked, language),
        may_withdraw=is_own and Act.REQUEST_WITHDRAWAL in possible_acts(case),
        rating_href=f"/danh-gia/{rating.token}/"
        if is_own and rating and may_change(rating=rating, at=at) else "",
        rated=bool(rating and rating.rated_at),
        is_own=is_own,
        token=new_token(),
        word=word_state(dossier=found) if is_own else WordState.NONE,
        prints_word=is_own and prints_word(),
    )  # fmt: skip


def _lines(found: Dossier, particulars: Particulars, language: str) -> list[TimelineLine]:
    unit = found.receiving_unit.name(language)
    rows = timeline_of(dossier=found, particulars=particulars, language=language)
    return [TimelineLine(row, timeline_words(row, unit=unit)) for row in rows]


def _asked_papers(
    particulars: Particulars, asked: SupplementRequest | None, language: str
) -> list[tuple[str, str]]:
    if asked is None:
        return []
    return [
        (paper.component, paper.name(language))
        for paper in particulars.papers
        if paper.component in asked.components
    ]


@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Open a dossier by its number (reference or code) and secret, without an account."""
    number, secret = request.GET.get("ma", "").strip(), request.GET.get("k", "").strip()
    if not number and not secret:
        return render(request, "portal/tracking/look_up.html", {"number": "", "error": ""})
    at, address = now(), network_address(request)
    try:
        throttle.check(limit=throttle.TRACKING, key=number.upper(), at=at)
        throttle.check(limit=throttle.TRACKING_FROM_ADDRESS, key=address, at=at)
    except throttle.TooManyAttempts as refused:
        return too_many(request, refused)
    found = find_by_number_and_secret(number=number, secret=secret)
    if found is None:
        throttle.count(limit=throttle.TRACKING, key=number.upper(), at=at)
        throttle.count(limit=throttle.TRACKING_FROM_ADDRESS, key=address, at=at)
        error = _("Mã hồ sơ hoặc mã tra cứu chưa đúng. Hai mã in trên phiếu hoặc trang đã nộp.")
        context = {"number": number, "error": error}
        return render(request, "portal/tracking/look_up.html", context, status=404)
    page = page_of(found, at=at, language=language_of(request), is_own=False)
    response = render(request, "portal/tracking/dossier.html", {"page": page})
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_safe
def mine(request: CitizenRequest) -> HttpResponse:
    """List one's dossiers and the drafts that wait to be finished."""
    language = language_of(request)
    rows = [
        (found, state_words(found.case.state), state_tone(found.case.state))
        for found in dossiers_of(account=request.user)[:100]
    ]
    context = {
        "rows": rows,
        "drafts": open_drafts_of(account=request.user, language=language, at=now()),
    }
    return render(request, "portal/tracking/mine.html", context)


def own(request: CitizenRequest, reference: str) -> Dossier:
    """Return one's own dossier, or answer 404 alike for none and for somebody else's."""
    try:
        return get_dossier_for_applicant(reference=reference, account=request.user)
    except DossierNotTheirs as refused:
        raise Http404 from refused


@signed_in
@require_safe
def dossier(request: CitizenRequest, reference: str) -> HttpResponse:
    """Show one's own dossier."""
    return _show(request, reference)


def _show(
    request: CitizenRequest, reference: str, *, error: str = "", note: str = "", reason: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    page = page_of(own(request, reference), at=now(), language=language_of(request), is_own=True)
    context = {"page": page, "error": error, "note": note, "reason": reason}
    return render(request, "portal/tracking/dossier.html", context, status=status)


@signed_in
@require_POST
def supplement(request: CitizenRequest, reference: str) -> HttpResponse:
    """Take the applicant's answer to a request, files and all."""
    found, at, note = own(request, reference), now(), request.POST.get("note", "")
    try:
        papers = tuple(
            AnsweredPaper(
                name.removeprefix("file-"),
                store_upload(uploaded=uploaded, account=request.user, at=at),
            )
            for name in request.FILES
            for uploaded in request.FILES.getlist(name)
        )
        if not papers and not note.strip():
            error = _("Xin gửi ít nhất một tệp, hoặc ghi câu trả lời.")
            return _show(request, reference, error=error, note=note, status=422)
        answer_supplement(dossier=found, applicant=request.user, click=_click(request),
                          papers=papers, note=note, at=at)  # fmt: skip
    except throttle.TooManyAttempts as refused:
        return too_many(request, refused)
    except HeicPicture as refused:
        return _show(request, reference, error=heic_words(str(refused)), note=note, status=422)
    except (EmptyFile, UnacceptedType):
        error = _("Chỉ nhận tệp PDF, ảnh (JPG, PNG, WebP) hoặc Word. Xin chọn tệp khác.")
        return _show(request, reference, error=error, note=note, status=422)
    except FileTooLarge as refused:
        error = _("Tệp lớn hơn %(size)s MB. Xin chọn tệp nhỏ hơn.") % {
            "size": refused.limit // 1024 // 1024
        }
        return _show(request, reference, error=error, note=note, status=422)
    except (*_REFUSED, NoOpenSupplement):
        return _show(request, reference, error=_changed(), note=note, status=409)
    messages.success(request, _("Đã gửi bổ sung. Đồng hồ của hồ sơ chạy tiếp."))
    return HttpResponseRedirect(f"/ho-so/{reference}/")


@signed_in
@require_POST
def withdraw(request: CitizenRequest, reference: str) -> HttpResponse:
    """Ask to have the dossier back."""
    reason = request.POST.get("reason", "").strip()
    try:
        request_withdrawal(
            dossier=own(request, reference), applicant=request.user, click=_click(request),
            reason=reason, at=now(),
        )  # fmt: skip
    except ReasonTooLong as refused:
        error = _("Lý do dài quá %(n)s chữ. Xin viết gọn lại.") % {"n": refused.limit}
        return _show(request, reference, error=error, reason=reason, status=422)
    except _REFUSED:
        return _show(request, reference, error=_changed(), status=409)
    messages.success(request, _("Đã gửi yêu cầu rút hồ sơ. Cơ quan sẽ trả lời anh/chị."))
    return HttpResponseRedirect(f"/ho-so/{reference}/")


_REFUSED = (
    casework.ActNotPossible,
    casework.CaseChangedMeanwhile,
    casework.TokenSpent,
    ValueError,
)


def _changed() -> str:
    return _("Hồ sơ vừa có thay đổi nên chưa làm được việc này. Xin xem tình trạng mới dưới đây.")


def _click(request: CitizenRequest) -> Click:
    return Click(request.POST.get("token", "") or new_token(), int(request.POST.get("version", "")))


@signed_in
@require_safe
def file(request: CitizenRequest, reference: str, file_id: UUID) -> FileResponse:
    """Download one file of one's own dossier."""
    stored = find_file(dossier=own(request, reference), file_id=file_id)
    if stored is None:
        raise Http404
    return as_attachment(stored)


@signed_in
@require_safe
def answers(request: CitizenRequest, reference: str) -> HttpResponse:
    """Give one's own answers as a PDF, in the language that one reads."""
    found = own(request, reference)
    try:
        pdf = answers_pdf(dossier=found, language=language_of(request))
    except NoAnswers as missing:
        raise Http404 from missing
    return as_pdf(pdf, name=f"to-khai-{found.number}.pdf")


@signed_in
@require_safe
def word(request: CitizenRequest, reference: str) -> HttpResponse:
    """Give one's own answers in the official Word form."""
    return word_form(request, dossier=own(request, reference), back=f"/ho-so/{reference}/")


@signed_in
@require_safe
def printed_word(request: CitizenRequest, reference: str) -> HttpResponse:
    """Give one's own filled Word form as a PDF, where LibreOffice is installed."""
    return printed_word_form(request, dossier=own(request, reference), back=f"/ho-so/{reference}/")


@signed_in
@require_safe
def slip(request: CitizenRequest, reference: str, form: str) -> HttpResponse:
    """Print one's receipt-and-appointment slip, or a request to supplement."""
    found = own(request, reference)
    try:
        pdf = slips.slip(dossier=found, form=form, site=request.build_absolute_uri("/")[:-1])
    except slips.NoSuchSlip as missing:
        raise Http404 from missing
    return as_pdf(pdf, name=f"mau-{form}-{found.number}.pdf")
