"""An announcement from draft to effect; what is wrong is said, and nothing is guessed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.catalogue.announcing import naming, outside
from motcua.catalogue.announcing.deadlines import deadlines_of
from motcua.catalogue.announcing.kinds import Kind
from motcua.catalogue.announcing.outside import Touched
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import (
    Announcement,
    AnnouncementItem,
    LimitConfirmation,
    NationalRecord,
    ProcedureVersion,
)
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.operations.announcements import (
    checking,
    drafting,
    entering,
    publishing,
    signing,
)
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.operations.announcements.standing import (
    AnnouncementNotInState,
    EditedMeanwhile,
)
from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.queries import (
    ProcedureNotFound,
    get_procedure_history,
    get_version_in_force,
)
from motcua.catalogue.reading.content import Fee, ProcedureContent, Terms, from_json
from motcua.catalogue.search import search
from motcua.catalogue.tests.announcements import (
    EFFECT,
    LEADER,
    STEWARD,
    acknowledge_all,
    add,
    at,
    check,
    draft,
    enter_calendar,
    sign,
)
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.journal.models import JournalEntry
from motcua.rules.announcement import Verdict

pytestmark = pytest.mark.django_db
BIRTH, MARRIAGE, ODD = "1.001193", "1.004873", "1.014955-Xoa"
DAY_BEFORE = date(2026, 11, 15)


@pytest.fixture(autouse=True)
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three procedures, one with an odd code; a calendar; nobody above says anything."""
    take(tmp_path, record(BIRTH), record(MARRIAGE, "Xác nhận hôn nhân"), record(ODD, "Mã lạ"))
    enter_calendar()
    monkeypatch.setattr(outside, "_counters", {})
    monkeypatch.setattr(naming, "_sayers", {})


def content(code: str = BIRTH, days: int = 2, **more: Any) -> ProcedureContent:
    """Return the standing content with another limit."""
    standing = from_json(get_version_in_force(code=code, on=EFFECT).content)
    terms = tuple(replace(one, quantity=Decimal(days)) for one in standing.terms)
    return replace(standing, **{"terms": terms, **more})


def signed(code: str = BIRTH, number: str = "77/QĐ-UBND", **more: Any) -> Announcement:
    made = draft(**more)
    add(made, code, content=content(code))
    return sign(check(made), number=number)


def kinds(announcement: Announcement, **more: Any) -> set[Kind]:
    announcement.refresh_from_db()
    return {p.kind for p in find_problems(announcement, **more) if p.is_open}


def limit_on(day: date, code: str = BIRTH) -> Decimal | None:
    return from_json(get_version_in_force(code=code, on=day).content).terms[0].quantity


def test_what_is_signed_holds_from_its_day_and_not_before() -> None:
    made = signed()
    assert publish_due(on=DAY_BEFORE, at=at(15)).announcement_ids == ()
    assert publish_due(on=EFFECT, at=at(16)).announcement_ids == (made.pk,)
    assert (limit_on(DAY_BEFORE), limit_on(EFFECT)) == (Decimal(3), Decimal(2))
    version = get_version_in_force(code=BIRTH, on=EFFECT)
    assert version.announced_by is not None and version.taken_from is None
    assert version.announced_by.parts == ["limit"]
    assert from_json(version.content).decision_number == "77/QĐ-UBND"


def test_publishing_again_does_nothing_more() -> None:
    signed()
    publish_due(on=EFFECT, at=at(16))
    assert publish_due(on=EFFECT, at=at(16)).announcement_ids == ()
    assert ProcedureVersion.objects.filter(procedure__code=BIRTH).count() == 2


def test_a_day_that_nobody_ran_is_made_up_for_with_the_day_that_was_signed() -> None:
    signed()
    publish_due(on=date(2026, 11, 20), at=at(20))
    assert get_version_in_force(code=BIRTH, on=EFFECT).valid_from == EFFECT


