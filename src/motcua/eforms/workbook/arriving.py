"""
Rows as form documents, and where in the workbook each of their objects stands.

Nothing is judged here but what the rows themselves say wrong; whether a document is a form is
decided by `parse_document`, whose defects `defects` leads back to the cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from motcua.eforms.workbook import layouts
from motcua.eforms.workbook.answers import Questions, put_answer
from motcua.eforms.workbook.circles import circles
from motcua.eforms.workbook.codecs import NO, RECOMMENDED, YES, Cell, decode, text_of
from motcua.eforms.workbook.columns import CALCULATE, CHECK, PAGE, SHEETS
from motcua.eforms.workbook.layouts import Layout
from motcua.eforms.workbook.limits import MAX_FORMS, MAX_ROWS_OF_FORM
from motcua.eforms.workbook.problems import CellRefused, Problems, problem
from motcua.eforms.workbook.reading import Row, SheetRows
from motcua.rules.form_document.limits import MAX_FIELDS, MAX_OPTIONS

_CODECS = {sheet.name: {c.name: c.codec for c in sheet.columns} for sheet in SHEETS}
_OWN = {"form", "page", "type", "note"}


@dataclass
class Arriving:
    """One form on its way in: its document, and rows by the path of what they hold."""

    name: str
    raw: dict[str, Any]
    origins: dict[str, tuple[Row, Layout]]
    fields: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    ids: dict[tuple[str, str], Row] = field(default_factory=dict)
    lists_wanted: list[tuple[Row, str, dict[str, Any], str]] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    examples: dict[str, dict[str, Any]] = field(default_factory=dict)
    outputs: dict[str, int] = field(default_factory=dict)
    latest: str = ""
    rows: int = 0
    has_repeated_ids: bool = False

    @cached_property
    def circles(self) -> list[tuple[str, ...]]:
        """Return the conditions that go round, once the form is complete."""
        return circles(self.raw)


@dataclass
class _Arrival:
    """All forms of a workbook while its sheets are gone through."""

    problems: Problems
    forms: dict[str, Arriving] = field(default_factory=dict)

    def refuse(self, row: Row, column: str, code: str, **values: object) -> None:
        """Note a problem with a cell."""
        self.problems.add(problem(code, row.sheet.name, row.place(column), **values))

    def form_of(self, row: Row) -> Arriving | None:
        """Return the form that a row belongs to; None, with a problem, when there is none."""
        name = _said(row, "form")
        if not name and len(self.forms) == 1:
            return self._counted(next(iter(self.forms.values())), row)
        if name not in self.forms:
            code = "form_unknown" if name else "form_missing"
            self.refuse(row, "form", code, found=name)
            return None
        return self._counted(self.forms[name], row)

    def _counted(self, form: Arriving, row: Row) -> Arriving | None:
        """Return the form, or None for rows beyond what a form may have."""
        form.rows += 1
        if form.rows == MAX_ROWS_OF_FORM + 1:
            self.refuse(row, "form", "form_too_large", most=MAX_ROWS_OF_FORM)
        return form if form.rows <= MAX_ROWS_OF_FORM else None

    def take(self, row: Row, layout: Layout, into: dict[str, Any]) -> None:
        """Put the cells of a layout under their keys."""
        codecs = _CODECS[row.sheet.name]
        for column, key in layout.items():
            cell = row.cells.get(column)
            if cell is None:
                continue
            verbatim = codecs[column] in {"words", "text"}
            if not verbatim and isinstance(cell, str) and not cell.strip():
                continue
            try:
                _put(into, key, decode(codecs[column], cell))
            except CellRefused as refused:
                self.refuse(row, column, refused.code, **refused.values)

    def refuse_others(self, row: Row, *allowed: Layout | set[str]) -> None:
        """Refuse cells in columns that mean nothing in a row of this kind."""
        known = {*_OWN}.union(*allowed)
        for column, cell in row.cells.items():
            if column and column not in known and text_of(cell).strip():
                self.refuse(row, column, "not_here", kind=_said(row, "type") or row.sheet.name)

    def claim(self, form: Arriving, namespace: str, name: str, row: Row, column: str) -> None:
        """Note that an id is used; refuse it when it was used before."""
        first = form.ids.setdefault((namespace, name), row)
        if first is not row and name:
            form.has_repeated_ids = True
            place = f"{first.sheet.name}!{first.place('id')}"
            self.refuse(row, column, "id_twice", found=name, first=place)


def _said(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return "" if cell is None else text_of(cell).strip()


def _put(into: dict[str, Any], key: str, value: Any) -> None:
    *outer, last = key.split(".")
    for step in outer:
        into = into.setdefault(step, {})
    into[last] = value


def arrive(sheets: Mapping[str, SheetRows], problems: Problems) -> list[Arriving]:
    """Return the forms of the workbook in the order of its settings."""
    arrival = _Arrival(problems)
    for row in sheets["settings"].rows:
        _settings(arrival, row)
    for sheet, read in (
        ("choices", _choice), ("survey", _survey), ("components", _paper), ("parties", _party),
        ("outputs", _output), ("examples", _example),
    ):  # fmt: skip
        for row in sheets[sheet].rows:
            form = arrival.form_of(row)
            if form is not None:
                read(arrival, form, row)
    for form in arrival.forms.values():
        _fill_lists(arrival, form)
    questions = {name: Questions.of(form.raw) for name, form in arrival.forms.items()}
    for row in sheets["answers"].rows:
        form = arrival.form_of(row)
        if form is not None:
            _answer(arrival, form, row, questions[form.name])
    return list(arrival.forms.values())


def _settings(arrival: _Arrival, row: Row) -> None:
    name = _said(row, "form")
    if name in arrival.forms:
        arrival.refuse(row, "form", "form_twice", found=name)
        return
    if len(arrival.forms) == MAX_FORMS:
        arrival.refuse(row, "form", "too_many_forms", most=MAX_FORMS)
        return
    raw: dict[str, Any] = {"law": []}
    arrival.take(row, layouts.SETTINGS, raw)
    raw["pages"] = []
    arrival.forms[name] = Arriving(name, raw, {"": (row, layouts.SETTINGS)})


def _choice(arrival: _Arrival, form: Arriving, row: Row) -> None:
    form.lists.setdefault(_said(row, "list_name"), []).append(row)


def _survey(arrival: _Arrival, form: Arriving, row: Row) -> None:
    kind = _said(row, "type")
    if kind == PAGE:
        _page(arrival, form, row)
    elif kind == CALCULATE:
        _calculate(arrival, form, row)
    elif kind == CHECK:
        _more_checks(arrival, form, row)
    else:
        _field(arrival, form, row)


def _page(arrival: _Arrival, form: Arriving, row: Row) -> None:
    name = _said(row, "id") or _said(row, "page")
    pages: list[Any] = form.raw["pages"]
    page: dict[str, Any] = {"id": name}
    arrival.claim(form, "pages", name, row, "id")
    arrival.refuse_others(row, layouts.PAGE)
    if _said(row, "page") not in {"", name}:
        arrival.refuse(row, "page", "page_differs", found=_said(row, "page"), wanted=name)
    arrival.take(row, layouts.PAGE, page)
    form.origins[f"pages[{len(pages)}]"] = (row, layouts.PAGE)
    form.pages.setdefault(name, len(pages))
    if "repeat" in page:
        arrival.claim(form, "answers", str(page["repeat"].get("id", "")), row, "repeat")
    page["fields"] = []
    pages.append(page)


def _calculate(arrival: _Arrival, form: Arriving, row: Row) -> None:
    derived: dict[str, Any] = {}
    arrival.claim(form, "answers", _said(row, "id"), row, "id")
    arrival.refuse_others(row, layouts.CALCULATE)
    arrival.take(row, layouts.CALCULATE, derived)
    known: list[Any] = form.raw.setdefault("derive", [])
    form.origins[f"derive[{len(known)}]"] = (row, layouts.CALCULATE)
    known.append(derived)


def _field(arrival: _Arrival, form: Arriving, row: Row) -> None:
    page_name = _said(row, "page")
    if page_name and page_name not in form.pages:
        arrival.refuse(row, "page", "page_unknown", found=page_name)
        return
    if not form.pages:
        arrival.refuse(row, "page", "page_missing")
        return
    number = form.pages[page_name] if page_name else len(form.raw["pages"]) - 1
    fields: list[Any] = form.raw["pages"][number]["fields"]
    path = f"pages[{number}].fields[{len(fields)}]"
    asked: dict[str, Any] = {}
    arrival.take(row, layouts.FIELD, asked)
    _required(arrival, row, asked)
    name = asked.get("id", "")
    arrival.claim(form, "answers", name, row, "id")
    arrival.refuse_others(row, layouts.FIELD, layouts.CHECK, {"required", "options"})
    form.origins[path] = (row, layouts.FIELD)
    fields.append(asked)
    form.fields.setdefault(name, (path, asked))
    form.latest = name
    if _said(row, "options"):
        form.lists_wanted.append((row, _said(row, "options"), asked, path))
    if any(column in row.cells for column in layouts.CHECK):
        _check(arrival, form, row, name)


def _required(arrival: _Arrival, row: Row, asked: dict[str, Any], *, soft: bool = True) -> None:
    said = _said(row, "required").lower()
    if not said:
        return
    if said in YES or said in NO:
        asked["required"] = said in YES
    elif soft and said in RECOMMENDED:
        asked["soft"] = True
    else:
        arrival.take(row, {"required": "required_when"}, asked)


def _more_checks(arrival: _Arrival, form: Arriving, row: Row) -> None:
    name = _said(row, "id") or form.latest
    arrival.refuse_others(row, layouts.CHECK, {"id"})
    if name not in form.fields:
        arrival.refuse(row, "id", "check_of_nothing", found=name)
        return
    _check(arrival, form, row, name)


def _check(arrival: _Arrival, form: Arriving, row: Row, name: str) -> None:
    path, asked = form.fields[name]
    check: dict[str, Any] = {}
    arrival.take(row, layouts.CHECK, check)
    checks: list[Any] = asked.setdefault("checks", [])
    form.origins[f"{path}.checks[{len(checks)}]"] = (row, layouts.CHECK)
    checks.append(check)


def _fill_lists(arrival: _Arrival, form: Arriving) -> None:
    """Give every choice its options, and refuse lists that no question shows."""
    # What lies beyond the limits is refused by the rules, and need not be filled for that.
    for row, name, asked, path in form.lists_wanted[: MAX_FIELDS + 1]:
        if name not in form.lists:
            arrival.refuse(row, "options", "list_unknown", found=name)
            continue
        asked["options"] = []
        for number, option_row in enumerate(form.lists[name][: MAX_OPTIONS + 1]):
            option: dict[str, Any] = {}
            arrival.take(option_row, layouts.OPTION, option)
            form.origins[f"{path}.options[{number}]"] = (option_row, layouts.OPTION)
            asked["options"].append(option)
    wanted = {name for _, name, _, _ in form.lists_wanted}
    for name, rows in form.lists.items():
        if name not in wanted:
            arrival.refuse(rows[0], "list_name", "list_unused", found=name)


def _paper(arrival: _Arrival, form: Arriving, row: Row) -> None:
    paper: dict[str, Any] = {}
    arrival.take(row, layouts.PAPER, paper)
    _required(arrival, row, paper, soft=False)
    arrival.claim(form, "papers", _said(row, "id"), row, "id")
    papers: list[Any] = form.raw.setdefault("papers", [])
    form.origins[f"papers[{len(papers)}]"] = (row, layouts.PAPER)
    papers.append(paper)


def _party(arrival: _Arrival, form: Arriving, row: Row) -> None:
    role = _said(row, "role")
    parties: dict[str, Any] = form.raw.setdefault("parties", {})
    if role in parties:
        arrival.refuse(row, "role", "id_twice", found=role, first=row.sheet.name)
        return
    if role not in {"applicant", "subject", "authorised"}:
        arrival.refuse(row, "role", "role_unknown", found=role)
        return
    parties[role] = {}
    arrival.take(row, layouts.PARTY, parties[role])
    form.origins[f"parties.{role}"] = (row, layouts.PARTY)


def _output(arrival: _Arrival, form: Arriving, row: Row) -> None:
    name = _said(row, "id")
    outputs: list[Any] = form.raw.setdefault("outputs", [])
    if any(_said(row, column) for column in ("template", "title::vi", "title::en")):
        arrival.claim(form, "outputs", name, row, "id")
        made: dict[str, Any] = {}
        arrival.take(row, layouts.OUTPUT, made)
        form.origins[f"outputs[{len(outputs)}]"] = (row, layouts.OUTPUT)
        form.outputs.setdefault(name, len(outputs))
        outputs.append({**made, "map": {}})
    number = form.outputs.get(name)
    if number is None:
        arrival.refuse(row, "id", "output_unknown", found=name)
        return
    if not _said(row, "value"):
        return
    blank = text_of(row.cells.get("blank", ""))
    if blank in outputs[number]["map"]:
        arrival.refuse(row, "blank", "id_twice", found=blank, first=row.sheet.name)
        return
    found: dict[str, Any] = {}
    arrival.take(row, {"value": "value"}, found)
    outputs[number]["map"][blank] = found.get("value")
    form.origins[f"outputs[{number}].map.{blank}"] = (row, {"value": ""})


def _example(arrival: _Arrival, form: Arriving, row: Row) -> None:
    example: dict[str, Any] = {"name": "", "answers": {}, "expect": {}}
    arrival.take(row, layouts.EXAMPLE, example)
    name = example["name"]
    form.examples.setdefault(name, example)
    if ("examples", name) in form.ids:
        first = form.ids["examples", name]
        arrival.refuse(row, "example", "id_twice", found=name,
                       first=f"{first.sheet.name}!{first.place('example')}")  # fmt: skip
        return
    form.ids["examples", name] = row
    examples: list[Any] = form.raw.setdefault("examples", [])
    form.origins[f"examples[{len(examples)}]"] = (row, layouts.EXAMPLE)
    examples.append(example)


def _answer(arrival: _Arrival, form: Arriving, row: Row, questions: Questions) -> None:
    name = text_of(row.cells.get("example", ""))
    example = form.examples.get(name)
    if example is None:
        arrival.refuse(row, "example", "example_unknown", found=name)
        return
    cell: Cell | None = row.cells.get("answer")
    if cell is None:
        arrival.refuse(row, "answer", "answer_missing")
        return
    try:
        put_answer(example["answers"], text_of(row.cells.get("question", "")), cell, questions)
    except CellRefused as refused:
        arrival.refuse(row, "question", refused.code, **refused.values)
