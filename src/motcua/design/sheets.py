"""Plain tables as .xlsx: a heading, widths, figures as figures; no formulas."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from motcua.eforms.workbook.texts import guarded

Value = str | int | float | Decimal | date | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Table:
    """A sheet: its name, a line of words above, headings with widths, rows."""

    name: str
    above: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Sequence[Value]]


def workbook_of(tables: Iterable[Table]) -> bytes:
    """Return the tables as a workbook; text never begins a formula."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        for place, (_words, width) in enumerate(table.columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.freeze_panes = "A3"
        for_print(sheet)
        sheet.append([_cell(sheet, table.above, bold=False)])
        sheet.append([_cell(sheet, words, bold=True) for words, _width in table.columns])
        rows = list(table.rows)
        for row in rows:
            sheet.append([_cell(sheet, value, bold=False) for value in row])
        if rows:
            sheet.auto_filter.ref = f"A2:{get_column_letter(len(table.columns))}{len(rows) + 2}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def for_print(sheet: WriteOnlyWorksheet) -> None:
    """Lay a sheet on landscape A4, as wide as the page, its headings on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "2:2"


def _cell(sheet: object, value: Value, *, bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, guarded(value) if isinstance(value, str) else value)  # type: ignore[arg-type]
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=isinstance(value, str) and not bold, vertical="top")
    if isinstance(value, int):
        cell.number_format = "#,##0"
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell
