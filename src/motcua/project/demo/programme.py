"""The demo's programme, and what was done for it week by week, through operations with a clock."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from motcua.agencies.models import Agency
from motcua.catalogue.models import DeclaredLevel, OfferedService, Procedure, Service
from motcua.catalogue.operations.levels import attach_blank_form, declare_levels
from motcua.catalogue.operations.levels.declare import Declared
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.queries.versions import in_force
from motcua.documents.content import DOCX
from motcua.documents.operations import store_file
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.programmes.models import DirectiveTask, Programme, ScopeItem, Target
from motcua.programmes.operations.assign import assign_services
from motcua.programmes.operations.directive import answer_directive, give_directive
from motcua.programmes.operations.programme import (
    found_programme,
    set_form_target,
    set_level_target,
)
from motcua.programmes.operations.review import confirm_review, review_criterion
from motcua.programmes.operations.scope import add_to_scope
from motcua.project.demo.ground import ACTOR, Ground
from motcua.project.demo.reading import DemoFolder

_LARGEST = 1_000_000


def load_programme(folder: DemoFolder, ground: Ground, *, at: datetime) -> None:
    """Load the folder's programme as it would have gone until `at`; none where there is none."""
    if not (folder.path / "programme.toml").exists():
        return
    table = folder.table("programme")
    programme = _found(table["programme"], ground, at)
    targets = [_target(row, programme, at) for row in table["target"]]
    directives: list[Any] = []
    loading: dict[str, Callable[[dict[str, Any], datetime], None]] = {
        "declared": lambda row, then: _declare(row, then),
        "assignment": lambda row, then: _assign(row, targets, ground, then, at),
        "blank_form": lambda row, then: _attach(row, folder, then),
        "results": lambda row, then: _hand_over(row, then),
        "review": lambda row, then: _review(row, targets, ground, then),
        "directive": lambda row, then: directives.append(
            _direct(row, programme, ground, then, at)
        ),
        "answer": lambda row, then: _answer(row, directives, ground, then),
    }  # fmt: skip
    rows = [(row["day"], kind, row) for kind in loading for row in table.get(kind, ())]
    for day, kind, row in sorted(rows, key=lambda one: one[0]):
        loading[kind](row, at + timedelta(days=day))


def _on(at: datetime, day: int | date) -> date:
    """Return a day of the table: so many days from the loading, or a date."""
    return local_day(at) + timedelta(days=day) if isinstance(day, int) else day


def _found(row: dict[str, Any], ground: Ground, at: datetime) -> Programme:
    starts = _on(at, row["starts"])
    return found_programme(
        name=row["name"], basis=row["basis"], unit=ground.agencies[row["unit"]],
        starts_on=starts, ends_on=_on(at, row["ends"]),
        actor=ground.people[row["founded_by"]].actor, at=at + (starts - local_day(at)),
    )  # fmt: skip


def _target(row: dict[str, Any], programme: Programme, at: datetime) -> Target:
    actor, then = programme.created_by, programme.created_at
    due_on = _on(at, row["due"])
    if row.get("eforms"):
        return set_form_target(
            programme=programme, wanted=row["wanted"], due_on=due_on, actor=actor, at=then
        )
    target = set_level_target(
        programme=programme, rule_set=row["rule_set"], level_from=row["from"],
        level_to=row["to"], wanted=row["wanted"], due_on=due_on, actor=actor, at=then,
    )  # fmt: skip
    add_to_scope(target=target, services=_services_of(row), actor=actor, at=then)
    return target


def _services_of(row: dict[str, Any]) -> list[int]:
    """Return the services of a target: of some procedures, or declared at a level."""
    if "procedures" in row:
        found = OfferedService.objects.filter(procedure__code__in=row["procedures"])
        return list(found.values_list("pk", flat=True))
    declared = DeclaredLevel.objects.filter(rule_set=row["rule_set"], level=row["declared"])
    return list(declared.values_list("service_id", flat=True))


def _declare(row: dict[str, Any], then: datetime) -> None:
    services = OfferedService.objects.filter(procedure__code__in=row["procedures"])
    declare_levels(
        declared=[Declared(pk, row["level"]) for pk in services.values_list("pk", flat=True)],
        rule_set=row["rule_set"], held_from=local_day(then), source=row["source"], actor=ACTOR,
        recorded_at=then,
    )  # fmt: skip


def _assign(
    row: dict[str, Any], targets: list[Target], ground: Ground, then: datetime, at: datetime
) -> None:
    target = targets[row["target"]]
    items = ScopeItem.objects.filter(target=target, service__procedure__code__in=row["procedures"])
    assign_services(
        target=target, items=list(items.values_list("pk", flat=True)),
        agency=ground.agencies[row["agency"]], due_on=_on(at, row["due"]),
        note=row.get("note", ""), actor=target.programme.created_by, at=then, token=new_token(),
    )  # fmt: skip


def _attach(row: dict[str, Any], folder: DemoFolder, then: datetime) -> None:
    path = folder.path.parent / "eforms" / row["file"]
    stored = store_file(
        content=path.read_bytes(), name=path.name, uploaded_by=ACTOR, at=then, max_bytes=_LARGEST,
        accepted=(DOCX,),
    )  # fmt: skip
    attach_blank_form(
        procedure=Procedure.objects.get(code=row["procedure"]), file=stored, name=row["name"],
        basis=row["basis"], valid_from=local_day(then), actor=ACTOR, at=then,
    )  # fmt: skip


def _hand_over(row: dict[str, Any], then: datetime) -> None:
    """Let an agency hand over results in other ways, all else as it is."""
    present = (
        Service.objects.filter(
            in_force(local_day(then)), procedure__code=row["procedure"],
            agency__code=row["agency"],
        )
        .select_related("competent_agency")
        .get()
    )  # fmt: skip
    offer_service(
        code=row["procedure"], agency_code=row["agency"],
        competent_agency_code=present.competent_agency.code, process_code=present.process_code,
        form_id=present.form_id, is_open_online=present.is_open_online,
        result_channels=row["channels"], valid_from=local_day(then), actor=ACTOR, at=then,
    )  # fmt: skip


def _review(row: dict[str, Any], targets: list[Target], ground: Ground, then: datetime) -> None:
    item = ScopeItem.objects.get(
        target=targets[row["target"]], service__procedure__code=row["procedure"],
        service__agency__code=row["agency"],
    )  # fmt: skip
    review = review_criterion(
        item=item, fact=row["fact"], verdict=row["verdict"], why=row["why"],
        evidence=row.get("evidence", ""), by=ground.people[row["by"]], at=then,
    )  # fmt: skip
    if "confirmed_by" in row:
        confirm_review(review=review, by=ground.people[row["confirmed_by"]], at=then)


def _direct(
    row: dict[str, Any], programme: Programme, ground: Ground, then: datetime, at: datetime
) -> Any:
    agencies = [ground.agencies[code] for code in row["agencies"]]
    return give_directive(
        programme=programme, text=row["text"], agencies=agencies, due_on=_on(at, row["due"]),
        by=ground.people[row["by"]], at=then, token=new_token(),
    )  # fmt: skip


def _answer(row: dict[str, Any], directives: list[Any], ground: Ground, then: datetime) -> None:
    task = DirectiveTask.objects.get(
        directive=directives[row["directive"]], agency=Agency.objects.get(code=row["agency"])
    )
    answer_directive(task=task, text=row["text"], by=ground.people[row["by"]], at=then)
