"""One sheet as rows of raw cells, and what a cell of it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Rows: TypeAlias = Sequence[Sequence[object]]

# What tables print where a figure was withheld.
_BLANK = frozenset({"", "*", "-", "–", "—", "…", "...", "n/a", "na", "nan"})


@dataclass(frozen=True)
class Read:
    """One cell: `value` None when blank; `wrong`: text that is no number; `comma`: "4,29"."""

    value: float | None
    wrong: bool = False
    comma: bool = False


def read_cell(raw: object) -> Read:
    """Return what a raw cell says."""
    if raw is None or isinstance(raw, bool):
        return Read(None, wrong=isinstance(raw, bool))
    if isinstance(raw, int | float):
        return Read(float(raw)) if raw == raw and abs(raw) < 1e9 else Read(None, wrong=True)
    text = str(raw).strip().replace("\u00a0", "")
    if text.lower() in _BLANK:
        return Read(None)
    comma = text.count(",") == 1 and "." not in text
    try:
        value = float(text.replace(",", ".") if comma else text)
    except ValueError:
        return Read(None, wrong=True)
    return Read(value, comma=comma) if abs(value) < 1e9 else Read(None, wrong=True)


def address(row: int, column: int) -> str:
    """Return the name of a cell as a spreadsheet writes it: (0, 27) is "AB1"."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
