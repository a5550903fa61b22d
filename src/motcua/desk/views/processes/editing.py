"""Writing a process: a table of steps, checked by the rules, kept as a draft, published once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.casework.models import ProcessDefinition
from motcua.casework.operations.processes import NothingToPublish, draft_process, publish_process
from motcua.casework.queries.processes import running_on
from motcua.catalogue.queries import ProcedureNotFound, get_limit, get_version_in_force
from motcua.catalogue.vocabulary import Channel
from motcua.design.process_words import ProblemShown, problem_shown
from motcua.desk.admin_forms import UNIT_WORDS
from motcua.desk.frame import OfficerRequest, officers_only, show
from motcua.desk.process_forms import NameForm, PublishForm
from motcua.desk.process_rows import rearranged, written_rows
from motcua.desk.process_text import StepTyped, WayNotUnderstood, document_of, rows_of
from motcua.desk.views.processes.board import PROCESSES, readers
from motcua.kit.clock import local_day
from motcua.rules.process import Process, ProcessNotSound
from motcua.rules.process_document import MOST_STEPS, ROLES, parse_process
from motcua.rules.working_time import Limit, working_minutes_of

writers = officers_only(Role.STEWARD)
_FIELDS = (
    "key", "content_vi", "content_en", "role", "unit", "quantity", "quantity_unit", "product_vi",
    "product_en", "ways",
)  # fmt: skip
_MINUTES_IN_AN_HOUR = 60


@dataclass(frozen=True)
class StepShown:
    """One step of a process to be read: who does what in which time, and where it goes."""

    number: int
    words: str
    role: str
    unit: str
    budget: str
    product: str
    ways: tuple[str, ...]
    decides: bool
    signs: bool


@readers
@require_safe
def process(request: OfficerRequest, code: str) -> HttpResponse:
    """Show a process: the version in use, its draft, and who runs on which version."""
    definition = get_object_or_404(ProcessDefinition, code=code)
    versions = list(definition.versions.order_by("-number"))
    running = running_on(version.pk for version in versions)
    draft = next((v for v in versions if v.published_at is None), None)
    published = [(v, running.get(v.pk, 0)) for v in versions if v.published_at]
    shown = published[0][0] if published else draft
    context = {
        "definition": definition,
        "draft": draft,
        "draft_steps": _shown(draft.document) if draft else [],
        "published": published,
        "steps": _shown(shown.document) if shown and shown is not draft else [],
        "total_hours": _total_hours(shown.document) if shown else None,
        "publish_form": PublishForm(),
        "may_write": request.officer.scope.has_role(Role.STEWARD),
        "base": f"{PROCESSES}{code}/",
    }
    return show(request, "desk/processes/process.html", context)


@writers
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a process, from nothing or from another one."""
    copied = ProcessDefinition.objects.filter(code=request.GET.get("tu", "")).first()
    rows = _newest_rows(copied) if copied else []
    initial = {"name_vi": copied.name_vi, "name_en": copied.name_en} if copied else {}
    return _edit(request, None, rows, initial)


@writers
@require_http_methods(["GET", "POST"])
def edit(request: OfficerRequest, code: str) -> HttpResponse:
    """Change a process: the draft where there is one, else a new draft from the version in use."""
    definition = get_object_or_404(ProcessDefinition, code=code)
    initial = {
        "code": code,
        "name_vi": definition.name_vi,
        "name_en": definition.name_en,
    }
    return _edit(request, definition, _newest_rows(definition), initial)


def _newest_rows(definition: ProcessDefinition) -> list[StepTyped]:
    newest = definition.versions.order_by("-number").first()
    return rows_of(newest.document) if newest else []


def _edit(
    request: OfficerRequest,
    definition: ProcessDefinition | None,
    rows: list[StepTyped],
    initial: Mapping[str, Any],
) -> HttpResponse:
    if request.method != "POST":
        return _form(request, definition, [*rows, StepTyped()], NameForm(initial=initial))
    typed, form = _typed(request.POST), NameForm(_named(request.POST, definition))
    act = request.POST.get("act", "save")
    if act != "save":
        return _form(request, definition, rearranged(typed, act), form)
    written = written_rows(typed)
    problems: list[ProblemShown] = []
    limit = _limit(request, form)
    if form.is_valid():
        if definition is None and _exists(form.cleaned_data["code"]):
            form.blame("code", _("Mã này đã có quy trình khác."))
        else:
            problems = _save(request, form, written, limit, definition)
            if not problems:
                messages.success(
                    request, _("Đã lưu bản thảo. Khi có quyết định phê duyệt, xin công bố.")
                )
                return HttpResponseRedirect(f"{PROCESSES}{form.cleaned_data['code']}/")
    return _form(request, definition, written or typed, form, problems, 422)


def _exists(code: str) -> bool:
    return ProcessDefinition.objects.filter(code=code).exists()


def _named(post: QueryDict, definition: ProcessDefinition | None) -> QueryDict:
    """Return what was posted; the code of a process that exists is never changed."""
    if definition is None:
        return post
    named = post.copy()
    named["code"] = definition.code
    return named


def _typed(post: QueryDict) -> list[StepTyped]:
    """Return the rows as typed; a row is known by its place in every list."""
    count = min(len(post.getlist("content_vi")), MOST_STEPS + 1)
    columns = {name: post.getlist(name) for name in _FIELDS}
    rows = []
    for n in range(count):
        values = {name: columns[name][n] if n < len(columns[name]) else "" for name in _FIELDS}
        rows.append(
            StepTyped(**values, decides=f"decides-{n}" in post, signs=f"signs-{n}" in post)  # type: ignore[arg-type]
        )
    return rows


