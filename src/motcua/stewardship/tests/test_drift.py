"""
A ministry changes a procedure that we run: what differs, who changed it, everything it touches.

Running dossiers keep the version that they pinned, whatever is decided.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.world import RESIDENCE, World, at, make_world

from motcua.catalogue.announcing.naming import Thing
from motcua.catalogue.models import Announcement, ProcedureVersion
from motcua.catalogue.operations.announcements import drafting
from motcua.catalogue.operations.announcements.drafting import Head
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.queries import get_version_in_force
from motcua.catalogue.reading.content import from_json
from motcua.catalogue.reading.differences import Part
from motcua.catalogue.reading.three_way import ChangedBy
from motcua.catalogue.tests.announcements import LEADER, acknowledge_all, check, sign
from motcua.catalogue.tests.records import record, take
from motcua.dossiers.models import Dossier
from motcua.stewardship.models import Drift
from motcua.stewardship.models.drift import DriftState
from motcua.stewardship.operations.drift import (
    NoOpenDrift,
    ReasonMissing,
    accept_drifts,
    dismiss_drift,
)
from motcua.stewardship.queries.drift import get_drift_page, rows_of

pytestmark = pytest.mark.django_db
STEWARD = "account:11"
NOW = at(2, "09:00")
EFFECT = date(2026, 11, 16)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The demo's ground, on which temporary residence is offered with a form and a process."""
    return make_world(tmp_path)


def national(**more: Any) -> dict[str, Any]:
    """Return the nation's newer record of temporary residence: two days instead of three."""
    values: dict[str, Any] = {
        "field": "Đăng ký, quản lý cư trú", "field_code": "G01-CA05", "limit": 2,
        "promulgating_agency": "Bộ thử nghiệm", "dossier": [], "steps": [],
        "procedure_class": None,
        "results": [{"code": "KQ.TEST", "name": "Kết quả thử"}],
    }  # fmt: skip
    return record(RESIDENCE, "Đăng ký tạm trú", **values | more)


def accept(*drifts: Drift) -> Announcement:
    return accept_drifts(
        drift_ids=[drift.pk for drift in drifts], actor=STEWARD, at=NOW,
        head=Head("Công bố theo bản quốc gia", "UBND tỉnh", effective_on=EFFECT),
    )  # fmt: skip


def test_a_newer_national_record_waits_and_tells_everything_it_touches(
    world: World, tmp_path: Path
) -> None:
    submitted = world.submit(NOW, code=RESIDENCE, by="congnhan")
    report = take(tmp_path, national(), at=NOW)
    assert (report.held, report.changed) == (1, 0)
    page = get_drift_page(drift_id=Drift.objects.get().pk)
    assert [(s.part, s.changed_by) for s in page.standings] == [(Part.LIMIT, ChangedBy.NATION)]
    touched = {}
    for touch in page.touched:
        touched.setdefault(touch.thing, []).append(touch)
    assert touched[Thing.DOSSIERS][0].count == 1
    assert {t.key for t in touched[Thing.SERVICE]} == {"H99.12", "H99.13", "H99.14"}
    assert [t.key for t in touched[Thing.FORM]] == ["tam-tru"]
    (process,) = touched[Thing.PROCESS]
    assert process.key == "VD-TT" and process.parts == (Part.LIMIT,) and process.must_change
    assert [t.key for t in touched[Thing.PAGE]][:2] == [f"/thu-tuc/{RESIDENCE}/", "/"]
    dossier = Dossier.objects.get(pk=submitted.dossier_id)
    assert dossier.procedure_version.number == 1


def test_accepted_it_becomes_a_draft_and_takes_effect_on_its_day_for_new_dossiers_only(
    world: World, tmp_path: Path
) -> None:
    submitted = world.submit(NOW, code=RESIDENCE, by="congnhan")
    take(tmp_path, national(), at=NOW)
    made = accept(Drift.objects.get())
    item = made.items.get()
    made.refresh_from_db()
    drafting.write_item(
        item_id=item.pk, revision=made.revision, actor=STEWARD, at=NOW, legal_document="1/NĐ",
        content=from_json(item.content),
    )  # fmt: skip
    acknowledge_all(made)
    sign(check(made), actor=LEADER)
    publish_due(on=EFFECT, at=at(16, "00:01"))
    limit = from_json(get_version_in_force(code=RESIDENCE, on=EFFECT).content).terms[0].quantity
    assert limit == 2
    dossier = Dossier.objects.get(pk=submitted.dossier_id)
    assert from_json(dossier.procedure_version.content).terms[0].quantity == 3
    assert take(tmp_path, national(), at=at(18, "09:00")).held == 0


def test_a_draft_given_up_lets_the_drift_wait_again(world: World, tmp_path: Path) -> None:
    take(tmp_path, national(), at=NOW)
    made = accept(Drift.objects.get())
    drafting.discard_announcement(announcement_id=made.pk, reason="soạn lại", actor=STEWARD, at=NOW)
    assert Drift.objects.get().state == DriftState.OPEN


def test_ours_is_kept_only_with_a_reason_and_the_same_record_is_not_asked_about_again(
    world: World, tmp_path: Path
) -> None:
    take(tmp_path, national(), at=NOW)
    drift = Drift.objects.get()
    with pytest.raises(ReasonMissing):
        dismiss_drift(drift_id=drift.pk, reason=" ", actor=STEWARD, at=NOW)
    dismiss_drift(drift_id=drift.pk, reason="tỉnh đã rút ngắn", actor=STEWARD, at=NOW)
    assert take(tmp_path, national(), at=NOW).held == 0
    with pytest.raises(NoOpenDrift):
        accept(drift)
    assert ProcedureVersion.objects.filter(procedure__code=RESIDENCE).count() == 1


def test_a_still_newer_record_takes_the_place_of_one_that_waits(
    world: World, tmp_path: Path
) -> None:
    take(tmp_path, national(), at=NOW)
    take(tmp_path, national(limit=1), at=NOW)
    states = list(Drift.objects.order_by("pk").values_list("state", flat=True))
    assert states == [DriftState.SUPERSEDED, DriftState.OPEN]


def test_a_record_that_only_brings_the_full_text_is_no_drift(
    world: World, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    take(tmp_path, national(limit=3), at=NOW)
    assert not Drift.objects.exists()
    take(tmp_path, national(), record("1.999904", "Thủ tục khác"), at=NOW)
    found = list(Drift.objects.select_related("record__version"))
    with django_assert_num_queries(1):
        (row,) = rows_of(found)
    assert [s.part for s in row.parts] == [Part.LIMIT]
