"""`./motcua eform draft FILE.docx [--json]`: what an e-form would ask, read from a Word form."""

import argparse
import json
from pathlib import Path
from typing import Any

from motcua.eforms.drafting.identifiers import Identifiers
from motcua.eforms.word.draft import WordDraft, draft_form
from motcua.eforms.word.package import NotReadable
from motcua.project.cli import workbook
from motcua.project.supervisor.refusal import Refused


class CannotDraft(Refused):
    """The Word file is missing, cannot be read, or has nothing to fill in."""


def run(arguments: list[str]) -> int:
    """Draft one Word file and print the result; needs no database."""
    if arguments[:1] == ["workbook"]:
        return workbook.run(arguments[1:])
    asked = _parser().parse_args(arguments)
    draft = _draft(Path(asked.file))
    if asked.json:
        print(json.dumps(_with_ids(draft.said()), ensure_ascii=False))
    else:
        print("\n".join(_page(draft.said())))
    return 0


def _draft(path: Path) -> WordDraft:
    if path.suffix.lower() != ".docx":
        raise CannotDraft(
            f"{path.name} is no .docx; open it in a word processor and save it as one"
        )
    try:
        return draft_form(path.read_bytes())
    except OSError as error:
        raise CannotDraft(f"cannot read {path}: {error.strerror}") from error
    except NotReadable as reason:
        raise CannotDraft(f"{path.name}: {reason}") from reason


def _with_ids(said: dict[str, Any]) -> dict[str, Any]:
    """Give every field, table and column an id of small letters, digits and underscores."""
    ids = Identifiers()
    for made in said["fields"]:
        made["id"] = ids.of(made["label"])
    for table in said["tables"]:
        table["id"] = ids.of(table["label"], "bang")
        for column in table["columns"]:
            column["id"] = ids.of(column["label"], "cot")
    return said


def _page(said: dict[str, Any]) -> list[str]:
    lines = [said["title"] or "(no title found)", ""]
    for field in said["fields"]:
        kind = f" ({field['kind']})" if "kind" in field else ""
        options = ": " + " / ".join(field["options"]) if "options" in field else ""
        about = f"{field['type']}{kind}{options}"
        lines.append(f"{field['confidence']:4.0%}  {field['place']:<8} {field['label']}  [{about}]")
    for table in said["tables"]:
        columns = ", ".join(f"{c['label']} [{c['type']}]" for c in table["columns"])
        lines.append(f"table {table['place']:<8} {table['label']}: {columns}")
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua eform", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("workbook", help="export | import | check: forms as one Excel file")
    draft = acts.add_parser("draft", help="find the blanks of a Word form")
    draft.add_argument("file", help="the official form as .docx")
    draft.add_argument("--json", action="store_true")
    return parser
