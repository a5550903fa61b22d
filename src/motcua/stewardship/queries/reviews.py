"""Reading reviews: plans, one procedure's review with its sheets, the summary of a plan."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.versions import in_force
from motcua.rules.compliance_cost import (
    Benefit,
    CostSheet,
    Parameters,
    Task,
    TaskKind,
    Volume,
    benefit,
    per_dossier,
    per_year,
    task_cost,
)
from motcua.stewardship.models import (
    CostParameters,
    CostTask,
    Option,
    PartReview,
    PlanItem,
    ReviewPlan,
)
from motcua.stewardship.models.review import ItemState


class ReviewNotFound(Exception):
    """There is no such plan or review."""


@dataclass(frozen=True)
class CostedTask:
    """A row of a sheet, and what it costs in đồng."""

    task: CostTask
    dong: int


@dataclass(frozen=True)
class Sheet:
    """
    A cost sheet reckoned. `option` None: the present one.

    `is_empty`: no task and no fee was entered, so the sum says nothing. `yearly` None: the
    volume is unknown. `saved` None: it is the present sheet, or one of the two is empty.
    """

    option: Option | None
    rows: tuple[CostedTask, ...]
    fees_dong: int
    dong: int
    yearly: int | None
    saved: Benefit | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return not self.rows and not self.fees_dong


@dataclass(frozen=True)
class ItemPage:
    """The review of a procedure. `parameters` None: no year's parameters are set."""

    item: PlanItem
    name: str
    parts: dict[str, PartReview]
    parameters: CostParameters | None
    now: Sheet | None
    options: tuple[Sheet, ...]


@dataclass(frozen=True)
class SummaryRow:
    """A procedure in a plan's summary; `proposed` is the option chosen, reckoned."""

    item: PlanItem
    name: str
    judged: int
    verdicts: dict[str, int]
    proposals: tuple[PartReview, ...]
    now: Sheet | None
    proposed: Sheet | None
    is_late: bool


@dataclass(frozen=True)
class Summary:
    """
    A plan in sum.

    Yearly sums are over the procedures whose volume, present sheet and proposed option are
    known: `counted` of them.
    """

    plan: ReviewPlan
    rows: tuple[SummaryRow, ...]
    parameters: CostParameters | None
    finished: int
    counted: int
    now_yearly: int
    saved_yearly: int

    @property
    def after_yearly(self) -> int:
        """What the counted procedures cost a year after simplification, in đồng."""
        return self.now_yearly - self.saved_yearly

    @property
    def rate(self) -> Decimal | None:
        """The share saved in percent; None: nothing is counted."""
        saved = benefit(now=self.now_yearly, after=self.after_yearly, volume=Volume(1))
        return saved.rate


def plans() -> QuerySet[ReviewPlan]:
    """Return the plans with their numbers, the newest year first. One query."""
    return ReviewPlan.objects.annotate(
        procedures=Count("items"),
        finished=Count("items", filter=Q(items__state=ItemState.FINISHED)),
    ).order_by("-year", "title")


def parameters_for(year: int) -> CostParameters | None:
    """Return the parameters of a year, or of the last year before it that has some."""
    found = CostParameters.objects.filter(year__lte=year)
    return found.order_by("-year", "-recorded_at", "-id").first()


def rules_of(parameters: CostParameters) -> Parameters:
    """Return the parameters as the rules take them."""
    return Parameters(
        parameters.gdp_per_capita_dong, parameters.days_per_month, parameters.hours_per_day
    )


def item_page(*, item_id: int, on: date) -> ItemPage:
    """
    Return the review of a procedure with its sheets reckoned.

    :raises ReviewNotFound: see there
    """
    found = PlanItem.objects.select_related("plan", "procedure", "agency")
    item = found.filter(pk=item_id).first()
    if item is None:
        raise ReviewNotFound(item_id)
    parameters = parameters_for(item.plan.year)
    now, options = _sheets([item], parameters)[item.pk]
    return ItemPage(
        item,
        _names([item], on)[item.procedure_id],
        {part.part: part for part in item.parts.all()},
        parameters,
        now,
        options,
    )


