"""How many statements an act costs. The dossier's own come on top; twenty is the most."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework import operations as ops
from motcua.casework.models import Case
from motcua.casework.operations import CaseAct
from motcua.casework.processes import process_of
from motcua.casework.tests.world import THREE_DAYS, World, acting, at, fresh, officer

MOST = 8


def _forwarded(case: Case) -> Case:
    ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")
    ops.forward(acting=acting(fresh(case), at(2, 3, 10)))
    return fresh(case)


ACTS: dict[str, tuple[int, Callable[[World], Callable[[], CaseAct]]]] = {}


def _act(statements: int) -> Callable[..., Callable[[World], Callable[[], CaseAct]]]:
    def declare(make: Callable[[World], Callable[[], CaseAct]]):
        ACTS[make.__name__.lstrip("_")] = (statements, make)
        return make

    return declare


@_act(7)
def _accept(world: World):
    case = world.opened(at(2, 3))
    return lambda: ops.accept(acting=acting(case, at(2, 3, 10)), limit=THREE_DAYS)


@_act(6)
def _forward(world: World):
    case = world.accepted(at(2, 3))
    return lambda: ops.forward(acting=acting(case, at(2, 3, 10)))


@_act(5)
def _assign(world: World):
    case, who = world.accepted(at(2, 3)), officer()
    return lambda: ops.assign(acting=acting(case, at(2, 3, 10)), assignee_id=who.pk)


@_act(4)
def _decide(world: World):
    case = world.accepted(at(2, 3))
    return lambda: ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")


@_act(5)
def _request_supplement(world: World):
    case = world.accepted(at(2, 3))
    return lambda: ops.request_supplement(
        acting=acting(case, at(2, 3, 10)), answer_by=at(20, 3), reason="Thiếu giấy"
    )


@_act(7)
def _return_to_previous(world: World):
    case = _forwarded(world.accepted(at(2, 3)))
    return lambda: ops.return_to_previous(acting=acting(case, at(2, 3, 11)), reason="Sai tên")


@_act(6)
def _sign_off(world: World):
    case = _forwarded(world.accepted(at(2, 3)))
    return lambda: ops.sign_off(acting=acting(case, at(2, 3, 11)))


@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_costs_few_statements(world: World, name: str):
    expected, make = ACTS[name]
    act = make(world)
    process_of(world.version.pk)
    with CaptureQueriesContext(connection) as captured:
        act()
    statements = [q["sql"] for q in captured if "SAVEPOINT" not in q["sql"]]
    assert len(statements) == expected <= MOST, "\n".join(statements)


def test_opening_a_case_costs_four_statements(world: World):
    world.opened(at(2, 3))  # reads the calendar, which is then kept
    with CaptureQueriesContext(connection) as captured:
        world.opened(at(2, 3))
    reading_back = 1
    assert len(captured) - reading_back == 4


def test_a_repeated_act_costs_two(world: World):
    case = world.accepted(at(2, 3))
    same = acting(case, at(2, 3, 10))
    ops.decide(acting=same, decision="approved")
    with CaptureQueriesContext(connection) as captured:
        assert ops.decide(acting=same, decision="approved").repeated
    assert len(captured) == 2
