"""The board of e-forms to be made: which, from which file, by whom, until when."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms as django_forms
from django.contrib import messages
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Account, Role
from motcua.catalogue.models import ProcedureVersion
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.desk.views.forms.numbers import sent_number
from motcua.eforms.models import FormProject, ProjectState, Purpose
from motcua.eforms.operations.plan_forms import assign_forms, plan_form
from motcua.kit.clock import local_day
from motcua.kit.text import fold

BOARD = "/can-bo/bieu-mau/"
PAGE_SIZE = 50
RESULTS = "ket-qua"


@dataclass(frozen=True)
class Row:
    """One form as the board prints it."""

    project: FormProject
    procedure: str
    minutes: int
    is_late: bool

    @property
    def href(self) -> str:
        """The designer of the form."""
        return f"{BOARD}{self.project.pk}/"


@dataclass(frozen=True)
class Tab:
    """One state, and how many forms stand there."""

    href: str
    words: str
    count: int
    current: bool


class AssignForm(PlainForm):
    """Who makes the ticked forms, and until when."""

    owner = django_forms.ModelChoiceField(
        label=lazy("Giao cho"), queryset=Account.objects.none(), required=False,
        empty_label=lazy("Giữ nguyên"), widget=NamesSelect,
    )  # fmt: skip
    due_on = DayField(label=lazy("Hạn"), required=False)

    def __init__(self, *args: object, on: date, **options: object) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        owner.queryset = makers(on)  # type: ignore[attr-defined]
        owner.label_from_instance = lambda account: account.full_name  # type: ignore[attr-defined]


def makers(on: date) -> QuerySet[Account]:
    """Return the officers who make forms on a day, by name."""
    holds = Q(grants__role=Role.FORMS, grants__valid_from__lte=on) & (
        Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gt=on)
    )
    return Account.objects.filter(holds, is_active=True).distinct().order_by("name_key")


@form_makers
@require_safe
def board(request: OfficerRequest) -> HttpResponse:
    """List the forms in the making."""
    today = local_day(request.at)
    chosen, query = request.GET.get("nhom", ""), request.GET.get("tim", "").strip()
    number = _page_number(request.GET.get("trang", ""))
    found = _matching(query)
    rows = _in_tab(found, chosen).select_related("owner").defer("document", "reading")
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "title", "pk")
    window = list(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE + 1])
    context = {
        "tabs": _tabs(found, chosen, query),
        "rows": _rows(window[:PAGE_SIZE], today),
        "query": query,
        "chosen": chosen,
        "form": AssignForm(on=today),
        "previous": _href(chosen, query, number - 1) if number > 1 else "",
        "next": _href(chosen, query, number + 1) if len(window) > PAGE_SIZE else "",
    }
    return show(request, "desk/forms/board.html", context)


def _page_number(text: str) -> int:
    number = sent_number(text) or 1
    return number if number < 10_000 else 1


def _matching(query: str) -> QuerySet[FormProject]:
    projects = FormProject.objects.all()
    if query:
        projects = projects.filter(
            Q(title__icontains=query)
            | Q(procedure_code__startswith=query)
            | Q(form_id__contains=fold(query).replace(" ", "-"))
            | Q(word_name__icontains=query)
            | Q(owner__full_name__icontains=query)
        )
    return projects


def _in_tab(found: QuerySet[FormProject], chosen: str) -> QuerySet[FormProject]:
    if chosen == RESULTS:
        return found.filter(purpose=Purpose.RESULT)
    if chosen in ProjectState.values:
        return found.filter(state=chosen, purpose=Purpose.APPLICATION)
    return found


def _tabs(found: QuerySet[FormProject], chosen: str, query: str) -> list[Tab]:
    counts = {
        (row["purpose"], row["state"]): row["n"]
        for row in found.values("purpose", "state").annotate(n=Count("pk")).order_by()
    }
    tabs = [Tab(_href("", query), _("Tất cả"), sum(counts.values()), not chosen)]
    for state in ProjectState:
        count = counts.get((Purpose.APPLICATION, state), 0)
        tabs.append(Tab(_href(state, query), str(state.label), count, chosen == state))
    results = sum(n for (purpose, _state), n in counts.items() if purpose == Purpose.RESULT)
    tabs.append(Tab(_href(RESULTS, query), _("Mẫu kết quả"), results, chosen == RESULTS))
    return tabs


def _href(chosen: str, query: str, page: int = 1) -> str:
    asked = {"nhom": chosen, "tim": query, "trang": str(page) if page > 1 else ""}
    words = urlencode({key: value for key, value in asked.items() if value})
    return f"{BOARD}?{words}" if words else BOARD


def _rows(projects: list[FormProject], today: date) -> list[Row]:
    codes = {p.procedure_code for p in projects if p.procedure_code}
    names = dict(
        ProcedureVersion.objects.filter(
            valid_to__isnull=True, procedure__code__in=codes
        ).values_list("procedure__code", "name")
    )
    return [
        Row(
            project=p,
            procedure=names.get(p.procedure_code, ""),
            minutes=round(p.seconds_spent / 60),
            is_late=bool(p.due_on and p.due_on < today and p.state != ProjectState.PUBLISHED),
        )
        for p in projects
    ]


@form_makers
@require_POST
def assign(request: OfficerRequest) -> HttpResponse:
    """Give the ticked forms to somebody until a day."""
    form = AssignForm(request.POST, on=local_day(request.at))
    ticked = [n for text in request.POST.getlist("chon") if (n := sent_number(text)) is not None]
    if not ticked:
        messages.error(request, _("Xin đánh dấu ít nhất một biểu mẫu."))
    elif not form.is_valid():
        messages.error(request, _("Xin xem lại người nhận và hạn."))
    else:
        owner = form.cleaned_data["owner"]
        count = assign_forms(
            project_ids=ticked[:500], owner_id=owner.pk if owner else None,
            due_on=form.cleaned_data["due_on"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
        messages.success(
            request,
            ngettext("Đã giao %(n)s biểu mẫu.", "Đã giao %(n)s biểu mẫu.", count) % {"n": count},
        )
    return HttpResponseRedirect(BOARD)


@form_makers
@require_http_methods(["GET", "POST"])
def lacking(request: OfficerRequest) -> HttpResponse:
    """List the procedures for which no form is being made, and put them on the board."""
    if request.method == "POST":
        return _plan(request)
    query = request.GET.get("tim", "").strip()
    taken = FormProject.objects.exclude(procedure_code="").values("procedure_code")
    found = ProcedureVersion.objects.filter(valid_to__isnull=True).exclude(
        procedure__code__in=taken
    )
    if query:
        found = found.filter(
            Q(sort_key__contains=fold(query)) | Q(procedure__code__startswith=query)
        )
    rows = found.select_related("procedure", "field").defer("content").order_by("sort_key")[:100]
    context = {"rows": rows, "count": found.count(), "query": query}
    return show(request, "desk/forms/lacking.html", context)


def _plan(request: OfficerRequest) -> HttpResponse:
    codes = request.POST.getlist("chon")[:100]
    versions = ProcedureVersion.objects.filter(valid_to__isnull=True, procedure__code__in=codes)
    named = versions.values_list("procedure__code", "name")
    for code, name in named:
        plan_form(title=name, procedure_code=code, actor=request.officer.actor, at=request.at)
    count = len(named)
    if count:
        messages.success(
            request,
            ngettext("Đã đưa %(n)s thủ tục lên bảng.", "Đã đưa %(n)s thủ tục lên bảng.", count)
            % {"n": count},
        )
    else:
        messages.error(request, _("Xin đánh dấu ít nhất một thủ tục."))
    return HttpResponseRedirect(f"{BOARD}?nhom={ProjectState.NO_FILE}" if count else request.path)
