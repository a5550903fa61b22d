"""
Rows as an .xlsx that is pleasant to work in: headings that stay in view, widths, lists to choose
from, an explanation on every heading and a guide. No formulas, no merged cells.

The same rows always give the same bytes: the file carries no date and no author.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from motcua.eforms.workbook.columns import CHECK, GUIDE, PAGE, SHEETS, SURVEY, TYPES, Column, Sheet
from motcua.eforms.workbook.leaving import Leaving, rows_of
from motcua.eforms.workbook.limits import MAX_CELL
from motcua.eforms.workbook.problems import CannotExport
from motcua.eforms.workbook.texts import UNKEPT, escaped, guarded

_AUTHOR = "Một Cửa"
_FIXED = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties"></cp:coreProperties>'
)
_LISTS = {
    "type": (TYPES, True),
    "required": (("yes", "no", "recommended"), False),
    "soft": (("yes", "no"), True),
    "verified": (("yes", "no"), True),
    "complete": (("yes", "no"), True),
    "display": (("radio", "select"), True),
    "range": (("any", "past", "future"), True),
    "detail": (("required", "optional", "none"), True),
    "width": (("full", "mid", "short"), True),
    "role": (("applicant", "subject", "authorised"), True),
}
_LAST_ROW = 100_000
_TEXT = "@"


def _style(name: str, **settings: Any) -> NamedStyle:
    top = Alignment(wrap_text=True, vertical="top")
    return NamedStyle(name, alignment=top, number_format=_TEXT, **settings)


def _styles() -> list[NamedStyle]:
    blue = PatternFill("solid", fgColor="1F3A5F")
    pale = PatternFill("solid", fgColor="E3ECF6")
    return [
        _style("mc_heading", font=Font(bold=True, color="FFFFFF"), fill=blue),
        _style("mc_text"),
        _style("mc_page", font=Font(bold=True), fill=pale),
        _style("mc_check", font=Font(italic=True, color="555555")),
    ]


def write_workbook(leaving: Leaving) -> bytes:
    """
    Return the bytes of the workbook.

    :raises CannotExport: a cell would be longer than a workbook can hold
    """
    texts = {sheet.name: list(_texts(sheet, leaving)) for sheet in SHEETS}
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    for sheet in SHEETS:
        _write_sheet(book, sheet, texts[sheet.name])
    _write_guide(book)
    out = io.BytesIO()
    book.save(out)
    return _without_dates(out.getvalue())


def _texts(sheet: Sheet, leaving: Leaving) -> Iterator[list[str | int | None]]:
    """Yield the rows with their texts as they may stand in cells."""
    for row in rows_of(leaving, sheet):
        yield [
            _text(value, sheet, column) if isinstance(value, str) else value
            for column, value in zip(sheet.columns, row, strict=True)
        ]


def _write_sheet(book: Workbook, sheet: Sheet, rows: list[list[str | int | None]]) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    for number, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].number_format = _TEXT
        page.column_dimensions[letter].alignment = Alignment(wrap_text=True, vertical="top")
        if column.name in _LISTS:
            page.data_validations.append(_choice_of(column, letter))
    page.append([_heading(page, column) for column in sheet.columns])
    kind = sheet.columns.index(SURVEY.column("type")) if sheet is SURVEY else None
    for row in rows:
        style = _STYLES.get(str(row[kind]), "mc_text") if kind is not None else "mc_text"
        page.append(list(_row(page, row, style)))


_STYLES = {PAGE: "mc_page", CHECK: "mc_check"}


def _choice_of(column: Column, letter: str) -> DataValidation:
    allowed, strict = _LISTS[column.name]
    validation = DataValidation(
        "list", formula1=f'"{",".join(allowed)}"', allow_blank=True, showErrorMessage=strict
    )
    validation.add(f"{letter}2:{letter}{_LAST_ROW}")
    return validation


def _heading(page: Any, column: Column) -> Cell:
    cell = WriteOnlyCell(page, column.name)
    cell.style = "mc_heading"
    cell.comment = Comment(f"{column.vi}\n\n{column.en}", _AUTHOR, height=140, width=320)
    return cell


def _row(page: Any, row: Iterable[str | int | None], style: str) -> Iterator[Cell | None]:
    for value in row:
        if value is None and style == "mc_text":
            yield None  # as the column's style has it
            continue
        cell = WriteOnlyCell(page, value)
        if isinstance(value, str):
            cell.data_type = "s"  # whatever it looks like
        cell.style = style
        yield cell


def _text(value: str, sheet: Sheet, column: Column) -> str:
    if UNKEPT.search(value):
        raise CannotExport(sheet.name, f"{column.name} holds a character that cannot be kept")
    text = escaped(guarded(value))
    if len(text) + sum(letter > "\uffff" for letter in text) > MAX_CELL:
        raise CannotExport(sheet.name, f"{column.name} is longer than a cell of {MAX_CELL} letters")
    return text


_GUIDE_ROWS = (
    ("", "", "Mỗi trang tính giữ một phần của biểu mẫu; cột nào không cần thì để trống.",
     "Each sheet holds one part of the forms; leave empty what is not needed."),
    ("", "", "Không đổi tên trang tính và tên cột; đổi thứ tự cột thì được.",
     "Keep the names of sheets and columns; the order of columns is yours."),
    ("", "", "Không dùng công thức Excel, không gộp ô: tệp như vậy không nhập được.",
     "No Excel formulas and no merged cells: such a file is refused."),
    ("", "", "Nhập tệp: hoặc nhận tất cả, hoặc không nhận gì và chỉ ra mọi ô sai.",
     "An import takes everything, or nothing and names every cell that is wrong."),
    ("", "", "Dấu nháy đơn ở đầu ô (như '-5 hay '+84…) giữ cho ô là chữ; hệ thống tự bỏ khi nhập.",
     "An apostrophe before = + - @ keeps a cell a text; it is taken away on import."),
    ("", "", "Điều kiện viết như XLSForm: ${quan_he} = 'me' and age-years(${ngay_sinh}, today()) >= 18."
     " Dùng được: = != < <= > >= + - and or not() present() absent() selected(${nhieu}, 'a')"
     " one-of(${mot}, 'a', 'b') count() sum() if(,,) coalesce() age-years(,) days-between(,)"
     " today() date('2025-07-01') true() false().",
     "Conditions are written as in XLSForm; these are all the words there are."),
    ("", "", "Điều kiện chỉ được hỏi những câu đứng trước.",
     "A condition looks back only, at questions asked before."),
)  # fmt: skip


def _write_guide(book: Workbook) -> None:
    page = book.create_sheet(GUIDE)
    page.freeze_panes = "A2"
    for letter, width in zip("ABCD", (14, 26, 80, 70), strict=True):
        page.column_dimensions[letter].width = width
    rows: list[tuple[str, str, str, str]] = list(_GUIDE_ROWS)
    for sheet in SHEETS:
        rows.append((sheet.name, "", sheet.vi, sheet.en))
        rows += [(sheet.name, c.name, c.vi, c.en) for c in sheet.columns]
    headings = ("Trang tính", "Cột", "Ý nghĩa", "In English")
    page.append([_guide_cell(page, text, "mc_heading") for text in headings])
    for row in rows:
        style = "mc_page" if row[0] and not row[1] else "mc_text"
        page.append([_guide_cell(page, text, style) for text in row])


def _guide_cell(page: Any, text: str, style: str) -> Cell:
    cell = WriteOnlyCell(page)
    cell.value, cell.data_type = guarded(text), "s"
    cell.style = style
    return cell


def _without_dates(content: bytes) -> bytes:
    """Pack the parts anew, in one order, with one date, and without who and when."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed,
    ):
        for part in made.infolist():
            data = _CORE_XML.encode() if part.filename == _CORE else made.read(part)
            packed.writestr(zipfile.ZipInfo(part.filename, _FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
