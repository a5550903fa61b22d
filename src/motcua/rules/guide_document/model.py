"""The guide document v1 as frozen values. `read_guide` makes it; nothing changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.rules.form_document.model import NO_WORDS, Words
from motcua.rules.form_logic import Expression

MAX_QUESTIONS = 20
MAX_OPTIONS = 12
MAX_OUTCOMES = 30


class Severity(StrEnum):
    """Whether a finding refuses publication or only tells."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What is wrong with a guide, and where.

    `place` is the id of the question or outcome, "" for the whole; `about` quotes what is meant.
    """

    code: str
    place: str = ""
    about: str = ""
    severity: Severity = Severity.STOP


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; `means` says in a sentence what follows from it, shown at the end."""

    value: str
    label: Words
    means: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question, asked when its condition is true; None: always."""

    id: str
    ask: Words
    hint: Words = NO_WORDS
    law: str = ""
    options: tuple[Option, ...] = ()
    when: Expression | None = None

    def option(self, value: str) -> Option | None:
        """Return the option of a value; None when it offers no such thing."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    Where a path ends: a procedure and which of its cases; `procedure` "": none is needed.

    `answers` are what the e-form of the procedure asks and the guide knows already, by field id:
    an option's value, or `$question` for the answer given to a question.
    """

    id: str
    procedure: str
    case: Words
    why: Words
    law: str = ""
    when: Expression | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guide:
    """
    Questions in the order in which they are asked, outcomes in the order in which they are tried.

    `verified`: a lawyer has read it. `law`: what the whole rests on.
    """

    title: Words
    lead: Words
    law: tuple[str, ...]
    verified: bool
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]

    def outcome(self, outcome_id: str) -> Outcome | None:
        """Return an outcome by its id."""
        return next((one for one in self.outcomes if one.id == outcome_id), None)

    @property
    def procedures(self) -> tuple[str, ...]:
        """The codes that it leads to, each once, in order."""
        return tuple(dict.fromkeys(o.procedure for o in self.outcomes if o.procedure))
