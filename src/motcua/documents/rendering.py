"""
Papers as PDF: a typst template under `papers/`, data as JSON, fonts shipped with the product.

One compiler a process is kept and used under a lock: fonts are read once, a page then takes a
few milliseconds. PDF/UA-1, so that a screen reader can read what was printed.
"""

import io
import json
import threading
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from motcua.documents.letters import printable

_HERE = Path(__file__).parent
_lock = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")]
    )
    return typst.Compiler(root=str(_HERE / "papers"), font_paths=fonts)


def render(*, template: str, data: dict[str, Any], made_at: datetime) -> bytes:
    """
    Return the paper `papers/<template>.typ` filled with `data` as PDF/UA.

    `data` is plain JSON; nothing in it is read as markup, and letters that the fonts have not
    stand as "?". `made_at` (aware) is the document's
    date of creation, so that the same data give the same bytes.

    :raises typst.TypstError: the template and the data do not fit each other
    """
    with _lock:
        pdf = _compiler().compile(
            input=str(_HERE / "papers" / f"{template}.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=int(made_at.timestamp()),
        )
    if not isinstance(pdf, bytes):
        raise TypeError(f"{template} did not become one PDF")
    return pdf


def qr_svg(content: str) -> str:
    """Return a QR code as SVG text; error correction M, for print at 2 cm and more."""
    out = io.BytesIO()
    segno.make(content, error="m").save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False
    )
    return out.getvalue().decode()