def summary(*, plan_id: int, on: date) -> Summary:
    """
    Return a plan in sum; a constant number of queries.

    :raises ReviewNotFound: see there
    """
    plan = ReviewPlan.objects.filter(pk=plan_id).first()
    if plan is None:
        raise ReviewNotFound(plan_id)
    items = list(plan.items.select_related("procedure", "agency").order_by("due_on", "id"))
    parameters = parameters_for(plan.year)
    sheets, names = _sheets(items, parameters), _names(items, on)
    parts: dict[int, list[PartReview]] = defaultdict(list)
    for part in PartReview.objects.filter(item__plan=plan).order_by("id"):
        parts[part.item_id].append(part)
    rows = tuple(
        _summary_row(item, names[item.procedure_id], parts[item.pk], sheets[item.pk], on)
        for item in items
    )
    counted = [
        (row.now.yearly, row.proposed.saved.per_year)
        for row in rows
        if row.now and row.now.yearly is not None
        and row.proposed and row.proposed.saved and row.proposed.saved.per_year is not None
    ]  # fmt: skip
    return Summary(
        plan, rows, parameters,
        finished=sum(item.state == ItemState.FINISHED for item in items),
        counted=len(counted),
        now_yearly=sum(now for now, _saved in counted),
        saved_yearly=sum(saved for _now, saved in counted),
    )  # fmt: skip


Sheets = tuple[Sheet | None, tuple[Sheet, ...]]


def _sheets(items: list[PlanItem], parameters: CostParameters | None) -> dict[int, Sheets]:
    """Return the present sheet and those of the options, by item. Two queries."""
    options: dict[int, list[Option]] = defaultdict(list)
    tasks: dict[tuple[int, int | None], list[CostTask]] = defaultdict(list)
    for option in Option.objects.filter(item__in=items).order_by("-is_proposed", "id"):
        options[option.item_id].append(option)
    for task in CostTask.objects.filter(item__in=items).order_by("place", "id"):
        tasks[task.item_id, task.option_id].append(task)
    if parameters is None:
        return {item.pk: (None, ()) for item in items}
    rules = rules_of(parameters)
    found: dict[int, Sheets] = {}
    for item in items:
        now = _sheet(item, None, tasks[item.pk, None], item.fees_dong, rules, None)
        found[item.pk] = (
            now,
            tuple(
                _sheet(item, o, tasks[item.pk, o.pk], o.fees_dong, rules, now)
                for o in options[item.pk]
            ),
        )
    return found


def _sheet(
    item: PlanItem,
    option: Option | None,
    tasks: list[CostTask],
    fees_dong: int,
    rules: Parameters,
    now: Sheet | None,
) -> Sheet:
    plain = [Task(TaskKind(t.kind), t.hours, t.services_dong, t.times) for t in tasks]
    dong = per_dossier(CostSheet(tuple(plain), fees_dong), rules)
    volume = Volume(item.subjects_per_year, item.times_per_year)
    rows = tuple(
        CostedTask(task, task_cost(one, rules)) for task, one in zip(tasks, plain, strict=True)
    )
    comparable = now is not None and not now.is_empty
    return Sheet(
        option, rows, fees_dong, dong, per_year(dong, volume),
        benefit(now=now.dong, after=dong, volume=volume) if comparable and now else None,
    )  # fmt: skip


def _summary_row(
    item: PlanItem, name: str, parts: list[PartReview], sheets: Sheets, on: date
) -> SummaryRow:
    now, options = sheets
    verdicts: dict[str, int] = defaultdict(int)
    for part in parts:
        verdicts[part.verdict] += 1
    proposed = next((s for s in options if s.option and s.option.is_proposed), None)
    return SummaryRow(
        item, name, len(parts), dict(verdicts), tuple(p for p in parts if p.proposal),
        now if now and not now.is_empty else None, proposed,
        is_late=item.state != ItemState.FINISHED and item.due_on < on,
    )  # fmt: skip


def _names(items: list[PlanItem], on: date) -> dict[int, str]:
    """Return the procedures' names: of the version in force, else of the last one. One query."""
    ids = [item.procedure_id for item in items]
    found: dict[int, str] = {}
    versions = ProcedureVersion.objects.filter(procedure__in=ids).order_by("number")
    present = set(versions.filter(in_force(on)).values_list("pk", flat=True))
    for pk, procedure, name in versions.values_list("pk", "procedure_id", "name"):
        if procedure not in found or pk in present:
            found[procedure] = name
    return found
