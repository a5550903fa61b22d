"""What no code, no console and no mistake can do, because the database refuses it."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from motcua.casework import operations as ops
from motcua.casework.models import CalendarVersion, Case, CaseStep, LedgerEntry, ProcessVersion
from motcua.casework.operations.processes import draft_process
from motcua.casework.tests.world import LEAD, TWO_STEPS, World, acting, at


def _refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"never changed|stays as it is"),
        transaction.atomic(),
        connection.cursor() as db,
    ):
        db.execute("SET CONSTRAINTS ALL IMMEDIATE")
        db.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE casework_ledgerentry SET at = at - interval '1 day'",
        "DELETE FROM casework_ledgerentry",
        "TRUNCATE casework_ledgerentry",
        "UPDATE casework_calendarversion SET document = '{}'",
        "DELETE FROM casework_calendarversion",
        "UPDATE casework_processversion SET document = '{}'",
        "UPDATE casework_processversion SET published_at = NULL",
        "DELETE FROM casework_processversion",
    ],
)
def test_the_ledger_kept_calendars_and_published_processes_stay_as_they_are(world: World, sql):
    world.accepted(at(2, 3))
    _refused(sql)
    assert LedgerEntry.objects.count() == 1
    assert CalendarVersion.objects.exists() and ProcessVersion.objects.count() == 1


def test_a_draft_may_still_be_changed_and_removed(world: World):
    draft_process(code="QT", name_vi="QT", document=TWO_STEPS, actor=LEAD, at=at(1, 2))
    drafts = ProcessVersion.objects.filter(published_at=None)
    assert drafts.update(basis="Quyết định 12/QĐ-UBND") == 1
    assert drafts.delete()[0] == 1


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"is_open": False}, "a_closed_case_says_when"),
        ({"state": "awaiting_supplement"}, "a_supplement_has_a_date_to_answer_by"),
        ({"due_note": "no_limit"}, "a_case_has_a_due_date_or_a_reason_for_none"),
        ({"finished_at": at(1, 1)}, "a_case_ends_after_it_begins"),
        ({"state": "lost"}, "a_case_is_in_a_known_state"),
    ],
)
def test_a_case_that_contradicts_itself_is_refused(world: World, changes, rule):
    case = world.accepted(at(2, 3))
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**changes)


def test_a_case_is_never_at_two_steps(world: World):
    case = world.accepted(at(2, 3))
    visit = CaseStep.objects.get(case=case)
    visit.pk = None
    with pytest.raises(IntegrityError, match="one_step_at_a_time"), transaction.atomic():
        visit.save(force_insert=True)


def test_an_act_that_fails_half_way_leaves_nothing_behind(world: World):
    case = world.accepted(at(2, 3))
    version_before = case.version
    with pytest.raises(ops.StepDoesNotSign), transaction.atomic():
        ops.sign_off(acting=acting(case, at(2, 3, 10)))
    case.refresh_from_db()
    assert (case.version, case.state) == (version_before, "accepted")
    assert LedgerEntry.objects.count() == 1
