"""Ticks boxes in their own font."""

from lxml import etree

from motcua.eforms.word.flat import flatten
from motcua.eforms.word.look import make_run
from motcua.eforms.word.package import W
from motcua.eforms.word.writing import Edit

_TICKED = {
    **dict.fromkeys("☐□▢◻⬜❑❒■", "☒"),
    **dict.fromkeys("\uf06f\uf0a8\uf071\uf072\uf070", "\uf0fe"),
}
_UNTICKED = {"☒": "☐", "☑": "☐", "\uf0fe": "\uf0a8"}
# Codes of the empty and the ticked box of each symbol font.
_FONTS = {
    "wingdings": ({"6F", "70", "71", "72", "A8"}, "FE", {"FE", "FD", "78"}),
    "wingdings 2": ({"A3", "2A", "30"}, "52", {"51", "52", "53", "54"}),
    "webdings": ({"63"}, "67", {"67"}),
}


class NoBox(Exception):
    """Nothing that could be ticked stands there."""


def tick(paragraph: etree._Element, at: int, *, ticked: bool) -> None:
    """Tick or clear the box that is this letter of a paragraph. Raises NoBox."""
    piece = next((p for p in flatten(paragraph) if p.start <= at < p.end), None)
    if piece is None or piece.run is None:
        raise NoBox
    if piece.node.tag == f"{W}sym":
        _symbol(piece.node, ticked=ticked)
        return
    if piece.node.tag != f"{W}t":
        raise NoBox
    offset = at - piece.start
    letter = piece.text[offset]
    if letter not in _TICKED and letter not in _UNTICKED:
        raise NoBox
    other = (_TICKED if ticked else _UNTICKED).get(letter, letter)
    piece.node.text = piece.text[:offset] + other + piece.text[offset + 1 :]


def _symbol(node: etree._Element, *, ticked: bool) -> None:
    font = (node.get(f"{W}font") or "").lower()
    code = (node.get(f"{W}char") or "").upper()
    known = _FONTS.get(font)
    if known is None or code[-2:] not in known[0] | known[2]:
        if ticked:
            _as_letter(node)
        return
    empty, full, already = known
    if ticked and code[-2:] in empty:
        node.set(f"{W}char", code[:-2] + full)
    elif not ticked and code[-2:] in already:
        node.set(f"{W}char", code[:-2] + sorted(empty)[-1])


def _as_letter(node: etree._Element) -> None:
    """A symbol of a font whose ticked box is not known becomes the letter for it."""
    letter = make_run("☒", None)[0]
    node.addprevious(letter)
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def draw(at: tuple[int, ...], text: str) -> list[Edit]:
    """Return the edits that write one letter into each drawn box, from the first on."""
    return [
        Edit(place, place + 1, letter, boxed=True, gap=bool(n) and at[n - 1] == place - 1)
        for n, (place, letter) in enumerate(zip(at, text, strict=False))
    ]
