"""
What makes a process sound: every step is reached, every way ends in a signature, a decision is
made before it, nothing goes in a circle, and the longest way fits the procedure's limit.
"""

from collections.abc import Iterator

from motcua.rules.process import Problem, Process, Step
from motcua.rules.working_time import Limit, LimitNotUsable, LimitUnit, working_minutes_of

_MINUTES_IN_A_DAY = 480


def faults_of(process: Process) -> Iterator[Problem]:
    """Yield every fault of a process whose single steps are well written."""
    keys = [step.key for step in process.steps]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem("steps", "key_twice", key)
    if process.first not in keys:
        yield Problem("first", "unknown_step", process.first)
        return
    unknown = list(_ways_into_nowhere(process, set(keys)))
    yield from unknown
    yield from _ends_that_do_not_sign(process)
    if unknown or len(set(keys)) != len(keys):
        return
    order = _in_forward_order(process)
    if order is None:
        yield Problem("steps", "goes_in_a_circle")
        return
    yield from _never_reached(process, order)
    yield from _signed_without_decision(process)
    yield from _over_the_limit(process, order)


def _ways_into_nowhere(process: Process, keys: set[str]) -> Iterator[Problem]:
    for n, step in enumerate(process.steps):
        for m, way in enumerate(step.ways):
            if way.to not in keys:
                yield Problem(f"steps.{n}.next.{m}.to", "unknown_step", way.to)


def _ends_that_do_not_sign(process: Process) -> Iterator[Problem]:
    for n, step in enumerate(process.steps):
        if step.signs and step.ways:
            yield Problem(f"steps.{n}.next", "signs_but_goes_on", step.key)
        if not step.signs and not step.ways:
            yield Problem(f"steps.{n}.next", "leads_nowhere", step.key)


def _in_forward_order(process: Process) -> list[Step] | None:
    """Return the steps reached from the first, each before those it leads to; None: a circle."""
    order: list[Step] = []
    finished: set[str] = set()
    walking: set[str] = set()

    def walk(key: str) -> bool:
        if key in walking:
            return False
        if key in finished:
            return True
        walking.add(key)
        step = process.step(key)
        if not all(walk(way.to) for way in step.ways):
            return False
        walking.remove(key)
        finished.add(key)
        order.append(step)
        return True

    return order[::-1] if walk(process.first) else None


def _never_reached(process: Process, order: list[Step]) -> Iterator[Problem]:
    reached = {step.key for step in order}
    for n, step in enumerate(process.steps):
        if step.key not in reached:
            yield Problem(f"steps.{n}", "never_reached", step.key)


def _signed_without_decision(process: Process) -> Iterator[Problem]:
    undecided, seen = [process.first], set()
    while undecided:
        step = process.step(undecided.pop())
        if step.decides or step.key in seen:
            continue
        seen.add(step.key)
        if step.signs:
            yield Problem("steps", "signs_without_decision", step.key)
        undecided += [way.to for way in step.ways]


def _over_the_limit(process: Process, order: list[Step]) -> Iterator[Problem]:
    allowed = minutes_allowed(process.limit)
    longest = longest_way_minutes(process, order)
    if allowed is not None and longest > allowed:
        yield Problem("limit", "steps_take_longer", f"{longest} > {allowed}")


def longest_way_minutes(process: Process, order: list[Step]) -> int:
    """Return the working minutes of the longest way through; `order` as the steps follow."""
    longest = {process.first: 0}
    most = 0
    for step in order:
        spent = longest[step.key] + _budget_minutes(step)
        most = max(most, spent)
        for way in step.ways:
            longest[way.to] = max(longest.get(way.to, 0), spent)
    return most


def _budget_minutes(step: Step) -> int:
    try:
        return working_minutes_of(step.budget) if step.budget else 0
    except LimitNotUsable:
        return 0


def minutes_allowed(limit: Limit | None) -> int | None:
    """
    Return the working minutes that a procedure's limit leaves for its steps; None: no bound.

    Calendar days are taken as five working days in seven and a month as twenty, rounded down:
    what surely fits, without a calendar at hand.
    """
    if limit is None or limit.unit is None:
        return None
    match limit.unit:
        case LimitUnit.SAME_DAY:
            return _MINUTES_IN_A_DAY
        case LimitUnit.DAYS:
            return int(limit.quantity * 5 / 7) * _MINUTES_IN_A_DAY
        case LimitUnit.MONTHS:
            return int(limit.quantity * 20) * _MINUTES_IN_A_DAY
        case _:
            return working_minutes_of(limit)
