"""Decisions about the same procedure: each drafter hears of the other before anybody signs."""

from datetime import date
from pathlib import Path

import pytest

from motcua.accounts.models import Account, Role, RoleGrant
from motcua.agencies.models import Agency
from motcua.catalogue.announcing import naming, outside
from motcua.catalogue.announcing.kinds import Kind, Problem
from motcua.catalogue.announcing.naming import Naming, Thing
from motcua.catalogue.announcing.others import Clash
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement, LimitConfirmation, ProcedureSynonym
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.operations.announcements import checking, drafting
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.queries.succession import ended_procedures
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
from motcua.catalogue.tests.test_announcements import content

pytestmark = pytest.mark.django_db
BIRTH, MARRIAGE = "1.001193", "1.004873"
EARLIER, LATER = date(2026, 11, 10), date(2026, 11, 24)


@pytest.fixture(autouse=True)
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two procedures, a calendar; nobody above says anything."""
    take(tmp_path, record(BIRTH), record(MARRIAGE, "Xác nhận hôn nhân"))
    enter_calendar()
    monkeypatch.setattr(outside, "_counters", {})
    monkeypatch.setattr(naming, "_sayers", {})


def amend(code: str = BIRTH, days: int = 2, on: date = EFFECT) -> Announcement:
    made = draft(effective_on=on, legal_in_force_on=None)
    add(made, code, content=content(code, days))
    return made


def abolish(code: str = BIRTH, on: date = EFFECT) -> Announcement:
    made = draft(effective_on=on, legal_in_force_on=None)
    add(made, code, ItemKind.ABOLISHED)
    return made


def signed(made: Announcement, number: str = "77/QĐ-UBND") -> Announcement:
    acknowledge_all(made)
    return sign(check(made), number=number)


def problems(made: Announcement) -> tuple[Problem, ...]:
    made.refresh_from_db()
    return tuple(problem for problem in find_problems(made) if problem.is_open)


def test_both_drafters_hear_of_the_other_decision_its_state_its_unit_and_its_day() -> None:
    office = Agency.objects.create(
        code="H99.03", name_vi="Sở Tư pháp", tier="province", kind="department",
        valid_from=date(2021, 1, 1),
    )  # fmt: skip
    officer = Account.objects.create(
        pk=11, kind="officer", login="x", full_name="X", created_at=MONDAY
    )
    RoleGrant.objects.create(
        account=officer, role=Role.STEWARD, agency=office, valid_from=date(2021, 1, 1),
        granted_by="account:1",
    )  # fmt: skip
    first, second = amend(), amend(days=1)
    (told,) = problems(second)
    assert told.kind == Kind.ALSO_PREPARED and told.other is not None
    assert (told.other.announcement_id, told.other.state, told.other.unit, told.other.on) == (
        first.pk, State.DRAFT, "Sở Tư pháp", EFFECT,
    )  # fmt: skip
    assert told.clash == Clash.SAME_DAY
    assert [problem.kind for problem in problems(first)] == [Kind.ALSO_PREPARED]


def test_another_draft_is_acknowledged_to_be_checked_and_asked_about_again_when_it_goes_on() -> (
    None
):
    first, second = amend(), amend(days=1, on=LATER)
    with pytest.raises(checking.NotSound):
        check(second)
    acknowledge_all(second)
    acknowledge_all(first)
    check(first)
    assert [problem.kind for problem in problems(second)] == [Kind.ALSO_PREPARED]
    acknowledge_all(second)
    assert check(second).state == State.CHECKED


def test_whoever_begins_a_draft_stops_nobody_elses_signature() -> None:
    checked = check(amend())
    amend(days=1)
    assert sign(checked).state == State.SIGNED


def test_of_two_checked_for_one_day_the_second_cannot_be_signed() -> None:
    first, second = amend(), amend(days=1)
    for made in (first, second):
        acknowledge_all(made)
    checked = check(first)
    acknowledge_all(second)
    signed(second)
    with pytest.raises(checking.NotSound) as refused:
        sign(checked, number="78/QĐ-UBND")
    assert [problem.kind for problem in refused.value.problems] == [Kind.SAME_DAY]


@pytest.mark.parametrize(("days", "kind"), [
    ((EARLIER, EFFECT), Kind.AFTER_THE_END), ((EFFECT, EARLIER), Kind.OVERLAPPING),
])  # fmt: skip
def test_what_a_signed_decision_has_ended_by_then_is_not_changed(
    days: tuple[date, date], kind: Kind
) -> None:
    ends_on, changes_on = days
    signed(abolish(on=ends_on))
    assert [problem.kind for problem in problems(amend(on=changes_on))] == [kind]


def test_a_procedure_is_not_ended_under_a_change_that_is_signed_for_later() -> None:
    signed(amend(on=LATER))
    found = problems(abolish(on=EFFECT))
    assert [problem.kind for problem in found] == [Kind.AFTER_THE_END]
    assert not found[0].is_doubt


def test_a_day_on_which_a_decision_began_already_is_not_used_again() -> None:
    signed(amend())
    publish_due(on=EFFECT, at=at(16))
    again = amend(days=1)
    assert [problem.kind for problem in problems(again)] == [Kind.SAME_DAY]
    assert Kind.NOT_LATER in {problem.kind for problem in problems(amend(days=1, on=EARLIER))}


def test_a_code_that_began_later_is_not_ended_before_it_began_by_a_replacement() -> None:
    signed(amend())
    publish_due(on=EFFECT, at=at(16))
    made = draft(effective_on=EARLIER, legal_in_force_on=None)
    add(made, "1.999907", ItemKind.REPLACED, content=content(MARRIAGE), replaced_codes=[BIRTH])
    assert [(p.kind, p.code) for p in problems(made)] == [(Kind.NOT_LATER, BIRTH)]


def test_two_signed_decisions_for_other_days_are_acknowledged_one_by_one() -> None:
    signed(amend(on=EARLIER))
    signed(amend(days=1, on=LATER), number="78/QĐ-UBND")
    third = amend(days=4)
    assert [problem.kind for problem in problems(third)] == [Kind.OVERLAPPING] * 2
    acknowledge_all(third)
    assert problems(third) == ()


def test_what_still_names_a_procedure_that_ends_is_told_and_told_again_when_it_grows() -> None:
    named = [Naming(Thing.LIFE_EVENT, BIRTH, "1/0", "Sinh con")]
    naming.ask_also("guidance", lambda codes: named if BIRTH in codes else [])
    ProcedureSynonym.objects.create(
        phrase="giấy khai sinh", folded="giay khai sinh", codes=[MARRIAGE, BIRTH],
        provenance="thử", origin="official", changed_by="account:1", changed_at=MONDAY,
    )  # fmt: skip
    made = abolish()
    assert [(p.kind, p.count) for p in problems(made)] == [(Kind.STILL_NAMED, 2)]
    acknowledge_all(made)
    assert problems(made) == ()
    named.append(Naming(Thing.CAMPAIGN, BIRTH, "1", "Tờ rơi"))
    assert [(p.kind, p.count) for p in problems(made)] == [(Kind.STILL_NAMED, 3)]
    assert problems(amend(MARRIAGE)) == ()


def test_what_was_confirmed_of_a_procedure_ends_with_it() -> None:
    confirm_limit(
        code=BIRTH, quantity=content().terms[0].quantity or 0, unit="ngay_lam_viec", basis="cũ",
        valid_from=MONDAY.date(), actor=STEWARD, at=MONDAY,
    )  # fmt: skip
    signed(abolish())
    publish_due(on=EFFECT, at=at(16))
    assert LimitConfirmation.objects.get().valid_to == EFFECT


def test_the_end_of_a_procedure_names_what_replaced_it_also_when_that_was_replaced_too() -> None:
    for code, old, day in [("1.999908", BIRTH, EARLIER), ("1.999909", "1.999908", EFFECT)]:
        made = draft(effective_on=day, legal_in_force_on=None)
        new = content(MARRIAGE, name=f"Thủ tục {code}")
        add(made, code, ItemKind.REPLACED, content=new, replaced_codes=[old])
        signed(made, number=f"{code}/QĐ-UBND")
        publish_due(on=day, at=at(day.day))
    signed(abolish(MARRIAGE), number="79/QĐ-UBND")
    publish_due(on=EFFECT, at=at(16))
    found = ended_procedures(codes=[BIRTH, MARRIAGE, "1.999909"], on=EFFECT)
    assert (found[BIRTH].on, found[BIRTH].successor) == (EARLIER, "1.999909")
    assert found[BIRTH].successor_name == "Thủ tục 1.999909"
    assert (found[MARRIAGE].on, found[MARRIAGE].successor) == (EFFECT, "")
    assert "1.999909" not in found


def test_what_people_say_of_a_procedure_finds_the_one_that_replaced_it() -> None:
    ProcedureSynonym.objects.create(
        phrase="giấy chứng sinh con", folded="giay chung sinh con", codes=[BIRTH],
        provenance="thử", origin="official", changed_by="account:1", changed_at=MONDAY,
    )  # fmt: skip
    made = draft(effective_on=EFFECT, legal_in_force_on=None)
    new = content(MARRIAGE, name="Thủ tục lối mới")
    add(made, "1.999911", ItemKind.REPLACED, content=new, replaced_codes=[BIRTH])
    signed(made)
    publish_due(on=EFFECT, at=at(16))
    assert search("giấy chứng sinh con").hits[0].code == "1.999911"


def test_a_draft_that_was_given_up_is_no_other_decision() -> None:
    first = amend()
    drafting.discard_announcement(announcement_id=first.pk, reason="x", actor=LEADER, at=MONDAY)
    assert problems(amend(days=1)) == ()
