"""The papers of a draft: what is asked for, what came, what is wrong with a file."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts import throttle
from motcua.documents import content as contents
from motcua.documents.models import StoredFile
from motcua.documents.operations import (
    EmptyFile,
    FileTooLarge,
    HeicPicture,
    UnacceptedType,
)
from motcua.documents.serving import as_attachment
from motcua.dossiers.draft_files import accepted_types, count_file_from, take_file
from motcua.eforms.access import get_draft
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import (
    AlreadyAttached,
    PaperNotAsked,
    TooManyFiles,
    remove_file,
)
from motcua.eforms.queries import files_of, journey_of
from motcua.eforms.releases import form_of
from motcua.kit.clock import now
from motcua.portal.requests import language_of, network_address
from motcua.portal.upload_words import heic_words
from motcua.portal.views.account import too_many
from motcua.portal.views.apply.offers import OfferView, offer_view
from motcua.portal.views.apply.opening import address, citizen, opener_of, opens_draft
from motcua.rules.form_document import Paper, PaperNeed
from motcua.rules.form_document.model import Accept


@dataclass(frozen=True)
class PaperView:
    """One paper as printed, with what came for it and what is wrong."""

    id: str
    title: str
    hint: str
    is_required: bool
    may_follow: bool
    takes: str
    accept: str
    takes_pictures: bool
    may_add: bool
    files: list[DraftFile]
    error: str = ""


@dataclass(frozen=True)
class PapersPage:
    """All that the page prints."""

    draft: Draft
    form_title: str
    step: int
    steps: int
    papers: list[PaperView]
    back_id: str
    errors: list[PaperView] = field(default_factory=list)
    offer: OfferView | None = None


@opens_draft
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show the papers, or take files in."""
    opener, at = opener_of(request, draft_id), now()
    draft = get_draft(draft_id=draft_id, opener=opener, at=at)
    if request.method == "GET":
        return _show(request, draft, {})
    try:
        errors = _take_all(request, draft)
    except throttle.TooManyAttempts as refused:
        return too_many(request, refused)
    if "save-and-leave" in request.POST and not errors:
        return HttpResponseRedirect(address(draft, "da-luu"))
    if "upload" in request.POST and not errors:
        return HttpResponseRedirect(address(draft, "giay-to"))
    missing = journey_of(draft=draft, at=at, files=files_of(draft=draft)).papers
    for need in missing:
        if need.is_missing:
            errors.setdefault(need.paper.id, _("Xin gửi giấy tờ này."))
    if errors:
        return _show(request, draft, errors, status=422)
    return HttpResponseRedirect(address(draft, "kiem-tra"))


def _take_all(request: HttpRequest, draft: Draft) -> dict[str, str]:
    """Keep every file that will do; return what is wrong with the others, by paper."""
    asked = {n.paper.id: n.paper for n in journey_of(draft=draft, at=now()).papers}
    errors: dict[str, str] = {}
    for name in request.FILES:
        paper = asked.get(name.removeprefix("file-"))
        for uploaded in request.FILES.getlist(name) if paper else ():
            assert paper is not None
            error = _take(request, draft, paper, uploaded)
            if error:
                errors[paper.id] = error
    return errors


def _take(request: HttpRequest, draft: Draft, paper: Paper, uploaded: UploadedFile) -> str:
    """Keep one file under a paper; return what is wrong with it, "" for nothing."""
    at, name = now(), uploaded.name or ""
    count_file_from(address=network_address(request), at=at)
    try:
        take_file(
            draft=draft, paper=paper, uploaded=uploaded, opener=opener_of(request, draft.pk),
            account=citizen(request), at=at,
        )  # fmt: skip
    except EmptyFile:
        return _("“%(name)s” không có nội dung. Xin chọn tệp khác.") % {"name": name}
    except FileTooLarge:
        return _("“%(name)s” lớn hơn %(size)s MB. Xin chụp lại hoặc chọn tệp nhỏ hơn.") % {
            "name": name,
            "size": paper.max_megabytes,
        }
    except HeicPicture:
        return heic_words(name)
    except UnacceptedType:
        return _("“%(name)s” không phải %(takes)s. Xin chọn tệp khác.") % {
            "name": name,
            "takes": takes_words(paper),
        }
    except TooManyFiles as full:
        return _("Giấy tờ này nhận nhiều nhất %(most)s tệp.") % {"most": full.limit}
    except AlreadyAttached:
        return _("“%(name)s” đã có ở đây rồi.") % {"name": name}
    except PaperNotAsked:
        return ""
    return ""


def takes_words(paper: Paper) -> str:
    """Return what a paper takes, in words."""
    words = {Accept.PDF: "PDF", Accept.IMAGE: _("ảnh chụp"), Accept.DOCX: "Word"}
    return _(" hoặc ").join(words[kind] for kind in paper.accept)


@opens_draft
@require_POST
def remove(request: HttpRequest, draft_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file away."""
    opener = opener_of(request, draft_id)
    remove_file(draft_id=draft_id, opener=opener, file_id=file_id, at=now())
    return HttpResponseRedirect(f"/ho-so/nhap/{draft_id}/giay-to/")


@opens_draft
@require_safe
def download(request: HttpRequest, draft_id: UUID, file_id: UUID) -> FileResponse:
    """Give back a file of one's own draft, as an attachment."""
    draft = get_draft(draft_id=draft_id, opener=opener_of(request, draft_id), at=now())
    if not any(f.file_id == file_id for f in files_of(draft=draft)):
        raise Http404
    return as_attachment(StoredFile.objects.get(pk=file_id))


def _show(
    request: HttpRequest, draft: Draft, errors: dict[str, str], *, status: int = 200
) -> HttpResponse:
    files = files_of(draft=draft)
    replayed = journey_of(draft=draft, at=now(), files=files)
    if replayed.next_page is not None:
        return HttpResponseRedirect(address(draft, replayed.next_page))
    if not replayed.papers:
        return HttpResponseRedirect(address(draft, "kiem-tra"))
    language = language_of(request)
    views = [_view(need, files, language, errors) for need in replayed.papers]
    page = PapersPage(
        draft=draft,
        form_title=form_of(release_id=draft.release_id).document.title.say(language),
        step=len(replayed.path) + 1,
        steps=len(replayed.path) + 2,
        papers=views,
        back_id=replayed.path[-1],
        errors=[view for view in views if view.error],
        offer=offer_view(draft, now(), language) if status == 200 else None,
    )
    return render(request, "portal/form/papers.html", {"page": page}, status=status)


def _view(
    need: PaperNeed, files: list[DraftFile], language: str, errors: dict[str, str]
) -> PaperView:
    paper = need.paper
    return PaperView(
        id=paper.id,
        title=paper.title.say(language),
        hint=paper.hint.say(language),
        is_required=need.is_required,
        may_follow=need.is_required and paper.soft,
        takes=_("%(takes)s, mỗi tệp không quá %(size)s MB.")
        % {"takes": takes_words(paper)[:1].upper() + takes_words(paper)[1:],
           "size": paper.max_megabytes},
        accept=",".join(f".{contents.EXTENSIONS[t]}" for t in accepted_types(paper)),
        takes_pictures=Accept.IMAGE in paper.accept,
        may_add=need.files < paper.max_files,
        files=[file for file in files if file.paper == paper.id],
        error=errors.get(paper.id, ""),
    )  # fmt: skip
