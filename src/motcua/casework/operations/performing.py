"""
How every act on a case is performed: lock, check, change, write, once.

An act carries the version of the case that its page showed and the one-time token of its form.
A second click waits for the first one's lock, finds the version moved on, and is answered with
what the first came to. Statements: lock, case, outcome and journal, and what the act adds.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.casework.calendars import current_calendar_id
from motcua.casework.models import ActOutcome, Case, LedgerEntry
from motcua.casework.places import place
from motcua.casework.processes import process_of
from motcua.casework.states import TERMINAL, TRANSITIONS, Act, State, Transition
from motcua.casework.tags import ACT_TAGS
from motcua.journal.operations import record
from motcua.kit.prepared import Prepared
from motcua.rules.process import Process, Step

_MOMENTS = ("at", "due_at", "step_due_at", "waiting_until", "intake_due_at", "standing_since")


class CaseUnknown(Exception):
    """There is no case with this id."""


class CaseChangedMeanwhile(Exception):
    """Somebody else acted on the case since the page was shown; nothing was done."""


class ActNotPossible(Exception):
    """The case's state does not allow the act."""

    def __init__(self, act: Act, state: str) -> None:
        super().__init__(f"{act} from {state}")
        self.act = act
        self.state = state


class TokenSpent(Exception):
    """The token was already used for another act."""


@dataclass(frozen=True)
class Acting:
    """
    Who acts on which case, when, having seen which version, under which one-time token.

    `actor` as the journal names it ("account:5"), `unit` the acting unit's code, `at` aware.
    """

    case_id: int
    expected_version: int
    token: str
    actor: str
    unit: str
    at: datetime


@dataclass(frozen=True)
class CaseAct:
    """
    What an act came to. `passed` are the states gone through, the last one being `state`.

    `repeated`: the act had been done already under this token, and this is what it came to then;
    the caller has nothing left to do.
    """

    case_id: int
    act: str
    at: datetime
    state: str
    passed: tuple[str, ...]
    step_key: str
    unit_id: int
    role: str
    assignee_id: int | None
    version: int
    due_at: datetime | None
    due_note: str
    step_due_at: datetime | None
    intake_due_at: datetime | None
    waiting_until: datetime | None
    standing_since: datetime | None
    repeated: bool = False


@dataclass
class Doing:
    """An act under way: the locked case to change, and the rows to add when it is written."""

    case: Case
    act: Act
    acting: Acting
    transition: Transition
    state_before: str
    ledger: list[LedgerEntry] = field(default_factory=list)
    basis: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """The moment of the act."""
        return self.acting.at

    @property
    def actor(self) -> str:
        """Who acts, as the journal names them."""
        return self.acting.actor

    @property
    def process(self) -> Process:
        """The process that the case follows."""
        return process_of(self.case.process_version_id)

    @property
    def step(self) -> Step:
        """The step at which the case is. Not for cases at the counter."""
        return self.process.step(self.case.step_key)

    def use_present_calendar(self) -> None:
        """Reckon from now on with the newest calendar of the competent unit. One query."""
        self.case.calendar_id = current_calendar_id(unit_id=self.case.competent_unit_id)

    def close(self) -> None:
        """End the case for good."""
        self.case.closed_at = self.at
        self.case.is_open = False
        self.case.assignee_id = None
        self.case.step_due_at = None


Change = Callable[[Doing], None]


_LOCKED = Prepared(lambda case_id: Case.objects.select_for_update().filter(pk=case_id), case_id=int)


