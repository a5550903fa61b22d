"""
The flattened text of a paragraph: the one count of letters that reading and filling share.

It follows from the XML alone. Every character of a `w:t` counts one; so does a tab, a break, a
hyphen element, a symbol, the start of a content control and the start of a legacy form field. What
is deleted, hidden in `mc:Fallback` or drawn in a text box counts nothing. What a letter *means* is
for the reader to say; changing that must never change this count, for blanks are kept by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from motcua.eforms.word.package import W

CONTROL_BEGINS = "\ue0f0"
FIELD_BEGINS = "\ue0f1"
SYMBOL = "\ue0f2"
SKIPPED = {f"{W}del", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}delText", f"{W}moveFrom"}
_ONE_LETTER = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": SYMBOL,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """
    The letters of one XML node, from `start` on.

    A content control opens with a piece of one letter and closes with a piece of none; a legacy
    form field opens with its `w:fldChar`, and every `w:fldChar` that ends a field is a piece of
    none. `run` is None outside runs.
    """

    start: int
    text: str
    node: etree._Element
    run: etree._Element | None = None

    @property
    def end(self) -> int:
        """The position after the last letter."""
        return self.start + len(self.text)


def flatten(paragraph: etree._Element) -> list[Piece]:
    """Return the pieces of a paragraph from left to right."""
    pieces: list[Piece] = []
    at = 0
    for text, node, run in _walk(paragraph):
        pieces.append(Piece(at, text, node, run))
        at += len(text)
    return pieces


def flat_text(paragraph: etree._Element) -> str:
    """Return the flattened text itself."""
    return "".join(text for text, _, _ in _walk(paragraph))


_Letters = tuple[str, etree._Element, etree._Element | None]


def _walk(parent: etree._Element) -> Iterator[_Letters]:
    for element in parent:
        tag = element.tag
        if tag == f"{W}r":
            yield from _run(element)
        elif tag in SKIPPED or str(tag).endswith("}Fallback"):
            continue
        elif tag == f"{W}sdt":
            yield CONTROL_BEGINS, element, None
            yield from _walk(element)
            yield "", element, None
        else:
            yield from _walk(element)


def _run(run: etree._Element) -> Iterator[_Letters]:
    for element in run:
        tag = element.tag
        if tag == f"{W}t":
            if element.text:
                yield element.text, element, run
        elif tag in _ONE_LETTER:
            yield _ONE_LETTER[tag], element, run
        elif tag == f"{W}fldChar":
            stage = element.get(f"{W}fldCharType")
            if stage == "begin" and element.find(f"{W}ffData") is not None:
                yield FIELD_BEGINS, element, run
            elif stage == "end":
                yield "", element, run
