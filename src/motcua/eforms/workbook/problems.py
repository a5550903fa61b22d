"""What is wrong with a workbook, and where. Surfaces put it into words: see `wording`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from motcua.eforms.workbook.limits import MAX_PROBLEMS


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One reason why a workbook cannot be read.

    `sheet` and `cell` are empty when the file as a whole is meant. `values` fill in the words of
    the code; they quote the workbook, so never log them.
    """

    code: str
    sheet: str = ""
    cell: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def params(self) -> dict[str, str]:
        """Return the values by name."""
        return dict(self.values)


def problem(code: str, sheet: str = "", cell: str = "", **values: object) -> Problem:
    """Return a problem; its values are cut to what a message can hold."""
    return Problem(code, sheet, cell, tuple((k, str(v)[:120]) for k, v in values.items()))


class WorkbookRefused(Exception):
    """A workbook cannot be read: nothing of it was taken. `problems` name every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.sheet}!{p.cell} {p.code}" for p in self.problems[:20]))


class CellRefused(Exception):
    """The content of one cell cannot be understood; whoever reads the row adds the place."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class CannotExport(Exception):
    """A form holds what no workbook can: a cell too long, or a key without a column."""

    def __init__(self, form: str, reason: str) -> None:
        super().__init__(f"{form}: {reason}")
        self.form = form
        self.reason = reason


@dataclass
class Problems:
    """The problems found so far, each once; beyond the limit they are dropped."""

    found: dict[Problem, None] = field(default_factory=dict)

    def add(self, one: Problem) -> None:
        """Note a problem."""
        if not self.is_full:
            self.found.setdefault(one)

    @property
    def is_full(self) -> bool:
        """Whether enough is said: one more would not be kept."""
        return len(self.found) >= MAX_PROBLEMS

    def raise_if_any(self) -> None:
        """Refuse the workbook when anything is wrong."""
        if self.found:
            raise WorkbookRefused(self.found)
