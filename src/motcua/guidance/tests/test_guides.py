"""Guides and life events: written in the making, published unchangeable, shipped once."""

import gzip
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from tests.world import World, at

from motcua.guidance import shipped
from motcua.guidance.models import Guide, GuideRelease, LifeEvent
from motcua.guidance.operations.guides import (
    GuideChangedMeanwhile,
    GuideRefused,
    begin_guide,
    publish_guide,
    switch_guide,
    write_guide,
)
from motcua.guidance.operations.life_events import (
    CodeUnknown,
    EventChangedMeanwhile,
    ProcedureRow,
    StepRow,
    steps_of,
    write_step,
)
from motcua.guidance.operations.load_shipped import load_guidance
from motcua.guidance.queries.guides import (
    GuideNotFound,
    findings_of,
    guide_leading_to,
    open_guide,
    presets_for,
)
from motcua.guidance.queries.life_events import life_event_page
from motcua.guidance.tests.guides import BIRTH, MARITAL_STATUS, a_guide, outcome
from motcua.journal.models import JournalEntry
from motcua.kit.clock import local_day
from motcua.rules.guide_document import Severity, inspect, read_guide

NOW = at(2, "09:00")
WHO: dict[str, Any] = {"actor": "account:1", "at": NOW}


def _written(document: dict[str, Any]) -> Guide:
    guide = begin_guide(slug="thu", title_vi="Thử", title_en="Try", **WHO)
    return write_guide(guide_id=guide.pk, document=document, revision=guide.revision, **WHO)


def _published(world: World, **more: Any) -> GuideRelease:
    guide = _written(a_guide(**more))
    return publish_guide(guide_id=guide.pk, revision=guide.revision, **WHO)


def test_people_meet_what_was_published_and_not_what_is_in_the_making(world: World) -> None:
    release = _published(world)
    guide = release.guide
    write_guide(guide_id=guide.pk, document=a_guide(questions=[]), revision=guide.revision, **WHO)
    assert open_guide(slug="thu").walker.walk({}).question is not None
    assert guide_leading_to(code=MARITAL_STATUS) == "thu"
    switch_guide(guide_id=guide.pk, is_in_use=False, **WHO)
    with pytest.raises(GuideNotFound):
        open_guide(slug="thu")
    assert guide_leading_to(code=MARITAL_STATUS) == ""


def test_a_release_never_changes(world: World) -> None:
    release = _published(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        GuideRelease.objects.filter(pk=release.pk).update(version=7)


def test_publishing_the_same_twice_is_one_release(world: World) -> None:
    release = _published(world)
    again = publish_guide(guide_id=release.guide.pk, revision=release.guide.revision, **WHO)
    assert again == release
    assert JournalEntry.objects.filter(tag="guidance:guide:publish").count() == 1


def test_a_procedure_that_is_not_in_force_stops_the_publication(world: World) -> None:
    document = a_guide(outcomes=[outcome("khong_co", "9.999999")])
    guide = _written(document)
    with pytest.raises(GuideRefused) as refused:
        publish_guide(guide_id=guide.pk, revision=guide.revision, **WHO)
    assert [f.code for f in refused.value.findings] == ["procedure_not_in_force"]
    assert not guide.releases.exists()


def test_an_answer_that_the_e_form_does_not_ask_is_only_told(world: World) -> None:
    document = a_guide(outcomes=[outcome("x", BIRTH, answers={"mau_sac": "do"})])
    found = findings_of(document=document, on=local_day(NOW))
    assert [(f.code, f.severity) for f in found] == [("preset_not_asked", Severity.WARN)]


def test_two_authors_never_overwrite_each_other(world: World) -> None:
    guide = _written(a_guide())
    with pytest.raises(GuideChangedMeanwhile):
        write_guide(guide_id=guide.pk, document=a_guide(law=["x"]), revision=1, **WHO)
    with pytest.raises(GuideChangedMeanwhile):
        publish_guide(guide_id=guide.pk, revision=1, **WHO)


def test_only_a_walk_that_ends_at_the_procedure_fills_its_form_in(world: World) -> None:
    _published(world)
    answers = {"viec": "khac", "tinh_trang": "goa"}
    assert presets_for(slug="thu", code=MARITAL_STATUS, answers=answers) == {"tinh_trang": "goa"}
    assert presets_for(slug="thu", code=BIRTH, answers=answers) == {}
    assert presets_for(slug="khong-co", code=BIRTH, answers=answers) == {}


def test_every_path_of_a_shipped_guide_ends_and_every_code_is_shipped() -> None:
    with gzip.open(Path(settings.ROOT) / "data/catalogue/facts.jsonl.gz", "rt") as lines:
        codes = {record["code"] for line in lines if "code" in (record := json.loads(line))}
    guides = shipped.guides()
    assert [slug for slug, _place, _document in guides] == [
        "khai-sinh", "cu-tru", "ket-hon", "ho-kinh-doanh",
    ]  # fmt: skip
    for slug, _place, document in guides:
        reading = read_guide(document)
        assert reading.is_sound and not inspect(reading.guide), slug
        assert set(reading.guide.procedures) <= codes, slug
        assert not reading.guide.verified, f"{slug}: who is the lawyer?"
    for event in shipped.life_events():
        named = {row[0] for step in event["step"] for row in step["procedures"]}
        assert named and named <= codes, event["slug"]


def test_shipped_content_is_loaded_once_and_the_officials_own_is_left_alone(world: World) -> None:
    first = load_guidance(at=NOW, actor="system:test")
    assert (first.guides, first.events) == (4, 8)
    # Three procedures are in this world's catalogue, so no shipped guide fits it.
    assert len(first.unpublished) == 4 and not GuideRelease.objects.exists()
    assert load_guidance(at=NOW, actor="system:test").events == 0
    event = LifeEvent.objects.get(slug="ket-hon")
    write_step(event_id=event.pk, revision=event.revision, place=0, step=None, **WHO)
    assert load_guidance(at=NOW + timedelta(days=1), actor="system:test").events == 0
    assert len(steps_of(LifeEvent.objects.get(slug="ket-hon"))) == 2


def test_a_life_event_shows_what_is_in_force_in_order_with_its_offices(
    world: World, django_assert_max_num_queries: Any
) -> None:
    load_guidance(at=NOW, actor="system:test")
    with django_assert_max_num_queries(8):
        page = life_event_page(slug="sinh-con", on=local_day(NOW), language="vi")
    [step] = page.steps
    [birth] = step.procedures
    assert (birth.code, birth.is_open_online, len(birth.offices)) == (BIRTH, True, 3)
    assert (page.online, page.total, page.guide) == (1, 1, "")


def test_a_step_may_only_name_procedures_of_the_catalogue_each_once(world: World) -> None:
    load_guidance(at=NOW, actor="system:test")
    event = LifeEvent.objects.get(slug="sinh-con")

    def put(*codes: str, revision: int = event.revision) -> None:
        rows = tuple(ProcedureRow(code, "x", "x") for code in codes)
        write_step(event_id=event.pk, revision=revision, place=0,
                   step=StepRow("x", "x", "", "", rows), **WHO)  # fmt: skip

    for codes in (("9.999999",), (BIRTH, BIRTH)):
        with pytest.raises(CodeUnknown):
            put(*codes)
    put(BIRTH, MARITAL_STATUS)
    with pytest.raises(EventChangedMeanwhile):
        put(BIRTH)
    event.refresh_from_db()
    assert [p.code for p in steps_of(event)[0].procedures] == [BIRTH, MARITAL_STATUS]
