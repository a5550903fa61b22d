"""
Builds a Word file from the text of an official form, the way such files are made.

Deterministic: the same name and text give the same file. What varies from form to form, by its
name, is how blanks are drawn (dots, tab leaders), boxes (letters, symbols) and note marks.
"""

import io
import itertools
import random
import re
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from motcua.project.bench.eform.shapes import Digits, Leader, Paragraph, Piece, Row, cut

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOTS = re.compile(r"[.…_]{4,}")
MARK = re.compile(r"(?<=\w)\s?\((\d)\)(?=\s*[:.…]|\s*$)")
BOX = re.compile("[□☐]")
EPOCH = (2026, 1, 1, 0, 0, 0)
STOPS = (4500, 9600)  # where tab leaders end, in twentieths of a point

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
}


@dataclass(frozen=True)
class _Style:
    """How one form is drawn."""

    chance: random.Random
    leaders: str  # none, last, all
    symbols: bool
    raised: bool


def build(name: str, text: str) -> bytes:
    """Return the .docx of a form of this name and text."""
    chance = random.Random(name)  # noqa: S311 - variety, no secret
    style = _Style(chance, chance.choice(("none", "none", "last", "all")),
                   chance.random() < 0.5, chance.random() < 0.4)  # fmt: skip
    body = "".join(_piece(piece, style) for piece in cut(text))
    document = f"<w:document {NS}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return _packed({**PARTS, "word/document.xml": document})


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content.encode())
    return out.getvalue()


def _piece(piece: Piece, style: _Style) -> str:
    match piece:
        case Paragraph(text):
            return _paragraph(text, style)
        case Leader():
            return _wrapped("<w:r><w:tab/></w:r>", leader=True)
        case Row(cells):
            return _table(["".join(_paragraph(x, style) for x in cell) for cell in cells])
        case Digits(label, boxes):
            return _table([_paragraph(label, style), *[""] * boxes])


def _table(cells: list[str]) -> str:
    inner = "".join(f"<w:tc><w:tcPr/>{cell or '<w:p/>'}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tblPr/><w:tr>{inner}</w:tr></w:tbl><w:p/>"


def _paragraph(text: str, style: _Style) -> str:
    drawn = list(DOTS.finditer(text))
    if style.leaders == "all" and 0 < len(drawn) <= len(STOPS) and text.endswith((".", "…", "_")):
        chosen = drawn
    elif style.leaders != "none" and drawn and drawn[-1].end() == len(text):
        chosen = drawn[-1:]
    else:
        chosen = []
    runs, end = "", 0
    for match in chosen:
        runs += _runs(text[end : match.start()], style) + "<w:r><w:tab/></w:r>"
        end = match.end()
    return _wrapped(runs + _runs(text[end:], style), leader=bool(chosen))


def _wrapped(runs: str, *, leader: bool) -> str:
    stops = "".join(f'<w:tab w:val="left" w:leader="dot" w:pos="{at}"/>' for at in STOPS)
    about = f"<w:pPr><w:tabs>{stops}</w:tabs></w:pPr>" if leader else ""
    return f"<w:p>{about}{runs}</w:p>"


def _runs(text: str, style: _Style) -> str:
    """Text as Word keeps it: marks raised, boxes as symbols, dots cut wherever someone typed."""
    made = ""
    for part in re.split(r"(\s?\(\d\)(?=\s*[:.…]|\s*$)|[□☐]|[.…_]{4,})", text):
        if BOX.fullmatch(part) and style.symbols:
            made += '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
        elif style.raised and re.fullmatch(r"\s?\(\d\)", part):
            made += _run(part.strip(), '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
        elif DOTS.fullmatch(part) and len(part) > 8:
            made += "".join(_run(cut_) for cut_ in _cut(part, style.chance))
        else:
            made += _run(part)
    return made


def _cut(dots: str, chance: random.Random) -> list[str]:
    places = sorted({0, len(dots), *(chance.randrange(1, len(dots)) for _ in range(2))})
    return [dots[a:b] for a, b in itertools.pairwise(places)]


def _run(text: str, about: str = "") -> str:
    pieces = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f"<w:r>{about}{'<w:tab/>'.join(pieces)}</w:r>" if text else ""
