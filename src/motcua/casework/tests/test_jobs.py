"""The background entry points: each loads, makes one call, and may run twice."""

from datetime import datetime

import pytest

from motcua.casework import jobs
from motcua.casework import operations as ops
from motcua.casework.events import DueDateMoved, StopProposed
from motcua.casework.models import ActOutcome
from motcua.casework.tests.world import UNIT_MISSING, World, acting, at, fresh
from motcua.kit import events


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Set the clock that jobs read."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(jobs, "now", lambda: moment)

    return set_to


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is announced during the test."""
    heard: list[object] = []
    reactions = {StopProposed: [heard.append], DueDateMoved: [heard.append]}
    monkeypatch.setattr(events, "_reactions", reactions)
    return heard


def test_an_unanswered_supplement_is_announced_once(world: World, clock, announced):
    case = world.accepted(at(2, 3))
    ops.request_supplement(
        acting=acting(case, at(3, 3)), answer_by=at(13, 3, 17), reason="Thiếu giấy"
    )
    for moment in (at(13, 3, 16), at(13, 3, 18), at(14, 3, 18)):
        clock(moment)
        jobs.watch_supplements()
    assert announced == [StopProposed(case.pk, at(13, 3, 17), at(13, 3, 18))]
    assert fresh(case).state == "awaiting_supplement"


def test_a_confirmed_limit_reaches_running_cases_by_a_job(world: World, clock, announced):
    case = world.accepted(at(2, 3), UNIT_MISSING)
    clock(at(3, 3))
    for _ in range(2):
        jobs.give_confirmed_limit(
            procedure_code="1.001193",
            quantity="3",
            unit="ngay_lam_viec",
            basis="Luật Hộ tịch",
            actor="account:9",
        )
    assert fresh(case).due_at == at(5, 3, 17)
    assert announced == [DueDateMoved(case.pk, None, at(5, 3, 17), "limit", at(3, 3))]


def test_spent_tokens_are_forgotten_after_ninety_days(world: World, clock):
    world.opened(at(2, 3))
    clock(at(30, 5))  # 89 days
    jobs.clear_tokens()
    assert ActOutcome.objects.count() == 1
    clock(at(1, 6))
    jobs.clear_tokens()
    assert ActOutcome.objects.count() == 0


def test_many_cases_are_worked_through_in_batches(world: World, clock, monkeypatch):
    cases = [world.accepted(at(2, 3), UNIT_MISSING) for _ in range(3)]
    queued: list[dict[str, object]] = []
    monkeypatch.setattr(jobs, "defer", lambda name, **arguments: queued.append(arguments))
    monkeypatch.setattr("motcua.casework.operations.reckoning.BATCH", 2)
    clock(at(3, 3))
    arguments: dict[str, object] = {
        "procedure_code": "1.001193", "quantity": "3", "unit": "ngay_lam_viec",
        "basis": "Luật Hộ tịch", "actor": "account:9",
    }  # fmt: skip
    jobs.give_confirmed_limit(**arguments)  # type: ignore[arg-type]
    assert sum(fresh(case).due_at is not None for case in cases) == 2
    jobs.give_confirmed_limit(**queued[0])  # type: ignore[arg-type]
    assert all(fresh(case).due_at for case in cases)
    assert len(queued) == 1
