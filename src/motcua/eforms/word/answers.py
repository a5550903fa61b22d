"""From answers by label or id to entries for the blanks of a drafted form."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from motcua.eforms.word.fill import Entry, Row
from motcua.eforms.word.spots import Choice, Inline, Moment, Tick, parse_blank

SYSTEM = {"signing_date": "date", "signing_place": "text", "signature": "text"}
_PATTERNS = {
    "person_id": (re.compile(r"\d{12}"), "12 digits"),
    "phone": (re.compile(r"\+?[\d .()-]{8,20}"), "a telephone number"),
    "email": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "an e-mail address"),
    "year": (re.compile(r"\d{4}"), "a year of four digits"),
}
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")


class WrongAnswers(Exception):
    """Answers that do not fit the form; `reasons` names every one."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


class _Wrong(Exception):
    """One answer that does not fit its question."""


def read_answers(said: Mapping[str, Any], answers: object) -> list[Entry]:
    """
    Return the entries for answers to a draft, as `draft --json` prints it.

    `answers` is an object by id or label, or `{"fields": [{"label", "value"}], "tables": [{"label",
    "rows"}]}`. A label that stands for several questions takes a list, in reading order. Raises
    WrongAnswers with every unknown key and wrong value at once.
    """
    entries: list[Entry] = []
    reasons: list[str] = []
    for key, values in _given(answers, said):
        asked = _asked(said, key)
        if not asked:
            reasons.append(f"{key!r}: the form asks nothing of this name")
        elif len(values) > len(asked):
            reasons.append(f"{key!r}: {len(values)} answers, but it is asked {len(asked)} times")
        elif len(asked) > 1 and len(values) == 1 and not _is_list(answers, key):
            reasons.append(f"{key!r}: asked {len(asked)} times; give a list in reading order")
        for question, value in zip(asked, values, strict=False):
            try:
                entries.extend(_entry(question, value))
            except _Wrong as wrong:
                reasons.append(f"{key!r}: {wrong}")
    if reasons:
        raise WrongAnswers(reasons)
    return entries


