"""Levels of services come from what is really there, are kept in two times, and proven."""

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.agencies import operations as agencies
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.casework.tests.world import TWO_STEPS
from motcua.catalogue.models import (
    DeclaredLevel,
    FactRecord,
    LevelRecord,
    OfferedService,
    Procedure,
    Service,
)
from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.operations.levels import (
    FactInTheFuture,
    FactIsSeen,
    attach_blank_form,
    declare_level,
    record_fact,
    refresh_all,
    remove_blank_form,
)
from motcua.catalogue.operations.levels.declare import NoSuchLevel
from motcua.catalogue.operations.offer_service import end_service, offer_service
from motcua.catalogue.queries.levels import AsOf, count_levels
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.documents.models import StoredFile
from motcua.journal.models import JournalEntry
from motcua.rules.service_level import Fact, facts_in

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
TODAY = date(2026, 11, 2)


@pytest.fixture
def commune() -> None:
    agencies.found(
        code="H99.12", name_vi="UBND xã Đồng Sen", tier="commune", kind="committee",
        receives_dossiers=True, valid_from=date(2025, 7, 1), actor="system:test", at=MONDAY,
    )  # fmt: skip


@pytest.fixture
def births(tmp_path: Path, commune: None) -> None:
    """Birth registration as the national record tells it in full; it is free."""
    take(tmp_path, record(BIRTH, legal_basis=[{"number": "60/2014/QH13", "title": "Luật"}]))


def _offer(at: datetime = MONDAY, **more: Any) -> Service:
    values: dict[str, Any] = {"process_code": "", "valid_from": TODAY, **more}
    return offer_service(
        code=BIRTH, agency_code="H99.12", competent_agency_code="H99.12", actor="account:1", at=at,
        **values,
    )  # fmt: skip


def _service() -> OfferedService:
    return OfferedService.objects.get(procedure__code=BIRTH, agency__code="H99.12")


def _stored(content: bytes = b"form") -> StoredFile:
    return StoredFile.objects.create(
        sha256=hashlib.sha256(content).hexdigest(), size=len(content), name="to-khai.docx",
        content_type="application/octet-stream", uploaded_by="account:1", created_at=MONDAY,
    )  # fmt: skip


def _attach() -> Any:
    return attach_blank_form(
        procedure=Procedure.objects.get(code=BIRTH), file=_stored(), name="Tờ khai đăng ký khai sinh",
        valid_from=TODAY, actor="account:1", at=MONDAY,
    )  # fmt: skip


def test_a_service_that_is_only_told_of_is_at_level_one(births: None) -> None:
    _offer()
    service = _service()
    assert (service.level_43, service.level_42, service.since_43) == (1, 0, TODAY)
    assert Fact.INFORMATION in facts_in(service.holds)


def test_a_blank_form_to_download_makes_level_two_and_its_removal_undoes_it(births: None) -> None:
    _offer()
    form = _attach()
    assert _service().level_43 == 2
    remove_blank_form(form=form, actor="account:1", at=MONDAY + timedelta(days=1))
    assert _service().level_43 == 1
    levels = LevelRecord.objects.filter(rule_set="decree_43_2011").order_by("id")
    assert [(r.level, r.held_from) for r in levels] == [
        (1, TODAY),
        (2, TODAY),
        (1, TODAY + timedelta(days=1)),
    ]


def test_a_record_that_lacks_a_mandatory_part_is_below_level_one_and_says_which(
    tmp_path: Path, commune: None
) -> None:
    take(tmp_path, record(BIRTH, limit=1, unit=None))
    _offer()
    assert _service().level_43 == 0
    seen = FactRecord.objects.get(service=_service(), fact=Fact.INFORMATION)
    assert (seen.holds, seen.note) == (False, "missing:limit,legal_basis")


def test_a_limit_that_an_official_confirmed_completes_the_record(
    tmp_path: Path, commune: None
) -> None:
    take(tmp_path, record(BIRTH, limit=1, unit=None, legal_basis=[{"number": "1", "title": "L"}]))
    _offer()
    assert _service().level_43 == 0
    confirm_limit(
        code=BIRTH, quantity=1, unit="trong_ngay", basis="Luật Hộ tịch", valid_from=TODAY,
        actor="account:1", at=MONDAY,
    )  # type: ignore[arg-type]  # fmt: skip
    assert _service().level_43 == 1


def test_a_fee_in_words_is_neither_free_nor_charged(tmp_path: Path, commune: None) -> None:
    fees = [{"kind": "le_phi", "amount_vnd": None, "text": "Theo nghị quyết của HĐND tỉnh"}]
    channel = {"method": "truc_tuyen", "qty": 3, "unit": "ngày làm việc", "fees": fees}
    take(tmp_path, record(BIRTH, submission=[channel]))
    _offer()
    service = _service()
    assert Fact.PAYMENT not in facts_in(service.known)
    assert not FactRecord.objects.filter(service=service, fact=Fact.PAYMENT).exists() or (
        FactRecord.objects.get(service=service, fact=Fact.PAYMENT).note == "fee_unclear"
    )


def test_nobody_ticks_what_the_system_sees_itself(births: None) -> None:
    _offer()
    with pytest.raises(FactIsSeen):
        _record(Fact.EFORM)