def test_a_new_procedure_is_found_by_search_from_its_day() -> None:
    made = draft()
    new = content(MARRIAGE, name="Đăng ký nuôi ong lấy mật")
    add(made, "1.999901", ItemKind.NEW, content=new)
    sign(check(made))
    assert "1.999901" not in [hit.code for hit in search("nuôi ong").hits]
    publish_due(on=EFFECT, at=at(16))
    assert search("nuôi ong").hits[0].code == "1.999901"


def test_an_abolished_procedure_ends_on_its_day_and_its_past_stays() -> None:
    made = draft()
    add(made, BIRTH, ItemKind.ABOLISHED)
    sign(check(made))
    publish_due(on=EFFECT, at=at(16))
    assert limit_on(DAY_BEFORE) == Decimal(3)
    with pytest.raises(ProcedureNotFound):
        get_version_in_force(code=BIRTH, on=EFFECT)
    assert BIRTH not in [hit.code for hit in search("khai sinh").hits]


def test_a_replacement_begins_one_code_and_ends_the_others_on_the_same_day() -> None:
    made = draft()
    new = content(BIRTH, name="Khai sinh và kết hôn một lần")
    add(made, "1.999902", ItemKind.REPLACED, content=new, replaced_codes=[BIRTH, MARRIAGE])
    sign(check(made))
    publish_due(on=EFFECT, at=at(16))
    assert get_version_in_force(code="1.999902", on=EFFECT).number == 1
    for code in (BIRTH, MARRIAGE):
        with pytest.raises(ProcedureNotFound):
            get_version_in_force(code=code, on=EFFECT)


