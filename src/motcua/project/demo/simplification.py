"""The demo's review plan, and the first matching of papers, through the operations."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from motcua.kit.clock import local_day
from motcua.project.demo.ground import Ground
from motcua.project.demo.reading import DemoFolder
from motcua.stewardship.models import PlanItem
from motcua.stewardship.models.review import Answer, Part, PartVerdict
from motcua.stewardship.operations.cost_parameters import set_cost_parameters
from motcua.stewardship.operations.matches import refresh_matches
from motcua.stewardship.operations.plans import add_to_plan, adopt_plan, open_plan
from motcua.stewardship.operations.reviews import (
    Judgement,
    TaskRow,
    finish_review,
    review_part,
    set_volume,
    write_option,
    write_sheet,
)

KEPT = "Đúng quy định, rõ ràng, chưa cần sửa (demo)"
CHANGED = "Dữ liệu đã có ở cơ quan nhà nước, người dân không phải nộp lại (demo)"


def load_reviews(folder: DemoFolder, ground: Ground, *, at: datetime) -> None:
    """Load the plan with its reviews, and match the papers of the catalogue."""
    table = folder.table("reviews")
    steward = _actor(ground, table["plan"]["opened_by"])
    parameters = table["parameters"]
    set_cost_parameters(
        year=parameters["year"], gdp_per_capita_dong=parameters["gdp_per_capita_dong"],
        hours_per_paper=Decimal(parameters["hours_per_paper"]), source=parameters["source"],
        is_assumed=parameters["is_assumed"], actor=steward, at=at,
    )  # fmt: skip
    items = _plan(table, ground, steward, at)
    for row in table["review"]:
        if "tasks" in row:
            _review(items[row["code"]], row, steward, at)
    refresh_matches(actor=steward, at=at)


def _actor(ground: Ground, login: str) -> str:
    return f"account:{ground.people[login].pk}"


def _plan(table: dict[str, Any], ground: Ground, steward: str, at: datetime) -> dict[str, PlanItem]:
    today, said = local_day(at), table["plan"]
    plan = open_plan(
        year=said["year"], title=said["title"],
        due_on=today + timedelta(days=said["due_in_days"]), actor=steward, at=at,
    )  # fmt: skip
    items = {
        row["code"]: add_to_plan(
            plan_id=plan.pk, code=row["code"], agency=ground.agencies[row["agency"]],
            due_on=today + timedelta(days=row["due_in_days"]), actor=steward, at=at,
        )
        for row in table["review"]
    }  # fmt: skip
    adopt_plan(
        plan_id=plan.pk, decision=said["decision"], actor=_actor(ground, said["adopted_by"]), at=at
    )
    later = table["next_plan"]
    draft = open_plan(
        year=later["year"], title=later["title"],
        due_on=today + timedelta(days=later["due_in_days"]), actor=steward, at=at,
    )  # fmt: skip
    for row in later["procedures"]:
        add_to_plan(
            plan_id=draft.pk, code=row["code"], agency=ground.agencies[row["agency"]],
            due_on=draft.due_on, actor=steward, at=at,
        )  # fmt: skip
    return items


def _review(item: PlanItem, row: dict[str, Any], actor: str, at: datetime) -> None:
    set_volume(
        item_id=item.pk, subjects=row.get("subjects"), times=Decimal(1),
        source=row.get("volume_source", ""), fees_dong=row["fees"], actor=actor, at=at,
    )  # fmt: skip
    write_sheet(
        item_id=item.pk, rows=_rows(row["tasks"]), option_id=None, version=1, actor=actor, at=at
    )
    option = write_option(
        item_id=item.pk, words=row["option"], fees_dong=row["option_fees"], proposed=True,
        actor=actor, at=at,
    )  # fmt: skip
    write_sheet(
        item_id=item.pk, rows=_rows(row["after"]), option_id=option.pk, version=2, actor=actor,
        at=at,
    )  # fmt: skip
    changed = row["simplify"]
    parts = list(Part.values) if "finish" in row else [*changed, Part.NAME, Part.ORDER]
    for part in parts:
        review_part(
            item_id=item.pk, judgement=_judgement(part, changed.get(part, "")), actor=actor, at=at
        )
    if "finish" in row:
        finish_review(item_id=item.pk, conclusion=row["finish"], actor=actor, at=at)


def _rows(tasks: list[dict[str, Any]]) -> list[TaskRow]:
    return [
        TaskRow(
            task["kind"], task["words"], Decimal(task.get("hours", "0")), task.get("services", 0),
            Decimal(task.get("times", "1")),
        )
        for task in tasks
    ]  # fmt: skip


def _judgement(part: str, proposal: str) -> Judgement:
    yes, no = Answer.YES.value, Answer.NO.value
    if proposal:
        return Judgement(part, no, no, yes, no, PartVerdict.SIMPLIFY.value, CHANGED, proposal)
    return Judgement(part, yes, yes, yes, yes, PartVerdict.KEEP.value, KEPT)
