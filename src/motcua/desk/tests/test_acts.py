"""Which act a dossier's page offers first."""

from motcua.casework.states import Act
from motcua.desk.acts import OfferedActs, offered

WAITING = frozenset({Act.STOP, Act.ASSIGN})


def test_stopping_is_no_next_act_while_the_applicant_may_still_answer() -> None:
    shown = offered(WAITING, decided=False, stop_proposed=False)
    assert shown == OfferedActs(None, (Act.ASSIGN, Act.STOP))


def test_stopping_is_the_next_act_once_it_is_proposed() -> None:
    shown = offered(WAITING, decided=False, stop_proposed=True)
    assert shown == OfferedActs(Act.STOP, (Act.ASSIGN,))


def test_a_decision_comes_before_sending_on() -> None:
    acts = frozenset({Act.DECIDE, Act.FORWARD})
    assert offered(acts, decided=False, stop_proposed=False).next == Act.DECIDE
    assert offered(acts, decided=True, stop_proposed=False).next == Act.FORWARD