def test_the_text_that_was_signed_is_frozen_in_the_database_itself() -> None:
    made = signed()
    item = made.items.get()
    for change in (
        lambda: Announcement.objects.filter(pk=made.pk).update(title="khác"),
        lambda: Announcement.objects.filter(pk=made.pk).update(effective_on=date(2027, 1, 1)),
        lambda: Announcement.objects.filter(pk=made.pk).delete(),
        lambda: AnnouncementItem.objects.filter(pk=item.pk).update(legal_title="khác"),
        lambda: AnnouncementItem.objects.filter(pk=item.pk).delete(),
        lambda: AnnouncementItem.objects.create(
            announcement=made, position=9, kind="abolished", code=MARRIAGE
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_nobody_checks_or_signs_what_they_drafted_nor_signs_what_nobody_checked() -> None:
    made = draft()
    add(made, BIRTH, content=content())
    made.refresh_from_db()
    with pytest.raises(AnnouncementNotInState):
        sign(made)
    with pytest.raises(checking.CheckerDraftedIt):
        check(made, actor=STEWARD)
    checked = check(made)
    with pytest.raises(signing.SignerDraftedIt):
        sign(checked, actor=STEWARD)
    assert sign(checked).state == State.SIGNED


def test_a_decision_needs_a_number_of_its_own_and_a_day_that_has_come() -> None:
    signed()
    made = draft()
    add(made, MARRIAGE, content=content(MARRIAGE))
    checked = check(made)
    with pytest.raises(signing.NumberMissing):
        sign(checked, number=" ")
    with pytest.raises(signing.SignedInTheFuture):
        sign(checked, number="78", on=date(2026, 11, 4))
    with pytest.raises(signing.NumberTaken):
        sign(checked)
    assert sign(checked, number="78/QĐ-UBND").number == "78/QĐ-UBND"


def test_two_signed_announcements_never_meet_on_a_code_and_a_day() -> None:
    second = draft()
    add(second, BIRTH, content=content(days=1))
    checked = check(second)
    first = draft()
    add(first, BIRTH, content=content())
    acknowledge_all(first)
    sign(check(first))
    with pytest.raises(checking.NotSound) as refused:
        sign(checked, number="78/QĐ-UBND")
    assert {p.kind for p in refused.value.problems} == {Kind.SAME_DAY}
    assert "77/QĐ-UBND" in refused.value.problems[0].detail


def test_another_signed_day_for_the_same_code_is_a_doubt_and_the_base_moves_on_its_day() -> None:
    signed(effective_on=date(2026, 11, 10), legal_in_force_on=None)
    later = draft()
    add(later, BIRTH, content=content(days=1))
    assert kinds(later) == {Kind.OVERLAPPING}
    publish_due(on=date(2026, 11, 10), at=at(10))
    assert kinds(later) == {Kind.BASE_MOVED}
    drafting.rebase_item(item_id=later.items.get().pk, actor=STEWARD, at=MONDAY)
    assert kinds(later) == set()


def test_effect_before_the_signing_or_before_the_law_is_a_fault() -> None:
    made = draft(effective_on=date(2026, 11, 2), legal_in_force_on=date(2026, 11, 9))
    add(made, BIRTH, content=content())
    assert kinds(made, signed_on=date(2026, 11, 3)) == {Kind.BEFORE_SIGNING, Kind.BEFORE_THE_LAW}


def test_an_empty_draft_says_all_that_it_lacks() -> None:
    made = draft(effective_on=None)
    assert kinds(made) == {Kind.EMPTY, Kind.DAY_MISSING}
    with pytest.raises(checking.NotSound):
        check(made)


def test_codes_that_are_none_are_refused_and_odd_ones_of_the_catalogue_are_a_doubt() -> None:
    made = draft()
    for code, reason in [
        ("abc", "malformed"), ("1.99", "malformed"), ("9.999999", "unknown"),
    ]:  # fmt: skip
        with pytest.raises(drafting.ItemNotPossible) as refused:
            add(made, code)
        assert refused.value.reason == reason
    with pytest.raises(drafting.ItemNotPossible, match="taken"):
        add(made, BIRTH, ItemKind.NEW)
    add(made, ODD, content=content(ODD))
    with pytest.raises(drafting.ItemNotPossible, match="twice"):
        add(made, ODD)
    assert kinds(made) == {Kind.CODE_ODD}
    add(made, "1.0133611", ItemKind.NEW, content=content())
    assert kinds(made) == {Kind.CODE_ODD, Kind.CODE_MALFORMED}


def test_a_limit_without_unit_is_a_fault_and_a_fee_in_words_a_doubt() -> None:
    made = draft()
    terms = (Terms("online", Decimal(3), "", fees=(Fee("phi", None, "theo nghị quyết"),)),)
    item = add(made, BIRTH, content=content(terms=terms))
    assert kinds(made) == {Kind.UNIT_MISSING, Kind.FEE_IN_WORDS}
    acknowledge_all(made)
    assert kinds(made) == {Kind.UNIT_MISSING}
    with pytest.raises(checking.NothingToAcknowledge):
        checking.acknowledge(
            item_id=item.pk, key=f"{Kind.UNIT_MISSING}::{BIRTH}", actor=STEWARD, at=MONDAY
        )


def test_running_dossiers_are_told_acknowledged_and_told_again_when_they_grow() -> None:
    running = {BIRTH: 2}
    outside.count_by(Touched.DOSSIERS, lambda codes: {c: running.get(c, 0) for c in codes})
    made = draft()
    add(made, BIRTH, ItemKind.ABOLISHED)
    (problem,) = find_problems(made)
    assert (problem.kind, problem.count, problem.touched) == (
        Kind.STILL_RUNNING, 2, Touched.DOSSIERS,
    )  # fmt: skip
    with pytest.raises(checking.NotSound):
        check(made)
    acknowledge_all(made)
    running[BIRTH] = 1
    checked = check(made)
    running[BIRTH] = 3
    with pytest.raises(checking.NotSound):
        sign(checked)
    acknowledge_all(made)
    assert sign(checked).state == State.SIGNED


def test_an_amendment_that_amends_nothing_is_a_fault() -> None:
    made = draft()
    add(made, BIRTH)
    assert kinds(made) == {Kind.NOTHING_CHANGED}


def test_two_officers_do_not_save_over_each_other() -> None:
    made = draft()
    item = add(made, BIRTH)
    made.refresh_from_db()
    seen = made.revision
    drafting.write_item(
        item_id=item.pk, revision=seen, content=content(), legal_document="1", actor=STEWARD,
        at=MONDAY,
    )  # fmt: skip
    with pytest.raises(EditedMeanwhile):
        drafting.write_item(item_id=item.pk, revision=seen, actor=STEWARD, at=MONDAY)


def test_what_is_revoked_before_its_day_never_takes_effect_and_frees_the_day() -> None:
    made = signed()
    with pytest.raises(drafting.ReasonMissing):
        signing.revoke_announcement(announcement_id=made.pk, reason="", actor=LEADER, at=at(4))
    signing.revoke_announcement(announcement_id=made.pk, reason="sai phí", actor=LEADER, at=at(4))
    signed(number="79/QĐ-UBND")
    publish_due(on=EFFECT, at=at(16))
    with pytest.raises(AnnouncementNotInState):
        signing.revoke_announcement(
            announcement_id=Announcement.objects.latest("pk").pk, reason="x", actor=LEADER,
            at=at(16),
        )  # fmt: skip


def test_deadlines_are_dates_with_their_verdicts() -> None:
    made = signed()
    found = deadlines_of(made, today=date(2026, 11, 3))
    assert found.to_sign and found.to_enter
    # Effect Mon 16 Nov: counted back Fri 13, 12, 11, 10, Mon 9. Signed Tue 3: Wed 4 … Tue 10.
    assert (found.to_sign.deadline.last_day, found.to_sign.verdict) == (
        date(2026, 11, 9), Verdict.KEPT,
    )  # fmt: skip
    assert (found.to_enter.deadline.last_day, found.to_enter.verdict) == (
        date(2026, 11, 10), Verdict.OPEN,
    )  # fmt: skip
    assert deadlines_of(made, today=date(2026, 11, 11)).is_late
    with pytest.raises(entering.EntryDayNotPossible):
        entering.record_entry(
            announcement_id=made.pk, entered_on=date(2026, 11, 2), actor=STEWARD, at=at(10)
        )
    entered = entering.record_entry(
        announcement_id=made.pk, entered_on=date(2026, 11, 10), actor=STEWARD, at=at(11)
    )
    assert not deadlines_of(entered, today=date(2026, 12, 1)).is_late


def test_a_confirmed_limit_ends_where_the_announcement_gives_another() -> None:
    confirm_limit(
        code=BIRTH, quantity=Decimal(3), unit="ngay_lam_viec", basis="cũ", valid_from=MONDAY.date(),
        actor=STEWARD, at=MONDAY,
    )  # fmt: skip
    signed()
    publish_due(on=EFFECT, at=at(16))
    assert LimitConfirmation.objects.get().valid_to == EFFECT


def test_a_national_record_no_longer_replaces_what_we_announced(tmp_path: Path) -> None:
    signed()
    publish_due(on=EFFECT, at=at(16))
    report = take(tmp_path, record(BIRTH, limit=1), at=at(18))
    assert (report.held, report.changed) == (1, 0)
    assert limit_on(date(2026, 11, 18)) == Decimal(2)
    held = NationalRecord.objects.get()
    assert from_json(held.base).terms[0].quantity == Decimal(3)
    assert from_json(held.content).terms[0].quantity == Decimal(1)
    assert take(tmp_path, record(BIRTH, limit=1), at=at(19)).held == 0


def test_an_abolished_procedure_does_not_come_back_with_an_import(tmp_path: Path) -> None:
    made = draft()
    add(made, BIRTH, ItemKind.ABOLISHED)
    sign(check(made))
    publish_due(on=EFFECT, at=at(16))
    assert take(tmp_path, record(BIRTH), at=at(18)).unchanged == 1
    assert take(tmp_path, record(BIRTH, limit=9), at=at(18)).held == 1
    with pytest.raises(ProcedureNotFound):
        get_version_in_force(code=BIRTH, on=date(2026, 11, 18))


def test_every_act_is_in_the_journal_with_ids_and_codes_only() -> None:
    signed()
    publish_due(on=EFFECT, at=at(16))
    tags = list(
        JournalEntry.objects.filter(tag__startswith="catalogue:announcement")
        .order_by("id")
        .values_list("tag", flat=True)
    )
    acts = [tag.rpartition(":")[2] for tag in tags]
    assert acts == ["draft", "edit", "check", "sign", "publish"]
    assert "Công bố thủ tục" not in str(list(JournalEntry.objects.values_list("data", flat=True)))


def test_the_history_tells_what_changed_from_when_by_which_decision() -> None:
    signed()
    before = get_procedure_history(code=BIRTH, on=DAY_BEFORE)
    assert [(one.on, one.decision.number) for one in before.coming] == [(EFFECT, "77/QĐ-UBND")]
    assert [str(change.part) for change in before.coming[0].changes] == ["limit"]
    publish_due(on=EFFECT, at=at(16))
    after = get_procedure_history(code=BIRTH, on=EFFECT)
    assert [entry.number for entry in after.entries] == [2, 1]
    assert after.entries[0].decision and after.entries[0].decision.number == "77/QĐ-UBND"
    assert after.coming == ()


def test_the_history_of_what_ended_names_the_decision_and_what_came_instead() -> None:
    made = draft()
    new = content(MARRIAGE, name="Khai sinh lối mới")
    add(made, "1.999903", ItemKind.REPLACED, content=new, replaced_codes=[BIRTH])
    sign(check(made))
    publish_due(on=EFFECT, at=at(16))
    found = get_procedure_history(code=BIRTH, on=EFFECT)
    assert (found.ended_on, found.replaced_by) == (EFFECT, "1.999903")
    assert found.ended_by and found.ended_by.number == "77/QĐ-UBND"


def test_the_history_costs_the_same_however_long_it_is(
    django_assert_num_queries: Any,
) -> None:
    signed()
    with django_assert_num_queries(2):
        get_procedure_history(code=BIRTH, on=EFFECT)
    publish_due(on=EFFECT, at=at(16))
    with django_assert_num_queries(2):
        get_procedure_history(code=BIRTH, on=EFFECT)


def test_what_is_signed_to_change_is_not_changed_by_an_import_before_its_day(
    tmp_path: Path,
) -> None:
    signed()
    assert take(tmp_path, record(BIRTH, limit=9), at=at(5)).held == 1
    publish_due(on=EFFECT, at=at(16))
    assert limit_on(EFFECT) == Decimal(2)


def test_a_code_that_a_signed_decision_ends_is_not_changed_beside_it() -> None:
    ending = draft()
    new = content(MARRIAGE, name="Khai sinh lối mới")
    add(ending, "1.999906", ItemKind.REPLACED, content=new, replaced_codes=[BIRTH])
    sign(check(ending))
    other = draft()
    add(other, BIRTH, content=content())
    assert kinds(other) == {Kind.SAME_DAY}


def test_one_that_cannot_be_published_does_not_hold_up_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = signed()
    sound = signed(MARRIAGE, number="78/QĐ-UBND")
    real = publishing.VersionWriter.write

    def write(writer: Any, batch: Any) -> None:
        if writer.item.announcement_id == broken.pk:
            raise IntegrityError("broken")
        real(writer, batch)

    monkeypatch.setattr(publishing.VersionWriter, "write", write)
    with pytest.raises(IntegrityError):
        publish_due(on=EFFECT, at=at(16))
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.state, sound.state) == (State.SIGNED, State.PUBLISHED)
