"""Reviewing a procedure of an adopted plan: parts, volume, cost sheets, options, the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from motcua.journal.operations import record
from motcua.stewardship.models import CostTask, Option, PartReview, PlanItem
from motcua.stewardship.models.review import ItemState, Part, PartVerdict, PlanState
from motcua.stewardship.tags import (
    OPTION_WRITTEN,
    PART_REVIEWED,
    REVIEW_FINISHED,
    REVIEW_REOPENED,
    SHEET_WRITTEN,
    VOLUME_SET,
)


class NoSuchReview(Exception):
    """There is no such procedure in a plan."""


class NotAdoptedYet(Exception):
    """The plan is a draft: a leader adopts it before anything is reviewed."""


class ReviewFinished(Exception):
    """The review was finished; it is reopened before anything is changed."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the review since the page was opened."""


class ReasonMissing(Exception):
    """A verdict needs its reason."""


class ProposalMissing(Exception):
    """A part to be simplified or dropped needs a proposal."""


class SourceMissing(Exception):
    """A volume needs to say where it comes from."""


class PartsMissing(Exception):
    """Not every part has been judged; `args` are the parts."""


class NoSuchOption(Exception):
    """There is no such option of this procedure."""


@dataclass(frozen=True)
class Judgement:
    """What is written of a part: the four answers, the verdict, the reason, the proposal."""

    part: str
    necessary: str
    reasonable: str
    legal: str
    cost: str
    verdict: str
    reason: str
    proposal: str = ""


@dataclass(frozen=True)
class TaskRow:
    """A row of a cost sheet as typed."""

    kind: str
    words: str
    hours: Decimal = Decimal(0)
    services_dong: int = 0
    times: Decimal = Decimal(1)


@transaction.atomic
def review_part(*, item_id: int, judgement: Judgement, actor: str, at: datetime) -> PartReview:
    """
    Judge a part of a procedure; again: the earlier judgement is replaced, the journal keeps it.

    :raises ReasonMissing: see there
    :raises ProposalMissing: see there
    :raises NoSuchReview, NotAdoptedYet, ReviewFinished: see there
    """
    item = _open_item(item_id)
    if not judgement.reason.strip():
        raise ReasonMissing
    if judgement.verdict != PartVerdict.KEEP and not judgement.proposal.strip():
        raise ProposalMissing
    written, _new = PartReview.objects.update_or_create(
        item=item, part=judgement.part,
        defaults={
            "necessary": judgement.necessary, "reasonable": judgement.reasonable,
            "legal": judgement.legal, "cost": judgement.cost, "verdict": judgement.verdict,
            "reason": judgement.reason.strip(), "proposal": judgement.proposal.strip(),
            "reviewed_at": at, "reviewed_by": actor,
        },
    )  # fmt: skip
    _begun(item)
    record(
        tag=PART_REVIEWED, subject=item.subject, at=at, actor=actor,
        data={"part": judgement.part, "verdict": judgement.verdict},
    )  # fmt: skip
    return written


@transaction.atomic
def set_volume(
    *,
    item_id: int,
    subjects: int | None,
    times: Decimal,
    source: str,
    fees_dong: int,
    actor: str,
    at: datetime,
) -> PlanItem:
    """
    Say how many comply in a year and how often, by which source, and the fees of a dossier now.

    :raises SourceMissing: a number came without its source
    :raises NoSuchReview, NotAdoptedYet, ReviewFinished: see there
    """
    item = _open_item(item_id)
    if subjects is not None and not source.strip():
        raise SourceMissing
    item.subjects_per_year, item.times_per_year = subjects, times
    item.volume_source, item.fees_dong = source.strip(), fees_dong
    item.save(update_fields=["subjects_per_year", "times_per_year", "volume_source", "fees_dong"])
    _begun(item)
    record(
        tag=VOLUME_SET, subject=item.subject, at=at, actor=actor,
        data={"subjects": subjects, "times": str(times), "fees": fees_dong},
    )  # fmt: skip
    return item


