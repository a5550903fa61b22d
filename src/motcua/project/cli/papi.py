"""`./motcua papi report --province NAME --year YEAR -o FILE.pdf` and `papi check FILE.xlsx`."""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.kit.clock import now
from motcua.papi.shipped import shipped
from motcua.papi.workbook import NotAWorkbook, read_workbook
from motcua.project.supervisor.refusal import Refused
from motcua.rules.papi.as_json import as_json
from motcua.rules.papi.model import Panel
from motcua.rules.papi.names import UnknownProvince, find_province
from motcua.rules.papi.notes import notes
from motcua.rules.papi.report import Report, UnknownYear, make_report
from motcua.rules.papi.words import paragraphs


class CannotReport(Refused):
    """The province or year is not held, or the form asked for does not exist."""


class CannotCheck(Refused):
    """The file cannot be opened as a workbook, or its table is refused."""


def run(arguments: list[str]) -> int:
    """Report or check from the shipped tables; needs no database."""
    asked = _parser().parse_args(arguments)
    return _check(asked) if asked.act == "check" else _report(asked)


def _report(asked: argparse.Namespace) -> int:
    panel = shipped()
    try:
        code = find_province(panel.provinces.values(), asked.province).code
        report = make_report(panel, code, asked.year, asked.against)
    except UnknownProvince as wrong:
        near = f"; did you mean {', '.join(wrong.near)}?" if wrong.near else ""
        raise CannotReport(f"there is no province {wrong.written!r}{near}") from wrong
    except UnknownYear as wrong:
        held = f"{min(panel.years)} to {max(panel.years)}"
        raise CannotReport(
            f"cannot report on {wrong}: tables are held for {held}, "
            "and --against must come before --year"
        ) from wrong
    if asked.out is not None:
        return _write(panel, report, asked, Path(asked.out))
    if asked.json:
        print(_as_json(panel, report))
    else:
        print(_page(panel, report, asked.language))
    return 0


def _write(panel: Panel, report: Report, asked: argparse.Namespace, out: Path) -> int:
    """Write the report in the form that the file's ending names."""
    made = {
        ".pdf": lambda: _pdf(panel, report, asked.language),
        ".xlsx": lambda: _xlsx(panel, report, asked.language),
        ".json": lambda: (_as_json(panel, report) + "\n").encode(),
        ".txt": lambda: (_page(panel, report, asked.language) + "\n").encode(),
    }.get(out.suffix.lower())
    if made is None:
        raise CannotReport(f"{out}: only .pdf, .xlsx, .json and .txt can be written")
    if asked.json and out.suffix.lower() != ".json":
        raise CannotReport(f"{out}: --json writes a file that ends in .json")
    content = made()
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CannotReport(f"cannot write {out}: {error.strerror}") from error
    print(out)
    return 0


def _pdf(panel: Panel, report: Report, language: str) -> bytes:
    with _words_in(language):
        from motcua.design.papi.print import report_pdf

        return report_pdf(panel, report, language, at=now())


def _xlsx(panel: Panel, report: Report, language: str) -> bytes:
    with _words_in(language):
        from motcua.design.papi.sheets import report_xlsx

        return report_xlsx(panel, report, language, at=now())


@contextmanager
def _words_in(language: str) -> Iterator[None]:
    """Make the product's words ready; no database is opened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django
    from django.utils import translation

    django.setup()
    with translation.override(language):
        yield


def _as_json(panel: Panel, report: Report) -> str:
    return json.dumps(as_json(panel, report), ensure_ascii=False, allow_nan=False)


def _page(panel: Panel, report: Report, language: str) -> str:
    said = [" ".join(part) for part in paragraphs(panel, report, language)]
    return "\n\n".join([*said, "\n".join(f"- {note}" for note in notes(report, language))])


def _check(asked: argparse.Namespace) -> int:
    path = Path(asked.file)
    try:
        reading = read_workbook(shipped(), path.read_bytes(), year=asked.year, name=path.stem)
    except OSError as error:
        raise CannotCheck(f"cannot read {path}: {error.strerror}") from error
    except NotAWorkbook as error:
        raise CannotCheck(f"{path.name} is no xlsx workbook: {error}") from error
    told = [
        {"kind": one.kind, "refuses": one.refuses, "vi": one.vi, "en": one.en}
        for one in reading.defects
    ]
    table = reading.table
    provinces = sum(1 for cells in table.scores.values() if _any(cells)) if table else 0
    if asked.json:
        said = {"accepted": reading.accepted, "year": table.year if table else None}
        said |= {"provinces": provinces, "defects": told}
        print(json.dumps(said, ensure_ascii=False))
        return 0 if reading.accepted else 1
    for one in reading.defects:
        print(f"{'refused' if one.refuses else 'marked '}  {one.en}")
    if not reading.accepted:
        raise CannotCheck(f"{path.name} is refused")
    if table is not None:
        print(f"{path.name}: {table.year}, {provinces} provinces, {len(table.numbers)} parts")
    return 0


def _any(cells: object) -> bool:
    return isinstance(cells, dict) and any(isinstance(cell, float) for cell in cells.values())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua papi", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    report = acts.add_parser("report", help="why a province stands where it stands")
    report.add_argument("--province", required=True, help="Vietnamese or ASCII name")
    report.add_argument("--year", required=True, type=int)
    report.add_argument("--against", type=int, help="the year to compare with; else the one before")
    report.add_argument("--json", action="store_true")
    report.add_argument("--language", choices=("vi", "en"), default="vi")
    report.add_argument("-o", "--out", help="write there instead: .pdf, .xlsx, .json or .txt")
    check = acts.add_parser("check", help="whether a new year's table can be taken")
    check.add_argument("file", help="xlsx in the layout published since 2018")
    check.add_argument("--year", type=int, help="else from the sheet's or the file's name")
    check.add_argument("--json", action="store_true")
    return parser
