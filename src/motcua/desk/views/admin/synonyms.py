"""The words people use for procedures: a table that officials edit."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.catalogue.models import ProcedureSynonym
from motcua.catalogue.operations.edit_synonym import (
    PhraseTaken,
    SynonymNotUsable,
    switch_synonym,
    write_synonym,
)
from motcua.desk.admin_forms import SynonymForm
from motcua.desk.frame import OfficerRequest, officers_only, show
from motcua.kit.text import fold

LIST = "/can-bo/quan-tri/tu-dong-nghia/"
# A steward mends what people search for and do not find.
keepers = officers_only(Role.ADMINISTRATOR, Role.STEWARD)


@keepers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the words, or those that contain what is looked for."""
    query = request.GET.get("tu", "").strip()
    rows = ProcedureSynonym.objects.order_by("folded")
    if query:
        rows = rows.filter(folded__contains=fold(query))
    context = {"rows": rows[:200], "count": rows.count(), "query": query}
    return show(request, "desk/admin/synonyms.html", context)


@keepers
@require_http_methods(["GET", "POST"])
def edit(request: OfficerRequest, synonym_id: int | None = None) -> HttpResponse:
    """Write a new row or change one."""
    found = get_object_or_404(ProcedureSynonym, pk=synonym_id) if synonym_id else None
    initial = {"phrase": request.GET.get("tu", "")}
    if found:
        initial = {"phrase": found.phrase, "meaning": found.meaning,
                   "codes": ", ".join(found.codes), "provenance": found.provenance}  # fmt: skip
    form = SynonymForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["codes"] = [code.strip() for code in values["codes"].split(",")]
        try:
            write_synonym(synonym_id=synonym_id, actor=request.officer.actor, at=request.at,
                          **values)  # fmt: skip
        except PhraseTaken:
            form.blame("phrase", _("Từ này đã có. Xin sửa dòng đó."))
        except SynonymNotUsable:
            form.blame("meaning", _("Xin ghi nghĩa hoặc mã thủ tục có thật, và khác với từ gõ."))
        else:
            messages.success(request, _("Đã lưu. Lần tìm kế tiếp dùng từ này."))
            return HttpResponseRedirect(LIST)
    title = _("Sửa từ") if found else _("Thêm từ")
    context = {"form": form, "title": title, "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@keepers
@require_POST
def switch(request: OfficerRequest, synonym_id: int) -> HttpResponse:
    """Switch a row on or off."""
    found = get_object_or_404(ProcedureSynonym, pk=synonym_id)
    switch_synonym(synonym_id=found.pk, is_active=not found.is_active,
                   actor=request.officer.actor, at=request.at)  # fmt: skip
    messages.success(request, _("Đã lưu."))
    return HttpResponseRedirect(LIST)
