"""Officials write guides, publish them, and take them out of use."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.guidance.models import Guide, GuideRelease
from motcua.guidance.models.life_events import Origin
from motcua.guidance.queries.guides import findings_of
from motcua.guidance.tags import GUIDE_PUBLISHED, GUIDE_SWITCHED, GUIDE_WRITTEN
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.rules.guide_document import Finding, Severity, read_guide


class GuideTaken(Exception):
    """Another guide has this name."""


class GuideChangedMeanwhile(Exception):
    """Somebody else has saved the guide since it was opened."""


class GuideRefused(Exception):
    """The guide cannot be published; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(f"{f.code} {f.place}".strip() for f in findings))
        self.findings = findings


@transaction.atomic
def begin_guide(*, slug: str, title_vi: str, title_en: str, actor: str, at: datetime) -> Guide:
    """
    Begin an empty guide.

    :raises GuideTaken: see there
    """
    if Guide.objects.filter(slug=slug).exists():
        raise GuideTaken(slug)
    working = {
        "title": {"vi": title_vi, "en": title_en}, "lead": {"vi": "", "en": ""}, "law": [],
        "verified": False, "questions": [], "outcomes": [],
    }  # fmt: skip
    guide = Guide.objects.create(
        slug=slug, working=working, position=Guide.objects.count() + 1,
        origin=Origin.OFFICIAL, changed_by=actor, changed_at=at,
    )  # fmt: skip
    record(tag=GUIDE_WRITTEN, subject=guide.subject, at=at, actor=actor, after=working,
           data={"revision": 1})  # fmt: skip
    return guide


@transaction.atomic
def write_guide(
    *, guide_id: int, document: dict[str, Any], revision: int, actor: str, at: datetime
) -> Guide:
    """
    Keep a guide's document in the making, sound or not. The same document again changes nothing.

    A shipped guide once changed belongs to the officials.

    :raises GuideChangedMeanwhile: `revision` is not the one that stands
    """
    guide = Guide.objects.select_for_update().get(pk=guide_id)
    if guide.working == document:
        return guide
    if guide.revision != revision:
        raise GuideChangedMeanwhile(guide.slug)
    before, guide.working = guide.working, document
    guide.revision += 1
    guide.origin, guide.changed_by, guide.changed_at = Origin.OFFICIAL, actor, at
    guide.save()
    record(tag=GUIDE_WRITTEN, subject=guide.subject, at=at, actor=actor, before=before,
           after=document, data={"revision": guide.revision})  # fmt: skip
    return guide


@transaction.atomic
def publish_guide(*, guide_id: int, revision: int, actor: str, at: datetime) -> GuideRelease:
    """
    Publish the document in the making as the next version. Publishing the same again returns it.

    :raises GuideRefused: a path does not end, a code is not in force, words are missing …
    :raises GuideChangedMeanwhile: it is not the document that was looked at
    """
    guide = Guide.objects.select_for_update().get(pk=guide_id)
    if guide.revision != revision:
        raise GuideChangedMeanwhile(guide.slug)
    findings = findings_of(document=guide.working, on=local_day(at))
    stops = tuple(f for f in findings if f.severity == Severity.STOP)
    if stops:
        raise GuideRefused(stops)
    digest = _digest(guide.working)
    newest = guide.releases.order_by("-version").first()
    if newest is not None and newest.digest == digest:
        return newest
    release = GuideRelease.objects.create(
        guide=guide, version=(guide.releases.aggregate(n=Max("version"))["n"] or 0) + 1,
        document=guide.working, digest=digest,
        procedures=list(read_guide(guide.working).guide.procedures),
        published_at=at, published_by=actor,
    )  # fmt: skip
    record(tag=GUIDE_PUBLISHED, subject=guide.subject, at=at, actor=actor,
           data={"version": release.version, "digest": digest})  # fmt: skip
    return release


@transaction.atomic
def switch_guide(*, guide_id: int, is_in_use: bool, actor: str, at: datetime) -> None:
    """Put a guide into use or take it out of use; its releases stay."""
    guide = Guide.objects.select_for_update().get(pk=guide_id)
    if guide.is_in_use == is_in_use:
        return
    guide.is_in_use = is_in_use
    guide.save(update_fields=["is_in_use"])
    record(tag=GUIDE_SWITCHED, subject=guide.subject, at=at, actor=actor,
           data={"in_use": is_in_use})  # fmt: skip


def _digest(document: dict[str, Any]) -> str:
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