def _limit(request: OfficerRequest, form: NameForm) -> Limit | None:
    """Return the limit of the procedure that the process is for; None: none chosen or known."""
    code = form.data.get("procedure", "").strip()
    if not code:
        return None
    today = local_day(request.at)
    try:
        version = get_version_in_force(code=code, on=today)
    except ProcedureNotFound:
        form.blame("procedure", _("Không có thủ tục nào đang có hiệu lực mang mã này."))
        return None
    return get_limit(version=version, channel=Channel.ONLINE, on=today) or get_limit(
        version=version, channel=Channel.COUNTER, on=today
    )


def _save(
    request: OfficerRequest,
    form: NameForm,
    rows: list[StepTyped],
    limit: Limit | None,
    definition: ProcessDefinition | None,
) -> list[ProblemShown]:
    """Save the draft; return what is wrong instead, when something is."""
    try:
        document = document_of(rows)
        if limit is None and definition is not None:
            document |= _own_limit(definition)
        draft_process(
            code=form.cleaned_data["code"], name_vi=form.cleaned_data["name_vi"],
            name_en=form.cleaned_data["name_en"], document=document, limit=limit,
            actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except WayNotUnderstood as error:
        return [_not_understood(rows, error.line)]
    except ProcessNotSound as error:
        return [problem_shown(problem) for problem in error.problems]
    return []


def _own_limit(definition: ProcessDefinition) -> dict[str, Any]:
    """Return the limit that the newest version names itself: a change of steps keeps it."""
    newest = definition.versions.order_by("-number").first()
    named = newest.document.get("limit") if newest else None
    return {"limit": named} if named else {}


def _not_understood(rows: list[StepTyped], line: str) -> ProblemShown:
    step = next((n for n, row in enumerate(rows, start=1) if line in row.ways), None)
    words = _("Không hiểu dòng “%(line)s”. Ví dụ: 2, hoặc: 3 khi từ chối") % {"line": line}
    return ProblemShown(step, words)


def _form(
    request: OfficerRequest,
    definition: ProcessDefinition | None,
    rows: list[StepTyped],
    form: NameForm,
    problems: list[ProblemShown] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = problems or []
    by_step = [[p.words for p in found if p.step == n] for n in range(1, len(rows) + 1)]
    context = {
        "definition": definition,
        "form": form,
        "rows": list(zip(rows, by_step, strict=True)),
        "problems": found,
        "whole": [p.words for p in found if p.step is None],
        "roles": [(role, Role(role).label) for role in ROLES],
        "units": _units(rows),
        "time_units": [(u, UNIT_WORDS[u]) for u in ("gio_lam_viec", "ngay_lam_viec")],
        "back": f"{PROCESSES}{definition.code}/" if definition else PROCESSES,
    }
    return show(request, "desk/processes/edit.html", context, status)


def _units(rows: list[StepTyped]) -> list[tuple[str, str]]:
    named = sorted({row.unit for row in rows if row.unit.startswith("agency:")})
    return [
        ("competent", _("Cơ quan giải quyết")),
        ("receiving", _("Nơi tiếp nhận")),
        *((unit, unit.removeprefix("agency:")) for unit in named),
    ]


@writers
@require_POST
def publish(request: OfficerRequest, code: str) -> HttpResponse:
    """Publish the draft under the decision that approves it."""
    get_object_or_404(ProcessDefinition, code=code)
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Xin ghi quyết định phê duyệt quy trình."))
        return HttpResponseRedirect(f"{PROCESSES}{code}/")
    try:
        version = publish_process(
            code=code, basis=form.cleaned_data["basis"], actor=request.officer.actor, at=request.at
        )
    except NothingToPublish as nothing:
        raise Http404 from nothing
    except ProcessNotSound as error:
        for problem in error.problems:
            messages.error(request, problem_shown(problem).words)
        return HttpResponseRedirect(f"{PROCESSES}{code}/sua/")
    messages.success(
        request,
        _("Đã công bố bản %(n)s. Hồ sơ mới đi theo bản này; hồ sơ đang chạy giữ bản cũ.")
        % {"n": version.number},
    )
    return HttpResponseRedirect(f"{PROCESSES}{code}/")


def _shown(document: Mapping[str, Any]) -> list[StepShown]:
    read, language = parse_process(document), get_language() or "vi"
    units = {"receiving": _("Nơi tiếp nhận"), "competent": _("Cơ quan giải quyết")}
    typed = {row.key: row for row in rows_of(document)}
    ordered = sorted(read.steps, key=lambda step: list(typed).index(step.key))
    return [
        StepShown(
            number, step.content(language), str(Role(step.role).label),
            units.get(step.unit, step.unit.removeprefix("agency:")), _say_budget(step.budget),
            step.product(language), tuple(typed[step.key].ways.splitlines()), step.decides,
            step.signs,
        )
        for number, step in enumerate(ordered, start=1)
    ]  # fmt: skip


def _say_budget(budget: Limit | None) -> str:
    if budget is None or budget.unit is None:
        return ""
    quantity = format(budget.quantity.normalize(), "f").replace(".", ",")
    return f"{quantity} {UNIT_WORDS[budget.unit]}"


def _total_hours(document: Mapping[str, Any]) -> str:
    read: Process = parse_process(document)
    minutes = sum(working_minutes_of(step.budget) for step in read.steps if step.budget)
    return f"{minutes / _MINUTES_IN_AN_HOUR:g}".replace(".", ",")
