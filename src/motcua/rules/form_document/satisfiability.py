"""
Whether conditions can ever be true together.

A small search over the answers that conditions compare with written values: options, yes and no,
the points and gaps between written numbers and dates. What is anything more (a comparison of two
answers, an age, a sum) may come out as it likes. So "never" is always right; "perhaps" may be
wrong, and a search that has used up its steps says "perhaps" too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.limits import EARLIEST_YEAR, LATEST_YEAR
from motcua.rules.form_document.model import Document, Field, Page
from motcua.rules.form_document.values import bounds
from motcua.rules.form_document.vocabularies import Vocabularies
from motcua.rules.form_logic import Call, Expression, Kind, Literal, Reference, Value, references
from motcua.rules.form_logic.operators import OPERATORS

# A step is one node of a condition looked at: some millions a second.
STEPS_A_QUESTION = 20_000
STEPS_A_DOCUMENT = 300_000
_EXPANDED = 200
_MOST_TICKS = 6

# What a condition may come out as: True, False, or None for unknown.
Outcomes: TypeAlias = frozenset[Any]
_TRUE: Outcomes = frozenset({True})
_FALSE: Outcomes = frozenset({False})
_UNKNOWN: Outcomes = frozenset({None})
_ANY: Outcomes = frozenset({True, False, None})
NOT_FALSE: Outcomes = _TRUE | _UNKNOWN
NOT_TRUE: Outcomes = _FALSE | _UNKNOWN
_THERE = "\0 some value"
_COMPARISONS = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})
_WHOLE = frozenset({FieldType.INTEGER, FieldType.MONEY, FieldType.YEAR})


class OutOfSteps(Exception):
    """The search has become too long: nothing is known."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition, and what it may come out as for the goal to be reached."""

    condition: Expression
    wanted: Outcomes = _TRUE


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where an answer comes from: when it is asked, and whether it must then be there."""

    conditions: tuple[Expression, ...]
    is_required: bool


class Solver:
    """Answers for one document. `exhausted` counts the questions that it gave up."""

    def __init__(self, document: Document, vocabularies: Vocabularies) -> None:
        self.fields: dict[str, Field] = {}
        self.asked: dict[str, _Asked] = {}
        self.derived = {derived.id: derived.as_ for derived in document.derived}
        self.vocabularies = vocabularies
        self.steps_left = STEPS_A_DOCUMENT
        self.exhausted = 0
        for page, field in document.fields():
            self._enter(page, field)

    def _enter(self, page: Page, field: Field) -> None:
        conditions = tuple(c for c in (page.when, field.when) if c is not None)
        if page.repeat is None:
            self.fields[field.id] = field
            self.asked[field.id] = _Asked(conditions, field.required)
        else:
            self.asked[page.repeat.id] = _Asked(conditions, page.repeat.least > 0)

    def never(self, *goals: Goal) -> bool:
        """Whether no answers at all fulfil the goals together."""
        search = _Search(self, min(STEPS_A_QUESTION, self.steps_left))
        try:
            return not search.succeeds(goals)
        except OutOfSteps:
            self.exhausted += 1
            return False
        finally:
            self.steps_left -= search.steps

    def looks_into(self, name: str) -> bool:
        """Whether the values of an answer are told apart, and not only whether it is there."""
        whole, _, part = name.partition(".")
        return name == "@today" or (whole in self.fields and "[" not in part)

    def expand(self, expression: Expression, budget: Iterator[int]) -> Expression:
        """Put what they are computed from in the place of computed values, as far as it goes."""
        if next(budget, None) is None:
            return expression
        if isinstance(expression, Reference) and expression.name in self.derived:
            return self.expand(self.derived[expression.name], budget)
        if not isinstance(expression, Call):
            return expression
        arguments = tuple(self.expand(argument, budget) for argument in expression.arguments)
        return _push_in(Call(expression.operator, arguments, expression.kind))


def _push_in(call: Call) -> Expression:
    """`(c ? x : y) = z` is `c ? x = z : y = z`: unknown stays unknown in both."""
    if call.operator not in _COMPARISONS:
        return call
    first, second = call.arguments
    if isinstance(first, Literal) and isinstance(second, Literal):
        return Literal(OPERATORS[call.operator].apply(first.value, second.value), Kind.BOOLEAN)
    if not (isinstance(first, Call) and first.operator == "if" and isinstance(second, Literal)):
        return call
    condition, then, otherwise = first.arguments
    branches = (Call(call.operator, (branch, second), call.kind) for branch in (then, otherwise))
    return Call("if", (condition, *(_push_in(branch) for branch in branches)), call.kind)


class _Search:
    """One search. Variables are answers, or whole comparisons that are not looked into."""

    def __init__(self, solver: Solver, most: int) -> None:
        self.solver, self.steps, self.most = solver, 0, most
        self.goals: list[tuple[Expression, Outcomes]] = []
        self.sources: dict[str, tuple[tuple[Expression, ...], bool]] = {}
        self.domains: dict[Any, tuple[Any, ...]] = {}
        # The variable that a comparison depends on, by the identity of its node.
        self.atoms: dict[int, Any] = {}

    def succeeds(self, goals: Sequence[Goal]) -> bool:
        """Whether some answers fulfil every goal. :raises OutOfSteps: not found in time"""
        budget = iter(range(_EXPANDED))
        self.goals = [(self.solver.expand(g.condition, budget), g.wanted) for g in goals]
        self._gather(budget)
        written: dict[str, set[Value]] = {}
        for condition in self._conditions():
            self._meet(condition, written)
        for name, values in written.items():
            self.domains[name] = self._domain(name, values)
        variables = sorted(self.domains, key=lambda v: len(self.domains[v]))
        return self._extend({}, variables, 0)

    def _gather(self, budget: Iterator[int]) -> None:
        """Add, for every answer that is read, when it is asked; and so on for what that reads."""
        waiting = [name for condition, _ in self.goals for name in references(condition)]
        while waiting:
            name = waiting.pop().partition(".")[0].partition("[")[0]
            source = self.solver.asked.get(name)
            if source is None or name in self.sources:
                continue
            conditions = tuple(self.solver.expand(c, budget) for c in source.conditions)
            self.sources[name] = (conditions, source.is_required)
            waiting += [n for condition in conditions for n in references(condition)]

    def _conditions(self) -> Iterator[Expression]:
        yield from (condition for condition, _ in self.goals)
        for conditions, _ in self.sources.values():
            yield from conditions

    # Variables

    def _meet(self, expression: Expression, written: dict[str, set[Value]]) -> None:
        """Note which answers are compared with what; anything else becomes a variable itself."""
        if isinstance(expression, Literal):
            return
        if isinstance(expression, Reference):
            written.setdefault(expression.name, set())
            return
        if expression.operator in _BOOLEAN and expression.kind == Kind.BOOLEAN:
            for argument in expression.arguments:
                self._meet(argument, written)
            return
        atom = self._atom(expression)
        if atom is None:
            self.domains[expression] = (True, False, None)
            self.atoms[id(expression)] = expression
            return
        name, values = atom
        self.atoms[id(expression)] = name
        written.setdefault(name, set()).update(values)

    def _atom(self, call: Call) -> tuple[str, tuple[Value, ...]] | None:
        """Return an answer and what it is compared with; None where it is not so simple."""
        first = call.arguments[0]
        if call.operator in {"present", "absent"} and isinstance(first, Reference):
            return first.name, ()
        if len(call.arguments) != 2:
            return None
        many, one = call.arguments
        if isinstance(many, Literal) and call.operator in _COMPARISONS:
            many, one = one, many
        if not isinstance(many, Reference) or not isinstance(one, Literal):
            return None
        if not self.solver.looks_into(many.name):
            return None
        if many.kind == Kind.TEXT and call.operator in {"lt", "le", "gt", "ge"}:
            return None
        if call.operator == "contains":
            return (many.name, (one.value,)) if many.kind == Kind.TEXTS else None
        values = one.value if isinstance(one.value, tuple) else (one.value,)
        return many.name, values

    def _domain(self, name: str, written: set[Value]) -> tuple[Any, ...]:
        """Return values of which every kind of answer is like one, and None for no answer."""
        field = self.solver.fields.get(name)
        if name == "@today":
            return tuple(_days(written))
        if field is None:
            return (*self._part(name, written), None)
        if field.type == FieldType.MULTI_CHOICE:
            return (*_ticks(field, written), None)
        options = field.options or self.solver.vocabularies.options(field.type)
        if options and field.type != FieldType.ADDRESS:
            known = [o.value for o in options]
            others = [v for v in known if v not in written]
            return (*(v for v in known if v in written), *others[:1], None)
        if field.type == FieldType.YES_NO:
            return (True, False, None)
        if field.type == FieldType.DECLARATION:
            return (True, None)
        if field.type == FieldType.DATE:
            return (*_days(written), None)
        if field.type in _WHOLE or field.type == FieldType.NUMBER:
            return (*_numbers(field, written), None)
        return (*sorted(written, key=str), _THERE, None)

    def _part(self, name: str, written: set[Value]) -> tuple[Any, ...]:
        """Return values of a part of an address, or of something that is not looked into."""
        whole, _, part = name.partition(".")
        if part == "province" and whole in self.solver.fields:
            known = {o.value for o in self.solver.vocabularies.provinces}
            return (*sorted(v for v in written if v in known), _THERE)  # type: ignore[type-var]
        return (*sorted(written, key=str), _THERE)

    # Searching

    def _extend(self, chosen: dict[Any, Any], variables: Sequence[Any], index: int) -> bool:
        if not self._may_hold(chosen):
            return False
        if index == len(variables):
            return True
        variable = variables[index]
        for value in self.domains[variable]:
            chosen[variable] = value
            if self._extend(chosen, variables, index + 1):
                return True
        del chosen[variable]
        return False

    def _may_hold(self, chosen: Mapping[Any, Any]) -> bool:
        if not all(self._outcomes(c, chosen) & wanted for c, wanted in self.goals):
            return False
        return all(self._may_come(name, chosen) for name in self.sources)

    def _may_come(self, name: str, chosen: Mapping[Any, Any]) -> bool:
        """An answer is there only if it was asked; if it was and is required, it is there."""
        if name not in chosen:
            return True
        conditions, is_required = self.sources[name]
        outcomes = [self._outcomes(c, chosen) for c in conditions]
        if chosen[name] is not None:
            return all(True in o for o in outcomes)
        return not (is_required and all(o == _TRUE for o in outcomes))

    def _outcomes(self, expression: Expression, chosen: Mapping[Any, Any]) -> Outcomes:
        self.steps += 1
        if self.steps > self.most:
            raise OutOfSteps
        if isinstance(expression, Literal):
            return frozenset({expression.value})
        if isinstance(expression, Reference):
            return frozenset({chosen[expression.name]}) if expression.name in chosen else _ANY
        if id(expression) not in self.atoms:
            parts = [self._outcomes(a, chosen) for a in expression.arguments]
            return _BOOLEAN[expression.operator](parts)
        variable = self.atoms[id(expression)]
        if variable not in chosen:
            return _ANY
        if not isinstance(variable, str):
            return frozenset({chosen[variable]})
        return frozenset({_apply(expression, chosen[variable])})


_EMPTY: Outcomes = frozenset()


def _apply(call: Call, value: Any) -> Any:
    operator = OPERATORS[call.operator]
    arguments = [value if isinstance(a, Reference) else a.value for a in call.arguments]  # type: ignore[union-attr]
    if operator.strict and None in arguments:
        return None
    if value is _THERE and operator.strict:
        arguments = [_OTHER if a is value else a for a in arguments]
    return operator.apply(*arguments)


class _Other:
    """Equal to nothing that is written."""


_OTHER = _Other()


def _and(parts: Sequence[Outcomes]) -> Outcomes:
    if any(p == _FALSE for p in parts):
        return _FALSE
    found = set(_FALSE) if any(False in p for p in parts) else set()
    if all(True in p for p in parts):
        found.add(True)
    if any(None in p for p in parts) and all(p - _FALSE for p in parts):
        found.add(None)
    return frozenset(found)


def _not(parts: Sequence[Outcomes]) -> Outcomes:
    return frozenset(None if outcome is None else not outcome for outcome in parts[0])


def _or(parts: Sequence[Outcomes]) -> Outcomes:
    return _not([_and([_not([part]) for part in parts])])


def _if(parts: Sequence[Outcomes]) -> Outcomes:
    condition, then, otherwise = parts
    return (
        (then if True in condition else _EMPTY)
        | (otherwise if False in condition else _EMPTY)
        | (condition & _UNKNOWN)
    )


def _coalesce(parts: Sequence[Outcomes]) -> Outcomes:
    found: Outcomes = _EMPTY
    for part in parts:
        found |= part - _UNKNOWN
        if None not in part:
            return found
    return found | _UNKNOWN


_BOOLEAN = {"and": _and, "or": _or, "not": _not, "if": _if, "coalesce": _coalesce}


def _ticks(field: Field, written: set[Value]) -> Iterator[tuple[str, ...]]:
    """Yield every combination of the ticks that are asked about, with and without another."""
    known = [o.value for o in field.options]
    about = [v for v in known if v in written]
    if len(about) > _MOST_TICKS:
        raise OutOfSteps
    others = [v for v in known if v not in written][:1]
    for bits in range(2 ** len(about)):
        chosen = [v for i, v in enumerate(about) if bits >> i & 1]
        if chosen or others:
            yield (*chosen, *others)


def _days(written: set[Value]) -> list[date]:
    """Return the written days and one day in every gap, within what a date may be."""
    first, last = date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31)
    found = {first, last}
    for day in written:
        if isinstance(day, date):
            around = (day, *_neighbours(day))
            found |= {d for d in around if first <= d <= last}
    return sorted(found)


def _neighbours(day: date) -> Iterator[date]:
    for step in (-1, 1):
        try:
            yield day + timedelta(days=step)
        except OverflowError:
            continue


def _numbers(field: Field, written: set[Value]) -> list[Any]:
    """Return the written numbers and one in every gap, within the bounds of the question."""
    least, most = (EARLIEST_YEAR, LATEST_YEAR) if field.type == FieldType.YEAR else bounds(field)
    points = sorted(Decimal(v) for v in written if isinstance(v, int | Decimal))
    found = {Decimal(least), Decimal(most)}
    if field.type in _WHOLE:
        for point in points:
            floor = point.to_integral_value(rounding="ROUND_FLOOR")
            found |= {floor - 1, floor, floor + 1}
        return sorted(n for n in found if least <= n <= most and n == n.to_integral_value())
    found |= {*points, *((a + b) / 2 for a, b in pairwise(points))}
    found |= {points[0] - 1, points[-1] + 1} if points else set()
    return sorted(n for n in found if least <= n <= most)