@transaction.atomic(savepoint=False)
def perform(acting: Acting, act: Act, change: Change) -> CaseAct:
    """
    Perform an act whose particular part is `change`, and return what it came to.

    :raises CaseUnknown: there is no such case
    :raises CaseChangedMeanwhile: the version has moved on, and not by this token
    :raises ActNotPossible: the state does not allow it
    :raises TokenSpent: the token belongs to another act
    """
    case = _LOCKED.first(case_id=acting.case_id)
    if case is None:
        raise CaseUnknown(acting.case_id)
    if case.version != acting.expected_version:
        return _first_outcome(acting, act)
    transition = TRANSITIONS.get((State(case.state), act))
    if transition is None:
        raise ActNotPossible(act, case.state)
    doing = Doing(case, act, acting, transition, case.state)
    before = dict(case.__dict__)
    passed = _change_state(doing, change)
    _write(doing, before)
    outcome = outcome_of(case, act, acting.at, passed)
    keep_outcome(outcome, acting)
    _record(doing)
    return outcome


def _change_state(doing: Doing, change: Change) -> tuple[str, ...]:
    """Apply the transition and the change; return the states gone through."""
    case = doing.case
    if doing.transition.to is not None:
        case.state = doing.transition.to
    change(doing)
    if case.state in TERMINAL:
        doing.close()
    if case.state == doing.state_before:
        return (case.state,)
    via = doing.transition.via
    return (via, case.state) if via else (case.state,)


def _write(doing: Doing, before: dict[str, Any]) -> None:
    case = doing.case
    place(case)
    case.version += 1
    columns = (column.attname for column in Case._meta.concrete_fields)
    changed = [name for name in columns if before[name] != getattr(case, name)]
    case.save(update_fields=changed)
    for row in doing.ledger:
        row.due_at = case.due_at
        row.save(force_insert=True)


def outcome_of(case: Case, act: Act, at: datetime, passed: tuple[str, ...]) -> CaseAct:
    """Return what an act came to, from the case as it now stands."""
    return CaseAct(
        case_id=case.pk,
        act=act,
        at=at,
        state=case.state,
        passed=tuple(str(state) for state in passed),
        step_key=case.step_key,
        unit_id=case.unit_id,
        role=case.role,
        assignee_id=case.assignee_id,
        version=case.version,
        due_at=case.due_at,
        due_note=case.due_note,
        step_due_at=case.step_due_at,
        intake_due_at=case.intake_due_at,
        waiting_until=case.waiting_until,
        standing_since=case.standing_since,
    )


def keep_outcome(outcome: CaseAct, acting: Acting) -> None:
    """
    Keep what an act came to under its token.

    :raises TokenSpent: another act has used the token; the transaction is lost
    """
    kept = asdict(outcome)
    for name in _MOMENTS:
        kept[name] = kept[name].isoformat() if kept[name] else None
    try:
        ActOutcome.objects.create(
            token=acting.token, case_id=outcome.case_id, act=outcome.act, actor=acting.actor,
            at=acting.at, outcome=kept,
        )  # fmt: skip
    except IntegrityError as error:
        raise TokenSpent(outcome.act) from error


def read_outcome(kept: ActOutcome) -> CaseAct:
    """Return a kept outcome, marked as a repeat."""
    values = dict(kept.outcome)
    for name in _MOMENTS:
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    values["passed"] = tuple(values["passed"])
    return replace(CaseAct(**values), repeated=True)


def _first_outcome(acting: Acting, act: Act) -> CaseAct:
    kept = ActOutcome.objects.filter(token=acting.token).first()
    if kept is None:
        raise CaseChangedMeanwhile(acting.case_id)
    if (kept.case_id, kept.act, kept.actor) != (acting.case_id, act, acting.actor):
        raise TokenSpent(act)
    return read_outcome(kept)


def _record(doing: Doing) -> None:
    case, acting = doing.case, doing.acting
    record(
        tag=ACT_TAGS[doing.act],
        subject=f"case:{case.pk}",
        at=acting.at,
        actor=acting.actor,
        unit=acting.unit,
        basis=doing.basis,
        data={
            "from": doing.state_before,
            "to": case.state,
            "step": case.step_key,
            "version": case.version,
            "due": case.due_at.isoformat() if case.due_at else None,
            **doing.data,
        },
    )
