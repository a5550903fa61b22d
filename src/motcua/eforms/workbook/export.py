"""Form documents as one workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from motcua.eforms.workbook.leaving import Leaving, add_document
from motcua.eforms.workbook.problems import CannotExport
from motcua.eforms.workbook.writing import write_workbook
from motcua.rules.form_document import parse_document


def export_workbook(documents: Sequence[Mapping[str, Any]]) -> bytes:
    """
    Return one .xlsx that holds every key of the documents; equal documents give equal bytes.

    :raises rules.form_document.DocumentRefused: a document is none
    :raises CannotExport: two have the same form id, or one holds what no workbook can
    """
    leaving = Leaving()
    seen: set[str] = set()
    for document in documents:
        parsed = parse_document(document)
        if parsed.form in seen:
            raise CannotExport(parsed.form, "stands twice; a workbook holds a form once")
        seen.add(parsed.form)
        add_document(leaving, document)
    return write_workbook(leaving)
