"""One procedure of a draft: its new content in lines, beside what changes in words."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.states import State as CaseState
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import AnnouncementItem
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.operations.announcements import drafting
from motcua.catalogue.operations.announcements.standing import (
    AnnouncementNotInState,
    EditedMeanwhile,
)
from motcua.catalogue.reading import written
from motcua.catalogue.reading.change_words import tell
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import Part, differences, parts_of
from motcua.design.case_words import STATE_WORDS
from motcua.desk.announcement_forms import ContentForm
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.touching import hrefs_of_touches
from motcua.desk.views.announcements.board import LIST
from motcua.desk.views.announcements.decision import content_or_empty
from motcua.desk.views.announcements.rights import may_draft
from motcua.dossiers.running import count_running_dossiers, running_dossiers
from motcua.stewardship.touched import Touch, find_touched

PER_PAGE = 50
_GOING = (State.DRAFT, State.CHECKED, State.SIGNED)


@stewards
@require_http_methods(["GET", "POST"])
def item(request: OfficerRequest, announcement_id: int, item_id: int) -> HttpResponse:
    """Show what a procedure becomes; while it is a draft, edit it."""
    found = get_object_or_404(
        AnnouncementItem.objects.select_related("announcement", "base"),
        pk=item_id, announcement_id=announcement_id,
    )  # fmt: skip
    editable = found.announcement.state == State.DRAFT and may_draft(request)
    if request.method == "POST" and not editable:
        raise PermissionDenied
    content = content_or_empty(found)
    initial = ContentForm.initial_of(written.write(content)) | {
        "legal_document": found.legal_document, "legal_title": found.legal_title,
    }  # fmt: skip
    form = ContentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _write(request, found, form):
        messages.success(request, _("Đã lưu."))
        return HttpResponseRedirect(request.path)
    return _show(request, found, form, editable)


def _write(request: OfficerRequest, found: AnnouncementItem, form: ContentForm) -> bool:
    typed = request.POST.get("revision", "")
    revision = int(typed) if typed.isdecimal() and len(typed) < 9 else -1
    try:
        content = written.read(form.written(), content_or_empty(found))
        drafting.write_item(
            item_id=found.pk, revision=revision, content=content, actor=request.officer.actor,
            at=request.at, legal_document=form.cleaned_data["legal_document"],
            legal_title=form.cleaned_data["legal_title"],
        )  # fmt: skip
    except written.CannotRead as wrong:
        form.blame_line(wrong.field, wrong.words)
    except (AnnouncementNotInState, EditedMeanwhile):
        form.blame(
            "name", _("Có người vừa lưu bản khác. Xin chép lại phần mình sửa rồi mở lại trang.")
        )
    else:
        return True
    return False


def _show(
    request: OfficerRequest, found: AnnouncementItem, form: ContentForm, editable: bool
) -> HttpResponse:
    content = from_json(found.content) if found.content is not None else None
    before = from_json(found.base.content) if found.base else None
    problems = find_problems(found.announcement) if editable else ()
    if found.kind == ItemKind.ABOLISHED:
        for name in list(form.fields):
            if name not in ("legal_document", "legal_title"):
                del form.fields[name]
    shown = content or before
    changes = differences(before, content) if content and before else ()
    context = {
        "item": found,
        "name": shown.name if shown else found.code,
        "told": tell(changes),
        "touched": _touched(request, found, content, parts_of(changes)),
        "is_new": before is None,
        "problems": [problem for problem in problems if problem.item_id == found.pk],
        "form": form if editable else None,
        "content": form.initial,
        "fields": form,
        "back": f"{LIST}{found.announcement_id}/",
    }
    return show(request, "desk/announcements/item.html", context, 422 if form.errors else 200)


def _touched(
    request: OfficerRequest,
    found: AnnouncementItem,
    content: ProcedureContent | None,
    parts: tuple[Part, ...],
) -> list[tuple[Touch, str]]:
    """Return what hangs on the procedure and is concerned by its changes, or does not fit them."""
    if content is None or found.base_id is None or found.announcement.state not in _GOING:
        return []
    touched = find_touched(code=found.code, theirs=content, parts=parts)
    concerned = [one for one in touched if one.parts or one.must_change]
    return hrefs_of_touches(request, found.code, sorted(concerned, key=lambda t: not t.must_change))


@stewards
@require_safe
def running(request: OfficerRequest, code: str) -> HttpResponse:
    """List the open dossiers of a procedure: numbers, units and days, nothing of what is in them."""
    count = count_running_dossiers([code]).get(code, 0)
    page = Paginator(range(count), PER_PAGE).get_page(request.GET.get("trang"))
    first = max(0, page.start_index() - 1)
    rows = [
        (row, STATE_WORDS.get(CaseState(row.state), row.state))
        for row in running_dossiers(code=code, first=first, count=PER_PAGE)
    ]
    context = {"code": code, "rows": rows, "count": count, "pages": page}
    return show(request, "desk/announcements/running.html", context)
