"""Opens an uploaded xlsx as rows of raw cells; what they mean is `rules/papi`'s matter."""

import re
import zipfile
import zlib
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from motcua.rules.papi.defects import defect
from motcua.rules.papi.model import Panel
from motcua.rules.papi.reading import Reading, read_table
from motcua.rules.papi.sheet import Rows

# A published table is below a megabyte; what unpacks to more than this is no table.
_MOST_UNPACKED = 80_000_000
_MOST_ROWS, _MOST_COLUMNS = 1_000, 200
# What openpyxl raises for a damaged package; a SyntaxError is XML that does not parse.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    OSError,
    EOFError,
    RuntimeError,
)


class NotAWorkbook(ValueError):
    """The file is no xlsx that can be opened, or far too large for a table."""


def read_workbook(
    panel: Panel, content: bytes, *, year: int | None = None, name: str = ""
) -> Reading:
    """
    Return the reading of the sheet that holds the table.

    Without `year` it is taken from the sheet's or the file's name ("2024_PAPI…"). Of several sheets
    the one that can be read best counts; where some are named for a year and `year` is given, only
    its own.

    :raises NotAWorkbook: see there
    """
    sheets = _sheets(content)
    if year is not None and any(_year(title) for title, _ in sheets):
        sheets = [(title, rows) for title, rows in sheets if _year(title) in (None, year)]
        if not sheets:
            return Reading(None, (defect("other_year", year=year),))
    readings = [
        read_table(panel, year or _year(title) or _year(name), rows) for title, rows in sheets
    ]
    return min(readings, key=lambda one: (one.table is None, len(one.defects)))


def _sheets(content: bytes) -> list[tuple[str, Rows]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _MOST_UNPACKED:
                raise NotAWorkbook("too large")
        sheets = _rows(content)
    except NotAWorkbook:
        raise
    except _DAMAGED as error:
        raise NotAWorkbook(str(error) or type(error).__name__) from error
    if not sheets:
        raise NotAWorkbook("no sheets")
    return sheets


def _rows(content: bytes) -> list[tuple[str, Rows]]:
    """Rows are parsed while they are read, so damage shows here and not on opening."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return [
            (
                sheet.title,
                [
                    list(row)
                    for row in sheet.iter_rows(
                        max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
                    )
                ],
            )
            for sheet in book.worksheets
        ]
    finally:
        book.close()


def _year(text: str) -> int | None:
    found = re.search(r"(?<!\d)(20[1-9]\d)(?!\d)", text)
    return int(found.group(1)) if found else None
