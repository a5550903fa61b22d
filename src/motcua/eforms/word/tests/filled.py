"""Fills the small documents of the tests and reads what became of them."""

import io
import zipfile

from docx import Document
from lxml import etree

from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.fill import Entry, fill_form
from motcua.eforms.word.flat import flatten
from motcua.eforms.word.package import W
from motcua.eforms.word.tests.documents import content


def fill(document, *values) -> bytes:
    """Fill the fields, then the tables, of a document in reading order; None leaves one out."""
    blank = content(document)
    draft = draft_form(blank)
    blanks = [made.blank for made in (*draft.fields, *draft.tables)]
    entries = [
        Entry(place, value)
        for place, value in zip(blanks, values, strict=True)
        if value is not None
    ]
    return fill_form(blank, entries)


def lines(filled: bytes) -> list[str]:
    """The paragraphs of the body below the three lines of the heading."""
    return [paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs[3:]]


def body_of(filled: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def runs_with_looks(filled: bytes) -> list[tuple[str, bytes]]:
    """Each letter of the document with the properties of its run."""
    found = []
    for paragraph in body_of(filled).iter(f"{W}p"):
        for piece in flatten(paragraph):
            look = None if piece.run is None else piece.run.find(f"{W}rPr")
            said = b"" if look is None else etree.tostring(look, method="c14n")
            found.extend((letter, said) for letter in piece.text)
    return found
