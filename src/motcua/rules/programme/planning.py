"""
Which services to raise first, and which few pieces of work unlock the most.

A piece of *work* makes one fact hold wherever it applies: publishing a form for a procedure serves
every agency that offers it, online payment serves the whole province. A service needs a set of
works; it is unlocked when all of them are done.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, order=True)
class Work:
    """One piece of work: a fact, and where it is to be made to hold ("" everywhere)."""

    fact: str
    where: str


@dataclass(frozen=True)
class Needed:
    """What a service needs to reach its level. `used`: its dossiers in half a year."""

    service: int
    used: int
    works: frozenset[Work]


@dataclass(frozen=True)
class Ranked:
    """A service with its place: `gain` is use per unit of effort, the higher the sooner."""

    needed: Needed
    effort: int
    gain: Fraction


@dataclass(frozen=True)
class Bundle:
    """
    Works that, done together, unlock services.

    `unlocks` are the services reached by this bundle beyond those of the bundles before it;
    `effort` counts only works that no bundle before it did.
    """

    works: tuple[Work, ...]
    effort: int
    unlocks: tuple[int, ...]


def effort_of(works: Iterable[Work], efforts: Mapping[str, int]) -> int:
    """Return the effort of works, by their facts; a fact without an effort counts 1."""
    return sum(efforts.get(work.fact, 1) for work in works)


def rank(needs: Iterable[Needed], efforts: Mapping[str, int]) -> list[Ranked]:
    """
    Return the services in the order in which to raise them.

    Gain is (dossiers in half a year + 1) / effort: what is used much and lacks little comes first;
    the one more keeps apart, by effort, services that nobody has used yet. Equal gains are in the
    order of the services' ids. A service that needs nothing is left out.
    """
    ranked = []
    for needed in needs:
        effort = effort_of(needed.works, efforts)
        if needed.works and effort > 0:
            ranked.append(Ranked(needed, effort, Fraction(needed.used + 1, effort)))
    return sorted(ranked, key=lambda one: (-one.gain, one.needed.service))


def bundles(needs: Sequence[Needed], efforts: Mapping[str, int], *, most: int = 10) -> list[Bundle]:
    """
    Return up to `most` bundles of works, each the one that then unlocks most services per effort.

    Greedy: after each choice the works done count no more. A choice begins with the best sets that
    single services need and grows by what others need as long as it unlocks more per effort, so it
    is a good one and now and then not the best; unlocking counts every service whose whole need the
    works done so far cover.
    """
    waiting = {needed.service: needed.works for needed in needs if needed.works}
    done: set[Work] = set()
    chosen: list[Bundle] = []
    while waiting and len(chosen) < most:
        best = _best_of(waiting, done, efforts)
        chosen.append(best)
        done.update(best.works)
        for service in best.unlocks:
            del waiting[service]
    return chosen


# Growing from the few best beginnings finds nearly always what growing from all would.
_BEGINNINGS = 5


def _best_of(
    waiting: Mapping[int, frozenset[Work]], done: set[Work], efforts: Mapping[str, int]
) -> Bundle:
    by_need: dict[frozenset[Work], list[int]] = {}
    for service, works in waiting.items():
        by_need.setdefault(works - done, []).append(service)

    def weigh(works: frozenset[Work]) -> _Weighed:
        unlocked = sum(len(found) for need, found in by_need.items() if need <= works)
        effort = effort_of(works, efforts)
        return _Weighed(Fraction(unlocked, max(effort, 1)), -effort, sorted(works))

    begun = sorted(map(weigh, by_need), reverse=True)[:_BEGINNINGS]
    best = max(_grown(one, by_need, weigh) for one in begun)
    chosen = frozenset(best.works)
    unlocked = sorted(s for need, found in by_need.items() if need <= chosen for s in found)
    return Bundle(tuple(best.works), -best.less_effort, tuple(unlocked))


@dataclass(frozen=True, order=True)
class _Weighed:
    """A set of works by what it unlocks per working day; equal ones by the smaller effort."""

    gain: Fraction
    less_effort: int
    works: list[Work]


def _grown(
    begun: _Weighed,
    needs: Iterable[frozenset[Work]],
    weigh: Callable[[frozenset[Work]], _Weighed],
) -> _Weighed:
    """Return the set with what other services need added while that unlocks more per effort."""
    while True:
        works = frozenset(begun.works)
        wider = max(weigh(works | need) for need in needs)
        if wider <= begun:
            return begun
        begun = wider
