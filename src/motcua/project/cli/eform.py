"""`./motcua eform draft FILE [--json]` and `eform fill FILE ANSWERS -o OUT`: from Word and back."""

import argparse
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from motcua.eforms.word.answers import WrongAnswers, read_answers
from motcua.eforms.word.draft import WordDraft, draft_form
from motcua.eforms.word.fill import CannotFill, fill_form
from motcua.eforms.word.identifiers import Identifiers
from motcua.eforms.word.office_program import CannotConvert, convert
from motcua.eforms.word.package import NotReadable
from motcua.project.supervisor.refusal import Refused


class CannotDraft(Refused):
    """The Word file is missing, cannot be read, or has nothing to fill in."""


class CannotFillFile(Refused):
    """The answers do not fit the Word file, or nothing could be written."""


def run(arguments: list[str]) -> int:
    """Draft or fill one Word file; needs no database."""
    if arguments[:1] == ["workbook"]:
        # Loaded only when asked for: it starts Django, which takes longer than a draft.
        return int(import_module("motcua.project.cli.workbook").run(arguments[1:]))
    if arguments[:1] == ["draft-all"]:
        return int(import_module("motcua.project.cli.draft_all").run(arguments[1:]))
    asked = _parser().parse_args(arguments)
    return _fill(asked) if asked.act == "fill" else _print_draft(asked)


def _print_draft(asked: argparse.Namespace) -> int:
    path = Path(asked.file)
    draft = _draft(path, _word_file(path))
    if asked.json:
        print(json.dumps(_with_ids(draft.said()), ensure_ascii=False))
    else:
        print("\n".join(_page(draft.said())))
    return 0


def _fill(asked: argparse.Namespace) -> int:
    """Write answers into a Word form; nothing is written unless everything fits."""
    path, out = Path(asked.file), Path(asked.out)
    if out.suffix.lower() != ".docx" or out.resolve() == path.resolve():
        raise CannotFillFile(f"{out}: the filled form needs a name of its own that ends in .docx")
    content = _word_file(path)
    answers = _answers(Path(asked.answers))
    try:
        entries = read_answers(_with_ids(_draft(path, content).said()), answers)
        filled = fill_form(content, entries)
        pdf = convert(filled, "docx", "pdf") if asked.pdf else None
    except WrongAnswers as wrong:
        raise CannotFillFile("\n  ".join([f"{asked.answers}:", *wrong.reasons])) from wrong
    except (CannotFill, CannotConvert, NotReadable) as reason:
        raise CannotFillFile(f"{path.name}: {reason}") from reason
    _write({out: filled} | ({out.with_suffix(".pdf"): pdf} if pdf is not None else {}))
    return 0


def _answers(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotFillFile(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise CannotFillFile(f"{path.name} is no JSON: {error}") from error


def _write(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CannotFillFile(f"cannot write {path}: {error.strerror}") from error
        print(path)


def _word_file(path: Path) -> bytes:
    """The bytes of a .docx, or of a .doc turned into one."""
    if path.suffix.lower() not in {".docx", ".doc"}:
        raise CannotDraft(
            f"{path.name} is no .docx; open it in a word processor and save it as one"
        )
    try:
        content = path.read_bytes()
        return convert(content, "doc", "docx") if path.suffix.lower() == ".doc" else content
    except OSError as error:
        raise CannotDraft(f"cannot read {path}: {error.strerror}") from error
    except CannotConvert as reason:
        raise CannotDraft(f"{path.name}: {reason}") from reason


def _draft(path: Path, content: bytes) -> WordDraft:
    try:
        return draft_form(content)
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
    acts.add_parser("draft-all", help="FOLDER [-o OUT]: draft every Word form below a folder")
    draft = acts.add_parser("draft", help="find the blanks of a Word form")
    draft.add_argument("file", help="the official form as .docx, or .doc with LibreOffice")
    draft.add_argument("--json", action="store_true")
    fill = acts.add_parser("fill", help="write answers into a Word form")
    fill.add_argument("file", help="the official form as .docx, or .doc with LibreOffice")
    fill.add_argument("answers", help="answers by label or id, as JSON")
    fill.add_argument("-o", "--out", required=True, help="the filled form, a .docx")
    fill.add_argument("--pdf", action="store_true", help="also as PDF, with LibreOffice")
    return parser
