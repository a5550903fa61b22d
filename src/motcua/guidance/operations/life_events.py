"""Officials write life events, their steps, and the procedures of a step."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.models import Procedure
from motcua.guidance.models import EventProcedure, EventStep, Guide, LifeEvent
from motcua.guidance.models.life_events import Origin
from motcua.guidance.tags import EVENT_SWITCHED, EVENT_WRITTEN
from motcua.journal.operations import record


class EventTaken(Exception):
    """Another life event has this name in the address."""


class EventChangedMeanwhile(Exception):
    """Somebody else has saved the event since it was opened."""


class CodeUnknown(Exception):
    """A step names a procedure that the catalogue does not know, or one twice."""

    def __init__(self, code: str, *, twice: bool = False) -> None:
        super().__init__(code)
        self.code, self.twice = code, twice


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure of a step as it is written."""

    code: str
    words_vi: str
    words_en: str
    hint_vi: str = ""
    hint_en: str = ""


@dataclass(frozen=True)
class StepRow:
    """A step as it is written, with its procedures in order."""

    title_vi: str
    title_en: str
    note_vi: str
    note_en: str
    procedures: tuple[ProcedureRow, ...]


@transaction.atomic
def write_event(
    *,
    particulars: dict[str, Any],
    actor: str,
    at: datetime,
    event_id: int | None = None,
    revision: int = 0,
    guide_id: int | None = None,
) -> LifeEvent:
    """
    Begin a life event (`event_id` None) or change what it is called; its steps stay.

    `particulars`: slug, icon, names, words and position, as columns are called.

    :raises EventTaken: see there
    :raises EventChangedMeanwhile: see there
    """  # fmt: skip
    holder = LifeEvent.objects.filter(slug=particulars["slug"]).first()
    if holder is not None and holder.pk != event_id:
        raise EventTaken(particulars["slug"])
    event = LifeEvent(revision=0) if event_id is None else _locked(event_id, revision)
    before = None if event_id is None else _state(event)
    for name, value in particulars.items():
        setattr(event, name, value)
    event.guide = Guide.objects.filter(pk=guide_id).first() if guide_id else None
    _save(event, before, actor, at)
    return event


@transaction.atomic
def write_step(
    *, event_id: int, revision: int, place: int, step: StepRow | None, actor: str, at: datetime
) -> LifeEvent:
    """
    Put a step at a place counted from 0 in place of the one there; beyond the last: add it.

    `step` None removes the one there.

    :raises CodeUnknown: see there
    :raises EventChangedMeanwhile: see there
    """
    event = _locked(event_id, revision)
    before = _state(event)
    steps = steps_of(event)
    if step is None:
        del steps[place : place + 1]
    else:
        _refuse_unknown(step.procedures)
        steps[place : place + 1] = [step]
    put_steps(event, steps)
    _save(event, before, actor, at)
    return event


@transaction.atomic
def move_step(*, event_id: int, revision: int, place: int, actor: str, at: datetime) -> LifeEvent:
    """
    Put a step before the one that precedes it. The first stays where it is.

    :raises EventChangedMeanwhile: see there
    """
    event = _locked(event_id, revision)
    before, steps = _state(event), steps_of(event)
    if 0 < place < len(steps):
        steps[place - 1], steps[place] = steps[place], steps[place - 1]
        put_steps(event, steps)
        _save(event, before, actor, at)
    return event


@transaction.atomic
def switch_event(*, event_id: int, is_shown: bool, actor: str, at: datetime) -> None:
    """Show a life event on the portal, or not; its content stays."""
    event = LifeEvent.objects.select_for_update().get(pk=event_id)
    if event.is_shown == is_shown:
        return
    event.is_shown, event.origin = is_shown, Origin.OFFICIAL
    event.save(update_fields=["is_shown", "origin"])
    record(tag=EVENT_SWITCHED, subject=event.subject, at=at, actor=actor, data={"shown": is_shown})


def put_steps(event: LifeEvent, steps: Sequence[StepRow]) -> None:
    """Write the steps of an event anew, in order. Three statements and one a step."""
    event.steps.all().delete()
    for place, row in enumerate(steps):
        texts = {k: v for k, v in asdict(row).items() if k != "procedures"}
        step = EventStep.objects.create(event=event, position=place, **texts)
        EventProcedure.objects.bulk_create(
            EventProcedure(step=step, position=n, **asdict(procedure))
            for n, procedure in enumerate(row.procedures)
        )


def steps_of(event: LifeEvent) -> list[StepRow]:
    """Return an event's steps as they are written. Two queries."""
    return [
        StepRow(
            step.title_vi, step.title_en, step.note_vi, step.note_en,
            tuple(
                ProcedureRow(p.code, p.words_vi, p.words_en, p.hint_vi, p.hint_en)
                for p in step.procedures.all()
            ),
        )
        for step in event.steps.prefetch_related("procedures")
    ]  # fmt: skip


def _refuse_unknown(rows: Sequence[ProcedureRow]) -> None:
    codes = [row.code for row in rows]
    known = set(Procedure.objects.filter(code__in=codes).values_list("code", flat=True))
    for place, code in enumerate(codes):
        if code not in known:
            raise CodeUnknown(code)
        if code in codes[:place]:
            raise CodeUnknown(code, twice=True)


def _locked(event_id: int, revision: int) -> LifeEvent:
    event = LifeEvent.objects.select_for_update().get(pk=event_id)
    if event.revision != revision:
        raise EventChangedMeanwhile(event.slug)
    return event


def _save(event: LifeEvent, before: dict[str, Any] | None, actor: str, at: datetime) -> None:
    event.revision += 1
    event.origin, event.changed_by, event.changed_at = Origin.OFFICIAL, actor, at
    event.save()
    record(tag=EVENT_WRITTEN, subject=event.subject, at=at, actor=actor, before=before,
           after=_state(event), data={"revision": event.revision})  # fmt: skip


def _state(event: LifeEvent) -> dict[str, Any]:
    names = ("slug", "icon", "name_vi", "name_en", "words_vi", "words_en", "position", "guide_id")
    own = {name: getattr(event, name) for name in names}
    return {**own, "steps": [asdict(step) for step in steps_of(event)]} if event.pk else own
