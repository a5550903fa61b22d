"""One workbook as form documents: all of them, or none and every reason."""

from typing import Any

from motcua.eforms.workbook.arriving import arrive
from motcua.eforms.workbook.defects import locate
from motcua.eforms.workbook.limits import MAX_PROBLEMS
from motcua.eforms.workbook.problems import Problems, problem
from motcua.eforms.workbook.reading import read_sheets
from motcua.rules.form_document import DocumentRefused, parse_document


def import_workbook(content: bytes) -> list[dict[str, Any]]:
    """
    Return the form documents of an .xlsx, in the order of its settings; each reads as a form.

    Whether their examples hold is found out when they are published.

    :raises WorkbookRefused: with sheet, cell and reason of everything that is wrong
    """
    problems = Problems()
    sheets = read_sheets(content, problems)
    problems.raise_if_any()
    forms = arrive(sheets, problems)
    if not forms:
        problems.add(problem("no_forms", "settings", "A2"))
    for form in forms:
        if problems.is_full:
            break
        try:
            parse_document(form.raw)
        except DocumentRefused as refused:
            for defect in refused.defects[:MAX_PROBLEMS]:
                found = locate(form, defect)
                if found is not None:
                    problems.add(found)
    problems.raise_if_any()
    return [form.raw for form in forms]
