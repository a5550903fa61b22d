"""Loading the shipped life events and guides; what officials wrote or edited is left alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.guidance import shipped
from motcua.guidance.models import Guide, LifeEvent
from motcua.guidance.models.life_events import Origin
from motcua.guidance.operations.guides import GuideRefused, publish_guide
from motcua.guidance.operations.life_events import ProcedureRow, StepRow, put_steps, steps_of
from motcua.guidance.tags import GUIDANCE_SHIPPED
from motcua.journal.operations import record

_TEXTS = ("icon", "name_vi", "name_en", "words_vi", "words_en")


@dataclass(frozen=True)
class LoadedGuidance:
    """
    How many rows were written; 0 and 0: nothing had changed.

    `unpublished`: guides that do not fit the catalogue of this database, and why.
    """

    guides: int
    events: int
    unpublished: tuple[str, ...] = ()


@transaction.atomic
def load_guidance(*, at: datetime, actor: str) -> LoadedGuidance:
    """
    Make the shipped rows those of the shipped files, and publish the guides.

    A guide that names a procedure which is not in force here is kept and not published: officials
    see what is wrong, and the installation starts all the same.
    """
    refused: list[str] = []
    guides = sum(_guide(*row, actor, at, refused) for row in shipped.guides())
    by_slug = dict(Guide.objects.values_list("slug", "pk"))
    events = sum(
        _event(place, raw, by_slug, actor, at) for place, raw in enumerate(shipped.life_events())
    )
    if guides or events:
        record(tag=GUIDANCE_SHIPPED, subject="guidance:content", at=at, actor=actor,
               data={"guides": guides, "events": events})  # fmt: skip
    return LoadedGuidance(guides, events, tuple(refused))


def _guide(
    slug: str,
    position: int,
    document: dict[str, Any],
    actor: str,
    at: datetime,
    refused: list[str],
) -> bool:
    """Write and publish a guide; False when it stands so already, or is the officials'."""
    guide = Guide.objects.select_for_update().filter(slug=slug).first()
    if guide is None:
        guide = Guide(slug=slug, origin=Origin.SHIPPED, revision=0)
    elif guide.origin != Origin.SHIPPED or guide.working == document:
        return False
    guide.working, guide.position = document, position
    guide.revision += 1
    guide.changed_by, guide.changed_at = actor, at
    guide.save()
    try:
        publish_guide(guide_id=guide.pk, revision=guide.revision, actor=actor, at=at)
    except GuideRefused as unfit:
        refused.append(f"{slug}: {unfit}")
    return True


def _event(
    place: int, raw: dict[str, Any], guides: dict[str, int], actor: str, at: datetime
) -> bool:
    """Write an event with its steps; False when it stands so already, or is the officials'."""
    event = LifeEvent.objects.select_for_update().filter(slug=raw["slug"]).first()
    if event is None:
        event = LifeEvent(slug=raw["slug"], origin=Origin.SHIPPED, revision=0)
    elif event.origin != Origin.SHIPPED or _stands(event, place, raw, guides):
        return False
    for name in _TEXTS:
        setattr(event, name, raw[name])
    event.guide_id, event.position = guides.get(raw.get("guide", "")), place
    event.revision += 1
    event.changed_by, event.changed_at = actor, at
    event.save()
    put_steps(event, _rows(raw))
    return True


def _stands(event: LifeEvent, place: int, raw: dict[str, Any], guides: dict[str, int]) -> bool:
    own = [*(getattr(event, name) for name in _TEXTS), event.position, event.guide_id]
    wanted = [*(raw[name] for name in _TEXTS), place, guides.get(raw.get("guide", ""))]
    return own == wanted and steps_of(event) == _rows(raw)


def _rows(raw: dict[str, Any]) -> list[StepRow]:
    return [
        StepRow(
            row["title_vi"], row["title_en"], row["note_vi"], row["note_en"],
            tuple(ProcedureRow(*procedure) for procedure in row["procedures"]),
        )
        for row in raw["step"]
    ]  # fmt: skip
