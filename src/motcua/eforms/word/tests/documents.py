"""Small Word files made for the tests, one shape each."""

import io

from docx import Document
from docx.enum.text import WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.shared import Cm

from motcua.eforms.word.draft import draft_form

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NS14 = NS + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN XIN THỬ")


def content(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_lines(*lines: str):
    document = Document()
    for line in (*HEAD, *lines):
        document.add_paragraph(line)
    return document


def drafted(document) -> dict:
    return draft_form(content(document)).said()


def asked(*lines: str) -> list[tuple[str, str]]:
    """Label and type of every field of a form of these lines."""
    return [(f["label"], f["type"]) for f in drafted(with_lines(*lines))["fields"]]


def add_leader(document, text: str) -> None:
    paragraph = document.add_paragraph(f"{text}\t")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), leader=WD_TAB_LEADER.DOTS)


def add_table(document, *rows: tuple[str, ...]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def add_xml(document, words: str, xml: str) -> None:
    """A paragraph of `words` followed by raw run-level XML."""
    paragraph = document.add_paragraph(words)
    paragraph._p.append(parse_xml(xml))
