"""A form document as rows of sheets: every key in a cell, or the form is not exported."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from motcua.eforms.workbook import layouts
from motcua.eforms.workbook.answers import Questions, spell_answers
from motcua.eforms.workbook.codecs import encode
from motcua.eforms.workbook.columns import CALCULATE, CHECK, PAGE, SHEETS, Sheet
from motcua.eforms.workbook.layouts import Layout
from motcua.eforms.workbook.problems import CannotExport
from motcua.rules.form_logic import CannotSpell

Cells = dict[str, str | int]


@dataclass
class Leaving:
    """The rows of all sheets, sheet by sheet."""

    rows: dict[str, list[Cells]] = field(default_factory=lambda: {s.name: [] for s in SHEETS})

    def add(self, sheet: str, form: str, cells: Mapping[str, str | int]) -> None:
        """Add a row of a form; cells without anything in them are left out."""
        kept = {name: cell for name, cell in cells.items() if cell != ""}
        self.rows[sheet].append({"form": form, **kept})


_CODECS = {sheet.name: {c.name: c.codec for c in sheet.columns} for sheet in SHEETS}
_ABSENT = object()


def add_document(leaving: Leaving, document: Mapping[str, Any]) -> None:
    """
    Add the rows of one form, which has been read as a form document.

    :raises CannotExport: it holds a key that no column is for
    """
    form = str(document["form"])
    rest = deepcopy(dict(document))
    questions = Questions.of(rest)
    try:
        leaving.add("settings", form, _cells(rest, "settings", layouts.SETTINGS))
        _pages(leaving, form, rest.pop("pages"))
        for derived in rest.pop("derive", ()):
            cells = _cells(derived, "survey", layouts.CALCULATE)
            leaving.add("survey", form, {"type": CALCULATE, **cells})
            _refuse_rest(form, "derive", derived)
        _papers(leaving, form, rest.pop("papers", ()))
        _parties(leaving, form, rest.pop("parties", {}))
        _outputs(leaving, form, rest.pop("outputs", ()))
        _examples(leaving, form, rest.pop("examples", ()), questions)
    except (CannotSpell, RecursionError) as error:
        raise CannotExport(form, f"it holds what has no spelling ({error})") from error
    _refuse_rest(form, "", rest)


def _refuse_rest(form: str, path: str, rest: Mapping[str, Any]) -> None:
    """Refuse what no column has taken. Empty texts and lists, and false, say nothing."""
    for key, value in rest.items():
        if isinstance(value, dict):
            _refuse_rest(form, f"{path}.{key}", value)
        elif value not in ("", [], False):
            raise CannotExport(form, f"no column for {path}.{key}".replace("for .", "for "))


def _take(raw: dict[str, Any], key: str) -> Any:
    *outer, last = key.split(".")
    inner: Any = raw
    for step in outer:
        inner = inner.get(step, {})
    return inner.pop(last, _ABSENT)


def _cells(raw: dict[str, Any], sheet: str, layout: Layout) -> Cells:
    """Take the keys of a layout out of an object and return their cells."""
    codecs = _CODECS[sheet]
    cells = {}
    for column, key in layout.items():
        value = _take(raw, key)
        if value is not _ABSENT and not (value == [] and codecs[column] == "lines"):
            cells[column] = encode(codecs[column], value)
    return cells


def _required(raw: dict[str, Any], *, soft: bool) -> Cells:
    when, required = raw.pop("required_when", _ABSENT), raw.pop("required", _ABSENT)
    if when is not _ABSENT:
        return {"required": encode("expression", when)}
    if soft and raw.pop("soft", False):
        return {"required": "recommended"}
    return {} if required is _ABSENT else {"required": encode("flag", required)}


def _pages(leaving: Leaving, form: str, pages: Sequence[dict[str, Any]]) -> None:
    lists: dict[str, str] = {}
    for page in pages:
        fields = page.pop("fields")
        cells = _cells(page, "survey", layouts.PAGE)
        place: Cells = {"page": cells["id"]}
        leaving.add("survey", form, {**place, "type": PAGE, **cells})
        _refuse_rest(form, f"pages.{cells['id']}", page)
        for asked in fields:
            _field(leaving, form, asked, place, lists)


def _field(
    leaving: Leaving, form: str, asked: dict[str, Any], place: Cells, lists: dict[str, str]
) -> None:
    checks = asked.pop("checks", [])
    options = asked.pop("options", None)
    cells = {**place, **_cells(asked, "survey", layouts.FIELD), **_required(asked, soft=True)}
    if options is not None:
        cells["options"] = _options(leaving, form, str(cells["id"]), options, lists)
    for number, check in enumerate(checks):
        spelled = _cells(check, "survey", layouts.CHECK)
        if number == 0:
            leaving.add("survey", form, {**cells, **spelled})
        else:
            leaving.add("survey", form, {**place, "id": cells["id"], "type": CHECK, **spelled})
        _refuse_rest(form, f"{cells['id']}.checks", check)
    if not checks:
        leaving.add("survey", form, cells)
    _refuse_rest(form, str(cells["id"]), asked)


def _options(
    leaving: Leaving, form: str, name: str, options: list[dict[str, Any]], lists: dict[str, str]
) -> str:
    """Return the name of the list; equal lists of a form are written once."""
    rows = [_cells(option, "choices", layouts.OPTION) for option in options]
    for option in options:
        _refuse_rest(form, f"{name}.options", option)
    known = lists.setdefault(repr(rows), name)
    if known == name:
        for row in rows:
            leaving.add("choices", form, {"list_name": name, **row})
    return known


def _papers(leaving: Leaving, form: str, papers: Sequence[dict[str, Any]]) -> None:
    for paper in papers:
        cells = {**_cells(paper, "components", layouts.PAPER), **_required(paper, soft=False)}
        leaving.add("components", form, cells)
        _refuse_rest(form, f"papers.{cells['id']}", paper)


def _parties(leaving: Leaving, form: str, parties: Mapping[str, dict[str, Any]]) -> None:
    for role in sorted(parties, key=("applicant", "subject", "authorised").index):
        party = parties[role]
        leaving.add("parties", form, {"role": role, **_cells(party, "parties", layouts.PARTY)})
        _refuse_rest(form, f"parties.{role}", party)


def _outputs(leaving: Leaving, form: str, outputs: Sequence[dict[str, Any]]) -> None:
    for output in outputs:
        blanks = output.pop("map")
        first = _cells(output, "outputs", layouts.OUTPUT)
        _refuse_rest(form, f"outputs.{first['id']}", output)
        for cells in _blanks(blanks) or [{}]:
            leaving.add("outputs", form, {**first, **cells})
            first = {"id": first["id"]}


def _blanks(blanks: Mapping[str, Any]) -> list[Cells]:
    return [{"blank": name, "value": encode("expression", blanks[name])} for name in sorted(blanks)]


def _examples(
    leaving: Leaving, form: str, examples: Sequence[dict[str, Any]], questions: Questions
) -> None:
    for example in examples:
        name = example["name"]
        for question, answer in spell_answers(example.pop("answers"), questions):
            leaving.add("answers", form, {"example": name, "question": question, "answer": answer})
        cells = _cells(example, "examples", layouts.EXAMPLE)
        leaving.add("examples", form, cells)
        _refuse_rest(form, f"examples.{name}", example)


def rows_of(leaving: Leaving, sheet: Sheet) -> Iterator[list[str | int | None]]:
    """Yield the cells of each row in the order of the sheet's columns."""
    names = [column.name for column in sheet.columns]
    for row in leaving.rows[sheet.name]:
        yield [row.get(name) for name in names]
