"""
A process as a frozen value: steps, the ways between them, and what can be wrong with them.

How it is written: `process_document`. What makes it sound: `process_checks`.
"""

from dataclasses import dataclass

from motcua.rules.process_guards import Guard, GuardFacts, allows
from motcua.rules.working_time import Limit


@dataclass(frozen=True)
class Problem:
    """One fault: where (a path such as "steps.2.next.0"), what (a closed word), and details."""

    path: str
    code: str
    detail: str = ""


class ProcessNotSound(Exception):
    """The document cannot be used; `problems` lists every fault found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.path}: {p.code} {p.detail}".strip() for p in problems))
        self.problems = problems


@dataclass(frozen=True)
class Way:
    """An edge to a next step, open when its guard holds; None: always."""

    to: str
    when: Guard | None


@dataclass(frozen=True)
class Step:
    """
    One step. `unit` is "receiving", "competent" or "agency:CODE"; `budget` None: no time of its
    own; `decides`: a decision is recorded here; `signs`: the result is signed here, the end.
    """

    key: str
    content_vi: str
    content_en: str
    role: str
    unit: str
    budget: Limit | None
    product_vi: str
    product_en: str
    decides: bool
    signs: bool
    ways: tuple[Way, ...]

    def content(self, language: str) -> str:
        """The content in a language; Vietnamese where there is no English."""
        return self.content_en if language == "en" and self.content_en else self.content_vi

    def product(self, language: str) -> str:
        """The product in a language; Vietnamese where there is no English, "" for none."""
        return self.product_en if language == "en" and self.product_en else self.product_vi


@dataclass(frozen=True)
class Process:
    """A sound process."""

    first: str
    steps: tuple[Step, ...]
    limit: Limit | None

    def step(self, key: str) -> Step:
        """Return the step with this key; KeyError when there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def next_steps(self, key: str, facts: GuardFacts) -> tuple[Step, ...]:
        """Return the steps to which the way from `key` is open, without repetition, in order."""
        open_ways = [way.to for way in self.step(key).ways if allows(way.when, facts)]
        return tuple(self.step(to) for to in dict.fromkeys(open_ways))