@transaction.atomic
def write_sheet(
    *,
    item_id: int,
    rows: Sequence[TaskRow],
    option_id: int | None,
    version: int,
    actor: str,
    at: datetime,
) -> None:
    """
    Write a cost sheet whole: the present one (`option_id` None) or that of an option.

    :raises ChangedMeanwhile: `version` is not the item's
    :raises NoSuchOption: see there
    :raises NoSuchReview, NotAdoptedYet, ReviewFinished: see there
    """
    item = _open_item(item_id)
    if item.version != version:
        raise ChangedMeanwhile(version)
    option = item.options.filter(pk=option_id).first() if option_id is not None else None
    if option is None and option_id is not None:
        raise NoSuchOption(option_id)
    CostTask.objects.filter(item=item, option=option).delete()
    CostTask.objects.bulk_create(
        CostTask(
            item=item, option=option, place=place, kind=row.kind, words=row.words,
            hours=row.hours, services_dong=row.services_dong, times=row.times,
        )
        for place, row in enumerate(rows)
    )  # fmt: skip
    item.version += 1
    item.save(update_fields=["version"])
    _begun(item)
    record(
        tag=SHEET_WRITTEN, subject=item.subject, at=at, actor=actor,
        data={"option": option_id, "tasks": len(rows)},
    )  # fmt: skip


@transaction.atomic
def write_option(
    *, item_id: int, words: str, fees_dong: int, proposed: bool, actor: str, at: datetime
) -> Option:
    """
    Write an option, or change the one of the same words. The first sheet is the present one.

    :raises NoSuchReview, NotAdoptedYet, ReviewFinished: see there
    """
    item = _open_item(item_id)
    if proposed:
        item.options.update(is_proposed=False)
    option, is_new = Option.objects.update_or_create(
        item=item, words=" ".join(words.split()),
        defaults={
            "fees_dong": fees_dong, "is_proposed": proposed, "written_at": at, "written_by": actor
        },
    )  # fmt: skip
    if is_new:
        _copy_present_sheet(item, option)
    _begun(item)
    record(
        tag=OPTION_WRITTEN, subject=item.subject, at=at, actor=actor,
        data={"option": option.pk, "proposed": proposed, "fees": fees_dong},
    )  # fmt: skip
    return option


@transaction.atomic
def finish_review(*, item_id: int, conclusion: str, actor: str, at: datetime) -> PlanItem:
    """
    End the review of a procedure; every part must have been judged. Twice changes nothing.

    :raises PartsMissing: see there
    :raises ReasonMissing: there is no conclusion
    :raises NoSuchReview, NotAdoptedYet: see there
    """
    item = _item(item_id)
    if item.state == ItemState.FINISHED:
        return item
    if not conclusion.strip():
        raise ReasonMissing
    judged = set(item.parts.values_list("part", flat=True))
    missing = [part for part in Part.values if part not in judged]
    if missing:
        raise PartsMissing(*missing)
    item.state, item.conclusion = ItemState.FINISHED, conclusion.strip()
    item.finished_at, item.finished_by = at, actor
    item.save(update_fields=["state", "conclusion", "finished_at", "finished_by"])
    record(tag=REVIEW_FINISHED, subject=item.subject, at=at, actor=actor, data={})
    return item


@transaction.atomic
def reopen_review(*, item_id: int, actor: str, at: datetime) -> None:
    """
    Open a finished review again; what was written stays. An open one stays open.

    :raises NoSuchReview, NotAdoptedYet: see there
    """
    item = _item(item_id)
    if item.state != ItemState.FINISHED:
        return
    item.state, item.finished_at, item.finished_by = ItemState.REVIEWING, None, ""
    item.save(update_fields=["state", "finished_at", "finished_by"])
    record(tag=REVIEW_REOPENED, subject=item.subject, at=at, actor=actor, data={})


def _copy_present_sheet(item: PlanItem, option: Option) -> None:
    tasks = list(item.tasks.filter(option=None))
    for task in tasks:
        task.pk, task.option = None, option
        task._state.adding = True
    CostTask.objects.bulk_create(tasks)


def _item(item_id: int) -> PlanItem:
    item = (
        PlanItem.objects.select_for_update(of=("self",))
        .select_related("plan")
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise NoSuchReview(item_id)
    if item.plan.state != PlanState.ADOPTED:
        raise NotAdoptedYet(item.plan_id)
    return item


def _open_item(item_id: int) -> PlanItem:
    item = _item(item_id)
    if item.state == ItemState.FINISHED:
        raise ReviewFinished(item_id)
    return item


def _begun(item: PlanItem) -> None:
    if item.state == ItemState.WAITING:
        item.state = ItemState.REVIEWING
        item.save(update_fields=["state"])