def _given(answers: object, said: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Keys with their values in reading order."""
    if not isinstance(answers, Mapping):
        raise WrongAnswers(["the answers are no JSON object"])
    if not _is_listed(answers):
        for key, value in answers.items():
            several = isinstance(value, list) and not _is_table(said, key)
            yield str(key), list(value) if several and len(_asked(said, key)) > 1 else [value]
        return
    grouped: dict[str, list[Any]] = defaultdict(list)
    for part, name in (("fields", "value"), ("tables", "rows")):
        for one in answers.get(part, []):
            if not isinstance(one, Mapping) or set(one) - {"id", "label", name} or name not in one:
                raise WrongAnswers([f"{part}: each one has a label or id and {name!r}"])
            grouped[str(one.get("id") or one.get("label"))].append(one[name])
    yield from grouped.items()


def _is_listed(answers: Mapping[str, Any]) -> bool:
    parts = {key: value for key, value in answers.items() if key in {"fields", "tables"}}
    return (
        bool(parts)
        and len(parts) == len(answers)
        and all(isinstance(value, list) for value in parts.values())
    )


def _is_list(answers: object, key: str) -> bool:
    return isinstance(answers, Mapping) and (
        _is_listed(answers) or isinstance(answers.get(key), list)
    )


def _is_table(said: Mapping[str, Any], key: str) -> bool:
    return any("columns" in one for one in _asked(said, key))


def _asked(said: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The fields and tables of this id, else of this label, in reading order."""
    everything = [*said["fields"], *said["tables"]]
    if key in SYSTEM and said.get(key):
        return [{"label": key, "type": SYSTEM[key], "blank": said[key]}]
    by_id = [one for one in everything if one.get("id") == key]
    return by_id or [one for one in everything if _same(one["label"], key)]


def _same(label: str, key: str) -> bool:
    return label.casefold().split() == key.casefold().split()


def _entry(question: Mapping[str, Any], value: Any) -> Iterator[Entry]:
    if value is None or value == "":
        return
    if not question["blank"]:
        raise _Wrong("its place in the document is not known")
    if "columns" in question:
        yield Entry(question["blank"], _rows(question, value))
        return
    yield Entry(question["blank"], _value(question, value))


def _rows(table: Mapping[str, Any], value: Any) -> list[Row]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise _Wrong("a list of rows is wanted, each an object by column")
    rows: list[Row] = []
    for number, row in enumerate(value, 1):
        made: dict[str, str | date] = {}
        for key, answer in row.items():
            column = _column(table, str(key), number)
            if answer is None or answer == "":
                continue
            try:
                made[column["blank"]] = _plain(column, answer)
            except _Wrong as wrong:
                raise _Wrong(f"row {number}, {key!r}: {wrong}") from wrong
        rows.append(made)
    return rows


def _column(table: Mapping[str, Any], key: str, number: int) -> dict[str, Any]:
    columns: list[dict[str, Any]] = table["columns"]
    found = [c for c in columns if c.get("id") == key] or [
        c for c in columns if _same(c["label"], key)
    ]
    if len(found) != 1:
        raise _Wrong(f"row {number}: {'no' if not found else 'more than one'} column {key!r}")
    return found[0]


def _value(question: Mapping[str, Any], value: Any) -> Any:
    spot = parse_blank(question["blank"])[0]
    if isinstance(spot, Choice):
        return _options(question, value)
    if isinstance(spot, Tick) or question["type"] == "checkbox":
        if not isinstance(value, bool):
            raise _Wrong("true or false is wanted")
        return value
    if (
        isinstance(spot, Moment)
        and isinstance(value, str)
        and re.fullmatch(r"\d{4}(-\d\d)?", value)
    ):
        return value
    if (
        question["type"] == "choice"
        and isinstance(spot, Inline)
        and value not in question["options"]
    ):
        raise _Wrong(f"one of {', '.join(question['options'])} is wanted")
    return _plain(question, value)


def _options(question: Mapping[str, Any], value: Any) -> tuple[int, ...]:
    options = question["options"]
    wanted = value if isinstance(value, list) else [value]
    numbers = []
    for one in wanted:
        found = next(
            (n for n, o in enumerate(options) if isinstance(one, str) and _same(o, one)), None
        )
        if found is None:
            raise _Wrong(f"one of {', '.join(options)} is wanted")
        numbers.append(found)
    return tuple(numbers)


def _plain(question: Mapping[str, Any], value: Any) -> str | date:
    """The text or date of an answer, checked by the type of its question."""
    type_ = question["type"]
    if isinstance(value, bool | list | dict):
        raise _Wrong(f"{_wanted(type_)} is wanted")
    if type_ == "date":
        return _date(value)
    if type_ in {"number", "money"}:
        return _number(value, type_)
    text = str(value) if type_ == "year" and isinstance(value, int) else value
    if not isinstance(text, str):
        raise _Wrong(f"{_wanted(type_)} is wanted")
    if type_ in _PATTERNS and not _PATTERNS[type_][0].fullmatch(text.strip()):
        raise _Wrong(f"{_wanted(type_)} is wanted")
    if type_ == "choice" and question.get("options"):
        found = next((o for o in question["options"] if _same(o, text)), None)
        if found is None:
            raise _Wrong(f"one of {', '.join(question['options'])} is wanted")
        return str(found)
    return text


def _wanted(type_: str) -> str:
    if type_ in _PATTERNS:
        return _PATTERNS[type_][1]
    return {"date": "a date such as 2026-11-02 or 02/11/2026", "number": "a number"}.get(
        type_, "an amount of money" if type_ == "money" else "text"
    )


def _date(value: Any) -> date:
    if not isinstance(value, str):
        raise _Wrong(f"{_wanted('date')} is wanted")
    found = _VIETNAMESE_DATE.fullmatch(value.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if "T" in value:
            return datetime.fromisoformat(value.strip())
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise _Wrong(f"{_wanted('date')} is wanted") from error


def _number(value: Any, type_: str) -> str:
    """Numbers as they are written here: 1.234.567,5."""
    text = str(value).strip() if isinstance(value, int | str | float) else ""
    if not _NUMBER.fullmatch(text) or (type_ == "money" and "." in text):
        raise _Wrong(f"{_wanted(type_)} is wanted")
    whole, _, decimals = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped
