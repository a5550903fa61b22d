"""The demo's announcement decisions: one in force, one signed for a day to come, one draft."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements import checking, drafting, entering, signing
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.reading import written
from motcua.catalogue.reading.content import from_json
from motcua.kit.clock import VN, local_day
from motcua.project.demo.ground import Ground
from motcua.project.demo.reading import DemoFolder

STEWARD, CHECKER, SIGNER = "kiemsoat", "daumoi", "chutich"
DRAFTED_BEFORE = timedelta(days=5)


def load_announcements(folder: DemoFolder, ground: Ground, *, at: datetime) -> int:
    """Load the folder's decisions as they would have gone until `at`; return how many."""
    rows = folder.table("announcements")["announcement"]
    for row in rows:
        _load(row, ground, at)
    return len(rows)


def _load(row: dict[str, Any], ground: Ground, at: datetime) -> None:
    signed_on = _day(row["signed"], at) if "signed" in row else None
    drafted_at = min(at, _morning(signed_on or local_day(at)) - DRAFTED_BEFORE)
    announcement = _draft(row, ground, drafted_at, at)
    if signed_on is None:
        return
    _acknowledge(announcement, ground, drafted_at)
    announcement.refresh_from_db()
    checked = checking.check_announcement(
        announcement_id=announcement.pk, revision=announcement.revision,
        actor=ground.people[CHECKER].actor, at=drafted_at,
    )  # fmt: skip
    signing.sign_announcement(
        announcement_id=checked.pk, revision=checked.revision, number=row["number"],
        signed_on=signed_on, actor=ground.people[SIGNER].actor, at=_morning(signed_on),
    )  # fmt: skip
    effective = _day(row["effective"], at)
    if effective <= local_day(at):
        publish_due(on=effective, at=_morning(effective))
    if "entered" in row:
        entered = _day(row["entered"], at)
        entering.record_entry(announcement_id=checked.pk, entered_on=entered,
                              actor=ground.people[STEWARD].actor, at=_morning(entered))  # fmt: skip


def _draft(row: dict[str, Any], ground: Ground, drafted_at: datetime, at: datetime) -> Announcement:
    head = drafting.Head(
        title=row["title"], issuer=ground.agencies["H99"].name_vi,
        effective_on=_day(row["effective"], at), legal_in_force_on=_day(row["law"], at),
    )  # fmt: skip
    actor = ground.people[STEWARD].actor
    made = drafting.draft_announcement(head=head, actor=actor, at=drafted_at)
    for item in row["item"]:
        _add(item, made, actor, drafted_at)
    return made


def _add(row: dict[str, Any], made: Announcement, actor: str, at: datetime) -> None:
    added = drafting.add_item(
        announcement_id=made.pk, kind=ItemKind(row["kind"]), code=row["code"],
        legal_document=row["law"], actor=actor, at=at,
    )  # fmt: skip
    if added.content is None:
        return
    before = from_json(added.content)
    shown = written.write(before)
    edited = replace(shown, terms=shown.terms | row.get("terms", {}), **row.get("write", {}))
    made.refresh_from_db()
    drafting.write_item(
        item_id=added.pk, revision=made.revision, content=written.read(edited, before),
        legal_document=row["law"], actor=actor, at=at,
    )  # fmt: skip


def _acknowledge(announcement: Announcement, ground: Ground, at: datetime) -> None:
    for problem in find_problems(announcement):
        if problem.is_doubt and problem.item_id:
            checking.acknowledge(item_id=problem.item_id, key=problem.key,
                                 actor=ground.people[STEWARD].actor, at=at)  # fmt: skip


def _day(offset: int, at: datetime) -> date:
    return local_day(at) + timedelta(days=offset)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), VN)
