"""The reviewed forms of `demo/eforms`, put on the board of forms in the making."""

import json
import tomllib
from datetime import datetime, timedelta
from typing import Any

from motcua.eforms.models import Purpose
from motcua.eforms.operations.plan_forms import assign_forms, send_to_review
from motcua.eforms.operations.take_document import take_document
from motcua.kit.clock import local_day
from motcua.project.demo.ground import ACTOR, Ground
from motcua.project.demo.reading import DEMOS, DemoFolder

FOLDER = DEMOS / "eforms"


def reviews() -> dict[str, Any]:
    """Return what was said of each form in its review: `form` and `instruments`."""
    with (FOLDER / "reviews.toml").open("rb") as file:
        return tomllib.load(file)


def note_of(review: dict[str, Any], instruments: dict[str, Any]) -> str:
    """Return what officials are told of a form: which annex it is, and whether still in force."""
    annexed = instruments[review["of"]]
    said = f"{review['annex']} kèm theo {annexed['name']}. {annexed['status']}"
    return f"{said} {review.get('note', '')}".strip()


def load_reviewed(folder: DemoFolder, ground: Ground, *, at: datetime) -> int:
    """Put every reviewed form on the board, some with an owner and a due day; return how many."""
    table, board = reviews(), folder.table("making")
    projects: dict[str, int] = {}
    for number, review in enumerate(table["form"]):
        file = FOLDER / "reviewed" / f"{review['id']}.json"
        project = take_document(
            document=json.loads(file.read_text(encoding="utf-8")), actor=ACTOR,
            at=at + timedelta(minutes=number), act="draft",
            purpose=Purpose(review["purpose"]), note=note_of(review, table["instruments"]),
        )  # fmt: skip
        projects[review["id"]] = project.pk
    for row in board["assigned"]:
        assign_forms(
            project_ids=[projects[row["form"]]], owner_id=ground.people[row["to"]].pk,
            due_on=local_day(at) + timedelta(days=row["days"]), actor=ACTOR, at=at,
        )  # fmt: skip
        if row.get("in_review"):
            send_to_review(project_id=projects[row["form"]], actor=ACTOR, at=at)
    return len(projects)
