"""What came of taking in a file, line by line where something was wrong."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from motcua.catalogue.reading.marks import Mark
from motcua.catalogue.reading.refusals import Reason

MOST_LINES_KEPT = 2_000
MARKED_LINES_KEPT = 50


@dataclass(frozen=True)
class RefusedLine:
    """A line that was not taken, and why."""

    line: int
    code: str
    reason: str
    detail: str

    def as_json(self) -> dict[str, Any]:
        """Return it with the reason's words in both languages."""
        return {
            "line": self.line,
            "code": self.code,
            "reason": self.reason,
            "detail": self.detail,
            "reason_vi": words_of(self.reason, "vi"),
            "reason_en": words_of(self.reason, "en"),
        }


@dataclass
class Report:
    """
    Counts of one run. `completed` are those of `changed` that only gained their full text.

    `absent`: procedures known here that the file does not hold; they are left as they are.
    `held`: records that differ from what something of ours hangs on; they wait for a decision.
    """

    file_name: str
    sha256: str
    taken: int = 0
    unchanged: int = 0
    changed: int = 0
    completed: int = 0
    refused: int = 0
    absent: int = 0
    held: int = 0
    seconds: float = 0.0
    refusals: list[RefusedLine] = field(default_factory=list)
    marks: Counter[str] = field(default_factory=Counter)
    marked_lines: dict[str, list[int]] = field(default_factory=dict)

    def refuse(self, line: int, code: str, reason: str, detail: str) -> None:
        """Count a refused line; the first 2,000 are kept with their reasons."""
        self.refused += 1
        if len(self.refusals) < MOST_LINES_KEPT:
            self.refusals.append(RefusedLine(line, code, reason, detail))

    def mark(self, line: int, marks: tuple[str, ...]) -> None:
        """Count the marks of a record that was kept; the first 50 lines of each are named."""
        for mark in marks:
            self.marks[mark] += 1
            lines = self.marked_lines.setdefault(mark, [])
            if len(lines) < MARKED_LINES_KEPT:
                lines.append(line)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values, words in both languages."""
        counts = ("taken", "unchanged", "changed", "completed", "refused", "absent", "held")
        return {
            "file": self.file_name,
            "sha256": self.sha256,
            **{name: getattr(self, name) for name in counts},
            "seconds": round(self.seconds, 2),
            "refusals": [line.as_json() for line in self.refusals],
            "kept_with_marks": [self._marked(mark) for mark in sorted(self.marks)],
        }

    def _marked(self, mark: str) -> dict[str, Any]:
        return {
            "mark": mark,
            "count": self.marks[mark],
            "mark_vi": words_of(mark, "vi"),
            "mark_en": words_of(mark, "en"),
            "first_lines": self.marked_lines[mark],
        }


def words_of(value: str, language: str) -> str:
    """Return the words of a reason or a mark in a language."""
    choices = Reason if value in Reason.values else Mark
    with override(language):
        return str(choices(value).label)
