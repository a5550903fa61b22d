"""What the gate finds: a code with its place and parameters. `words` puts it into words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from motcua.rules.form_document.model import Words

Parameters: TypeAlias = tuple[tuple[str, Words], ...]


class Severity(StrEnum):
    """What follows from a finding: no publication, a warning, or only something to know."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing found. `page` and `about` (question, paper, example …) are "" where it concerns
    neither.
    """

    code: str
    severity: Severity
    page: str = ""
    about: str = ""
    parameters: Parameters = ()

    def as_json(self) -> dict[str, Any]:
        """Return the finding as it is kept with a release."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "page": self.page,
            "about": self.about,
            "parameters": {k: {"vi": w.vi, "en": w.say("en")} for k, w in self.parameters},
        }


def stop(code: str, page: str = "", about: str = "", **parameters: Words | str | int) -> Finding:
    """Return a finding that refuses publication."""
    return Finding(code, Severity.STOP, page, about, _words(parameters))


def warn(code: str, page: str = "", about: str = "", **parameters: Words | str | int) -> Finding:
    """Return a finding that is told and does not refuse."""
    return Finding(code, Severity.WARN, page, about, _words(parameters))


def note(code: str, page: str = "", about: str = "", **parameters: Words | str | int) -> Finding:
    """Return a finding of the lowest degree."""
    return Finding(code, Severity.NOTE, page, about, _words(parameters))


def _words(parameters: dict[str, Words | str | int]) -> Parameters:
    return tuple(
        (name, value if isinstance(value, Words) else Words(str(value), str(value)))
        for name, value in parameters.items()
    )
