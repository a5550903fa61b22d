"""Two officers, or one with a double click: real threads on a real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.casework import operations as ops
from motcua.casework.models import Case, LedgerEntry
from motcua.casework.tests.world import THREE_DAYS, World, acting, at, fresh
from motcua.journal.models import JournalEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(transactional_db: None) -> Case:
    return World().opened(at(2, 3))


def _together(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts in threads that start at once; return results, or the errors as results."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return act()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_a_double_click_accepts_once_and_both_see_the_same_answer(case: Case):
    same = acting(case, at(2, 3, 10))
    results = _together(*[lambda: ops.accept(acting=same, limit=THREE_DAYS)] * 4)

    assert sorted(r.repeated for r in results) == [False, True, True, True]
    assert {(r.state, r.due_at, r.version) for r in results} == {("accepted", at(5, 3, 17), 2)}
    assert LedgerEntry.objects.filter(case=case).count() == 1
    assert JournalEntry.objects.filter(tag="casework:case:accept").count() == 1


def test_of_two_officers_acting_on_what_both_saw_one_is_told_that_it_changed(case: Case):
    accepting = acting(case, at(2, 3, 10))
    refusing = acting(case, at(2, 3, 10), actor="account:8")
    results = _together(
        lambda: ops.accept(acting=accepting, limit=THREE_DAYS),
        lambda: ops.refuse(acting=refusing, reason="Không thuộc thẩm quyền"),
    )
    assert [type(r).__name__ for r in results].count("CaseAct") == 1
    assert [type(r).__name__ for r in results].count("CaseChangedMeanwhile") == 1
    assert fresh(case).version == 2


def test_one_token_opens_one_case_however_often_it_is_sent(transactional_db: None):
    world = World()
    results = _together(*[lambda: world.opened(at(2, 3), token="same-token")] * 3)
    assert Case.objects.count() == 1
    assert [type(r).__name__ for r in results].count("TokenSpent") == 2