def _record(fact: str = Fact.NO_VISIT, holds: bool | None = True, **more: Any) -> FactRecord:
    values: dict[str, Any] = {"held_from": TODAY, "recorded_at": MONDAY, **more}
    return record_fact(
        service=_service(), fact=fact, holds=holds, evidence_kind="decision",
        evidence_id=values.pop("evidence_id", "12/QĐ-UBND"), actor="account:1", **values,
    )  # fmt: skip


def test_a_fact_of_the_future_is_a_plan_and_refused(births: None) -> None:
    _offer()
    with pytest.raises(FactInTheFuture):
        _record(held_from=TODAY + timedelta(days=1))


def test_the_same_fact_recorded_twice_is_one_record(births: None) -> None:
    _offer()
    assert _record().pk == _record().pk
    assert JournalEntry.objects.filter(tag="catalogue:fact:record").count() == 1


def test_a_correction_stands_beside_what_was_known(births: None) -> None:
    _offer()
    first = _record()
    later = _record(
        holds=False, recorded_at=MONDAY + timedelta(days=9), evidence_id="Biên bản kiểm tra 3"
    )
    assert FactRecord.objects.filter(fact=Fact.NO_VISIT).count() == 2
    assert (first.holds, later.holds) == (True, False)
    assert Fact.NO_VISIT not in facts_in(_service().holds)


def test_facts_and_levels_are_never_changed_or_removed(births: None) -> None:
    _offer()
    for model in (FactRecord, LevelRecord):
        with pytest.raises(IntegrityError), transaction.atomic():
            model._default_manager.update(recorded_at=MONDAY)
        with pytest.raises(IntegrityError), transaction.atomic():
            model._default_manager.all().delete()


def test_a_declared_level_stands_beside_and_changes_nothing(births: None) -> None:
    _offer()
    declare_level(
        service=_service(), rule_set="decree_43_2011", level=4, held_from=TODAY,
        source="Báo cáo của Cổng", actor="account:1", recorded_at=MONDAY,
    )  # fmt: skip
    assert DeclaredLevel.objects.get().level == 4
    assert _service().level_43 == 1
    with pytest.raises(NoSuchLevel):
        declare_level(
            service=_service(), rule_set="decree_42_2022", level=3, held_from=TODAY, source="x",
            actor="account:1", recorded_at=MONDAY,
        )  # fmt: skip


def test_a_service_that_ends_has_no_level_from_that_day(births: None) -> None:
    service = _offer()
    ending = TODAY + timedelta(days=5)
    end_service(service=service, on=ending, actor="account:1", at=MONDAY + timedelta(days=5))
    assert _service().level_43 is None
    ended = LevelRecord.objects.filter(rule_set="decree_43_2011").latest("id")
    assert (ended.level, ended.held_from) == (None, ending)


def test_a_new_setting_goes_on_with_the_same_history(births: None) -> None:
    _offer()
    _offer(at=MONDAY + timedelta(days=2), valid_from=TODAY + timedelta(days=2))
    assert OfferedService.objects.count() == 1
    assert LevelRecord.objects.filter(rule_set="decree_43_2011").count() == 1
    assert _service().since_43 == TODAY


def test_what_did_not_change_writes_nothing_and_costs_no_statement_a_service(
    births: None,
) -> None:
    _offer()
    facts, levels = FactRecord.objects.count(), LevelRecord.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as counted:
        refreshed = refresh_all(at=MONDAY + timedelta(days=3), from_facts=True)
    assert (refreshed.services, refreshed.facts, refreshed.levels) == (1, 0, 0)
    assert (FactRecord.objects.count(), LevelRecord.objects.count()) == (facts, levels)
    assert not [q for q in counted if q["sql"].startswith(("INSERT", "UPDATE"))]


def test_a_row_that_no_longer_says_what_the_facts_say_is_put_right(births: None) -> None:
    _offer()
    OfferedService.objects.update(level_43=4, holds=511)
    refresh_all(at=MONDAY, from_facts=True)
    assert _service().level_43 == 1


def test_a_service_offered_later_than_told_is_restated_from_its_day(births: None) -> None:
    _offer()
    Service.objects.update(valid_from=TODAY - timedelta(days=30))
    take_back = MONDAY + timedelta(days=1)
    OfferedService.objects.update(level_43=None)
    refresh_all(at=take_back, from_facts=True)
    first = LevelRecord.objects.filter(rule_set="decree_43_2011").order_by("held_from").first()
    assert first is not None
    assert (first.held_from, first.recorded_at) == (TODAY - timedelta(days=30), take_back)


def test_publishing_the_process_that_a_service_names_reckons_it_anew(births: None) -> None:
    _offer(process_code="KS-1")
    assert Fact.PROCESS not in facts_in(_service().holds)
    draft_process(code="KS-1", name_vi="KS", document=TWO_STEPS, actor="account:1", at=MONDAY)
    publish_process(code="KS-1", actor="account:1", at=MONDAY)
    assert Fact.PROCESS in facts_in(_service().holds)


def test_of_two_levels_at_one_moment_the_later_written_counts(births: None) -> None:
    _offer()
    _attach()
    assert LevelRecord.objects.filter(rule_set="decree_43_2011", held_from=TODAY).count() == 2
    counts = count_levels(rule_set="decree_43_2011", as_of=AsOf.at_the_end_of(TODAY))
    assert counts.by_level == {2: 1}
