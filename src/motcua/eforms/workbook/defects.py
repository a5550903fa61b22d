"""The defects of a form document, led back to the cells they came from."""

import re

from motcua.eforms.workbook.arriving import Arriving
from motcua.eforms.workbook.layouts import ONE_OF_SEVERAL, Layout
from motcua.eforms.workbook.problems import Problem, problem
from motcua.eforms.workbook.reading import Row
from motcua.rules.form_document import Defect

_CUT = re.compile(r"[.\[]")
_UNKNOWN_NAME = re.compile(r"nothing called \$(\S+) is known here")
_REPEATED = re.compile(r"the id \S+ stands \d+ times|two pages repeat under the same id")


def locate(form: Arriving, defect: Defect) -> Problem | None:
    """Return the problem of the cell that a defect came from; None when it was told already."""
    if form.has_repeated_ids and _REPEATED.fullmatch(defect.reason):
        return None
    row, column = _cell(form, defect.path)
    place = (row.sheet.name, row.place(column))
    unknown = _UNKNOWN_NAME.fullmatch(defect.reason)
    if unknown is not None:
        return _unknown_name(form, unknown[1], row, place)
    return problem("document", *place, reason=defect.reason, key=column)


def _unknown_name(form: Arriving, name: str, row: Row, place: tuple[str, str]) -> Problem:
    asked = _asked_under(form, row)
    circle = next((c for c in form.circles if name in c and asked & {*c}), None)
    if circle is not None:
        return problem("circular", *place, names=" → ".join([*circle, circle[0]]))
    known = {*form.fields, *(d.get("id") for d in form.raw.get("derive", ()))}
    code = "looks_ahead" if name.partition(".")[0] in known else "name_unknown"
    return problem(code, *place, name=f"${{{name}}}")


def _asked_under(form: Arriving, row: Row) -> set[str]:
    """Return what a row's condition decides on: itself and, for a page, the questions on it."""
    name = str(row.cells.get("id", ""))
    page = form.raw["pages"][form.pages[name]] if name in form.pages else {"fields": []}
    return {name, *(str(field.get("id", "")) for field in page["fields"])}


def _cell(form: Arriving, path: str) -> tuple[Row, str]:
    """Return the row of the innermost object on a path, and the column of what follows."""
    ends = [len(path), *sorted((m.start() for m in _CUT.finditer(path)), reverse=True), 0]
    end = next(e for e in ends if path[:e] in form.origins)
    row, layout = form.origins[path[:end]]
    return row, _column(layout, path[end:].lstrip("."))


def _column(layout: Layout, rest: str) -> str:
    """Return the column that holds a key, or the first that holds a part of it."""
    for column, key in layout.items():
        if rest == key or rest.startswith((f"{key}.", f"{key}[")):
            return column
    first = _CUT.split(rest)[0]
    if first in ONE_OF_SEVERAL and "required" not in layout:
        return "soft" if "soft" in layout and first == "soft" else ONE_OF_SEVERAL[first]
    if first in {"options", "checks"}:
        return {"options": "options", "checks": "constraint"}[first]
    inner = (column for column, key in layout.items() if key.split(".")[0] == first and first)
    return next(inner, next(iter(layout)))
