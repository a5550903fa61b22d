"""The demo's province in PAPI and its plans, through operations with a clock."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from motcua.casework.operations.handling import forward
from motcua.casework.operations.performing import Acting
from motcua.casework.operations.tasks import finish_task
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.papi.models import Action, Plan
from motcua.papi.operations.breaks import choose_province
from motcua.papi.operations.plan import (
    Expected,
    close_plan,
    give_action,
    open_plan,
    report_action,
)
from motcua.project.demo.ground import Ground
from motcua.project.demo.reading import DemoFolder


def load_papi(folder: DemoFolder, ground: Ground, *, at: datetime) -> None:
    """Load the folder's plans as they would have gone until `at`; none where there are none."""
    if not (folder.path / "papi.toml").exists():
        return
    table = folder.table("papi")
    where = table["province"]
    actor = ground.people[where["chosen_by"]].actor
    choose_province(code=where["code"], as_example=where["as_example"], actor=actor, at=at)
    for row in table.get("plan", ()):
        _load_plan(row, where["code"], ground, at)


def _load_plan(row: dict[str, Any], province: int, ground: Ground, at: datetime) -> None:
    opened = at + timedelta(days=row["day"])
    actor = ground.people[row["opened_by"]].actor
    plan = open_plan(
        title=row["title"], province=province, base_year=row["base_year"],
        target_year=row["target_year"], unit=ground.agencies[row["unit"]], actor=actor, at=opened,
    )  # fmt: skip
    for one in row.get("action", ()):
        _load_action(one, plan, ground, at)
    if row.get("closed"):
        close_plan(plan=plan, actor=actor, at=at + timedelta(days=row["closed"]))


def _load_action(row: dict[str, Any], plan: Plan, ground: Ground, at: datetime) -> None:
    expected = None
    if "expected" in row:
        low, high = row.get("low"), row.get("high")
        expected = Expected(
            Decimal(row["expected"]), row["why"], Decimal(low) if low else None,
            Decimal(high) if high else None,
        )  # fmt: skip
    action = give_action(
        plan=plan, number=row["number"], title=row["title"],
        agency=ground.agencies[row["agency"]],
        due_on=local_day(at) + timedelta(days=row["due"]), actor=plan.created_by,
        at=plan.created_at, token=new_token(), row=row.get("row", ""),
        row_year=row.get("row_year"), expected=expected,
    )  # fmt: skip
    for said in row.get("report", ()):
        report_action(
            action=action, done=said["done"], words=said["words"], by=ground.people[said["by"]],
            at=at + timedelta(days=said["day"]),
        )  # fmt: skip
    if "finished" in row:
        _finish(action, row, ground, at + timedelta(days=row["finished"]))


def _finish(action: Action, row: dict[str, Any], ground: Ground, at: datetime) -> None:
    """The unit reports it done, and whoever leads the plan confirms an hour later."""
    by = ground.people[row["report"][-1]["by"]].actor
    case = action.case
    case.refresh_from_db()
    forward(
        acting=Acting(case.pk, case.version, new_token(), by, action.agency.code, at),
        note=row["report"][-1]["words"],
    )
    case.refresh_from_db()
    finish_task(
        acting=Acting(
            case.pk, case.version, new_token(), action.plan.created_by, action.plan.unit.code,
            at + timedelta(hours=1),
        )
    )  # fmt: skip
