"""Writes over letters of a paragraph and leaves every other letter as it is."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from motcua.eforms.word.flat import Piece, flatten
from motcua.eforms.word.look import make_run, not_smaller, plain_look, set_text
from motcua.eforms.word.package import W


@dataclass(frozen=True, slots=True)
class Edit:
    """
    Letters `start` to `end` become `text`.

    `boxed` draws a box around it; `gap` parts it from the box before it; `upright` is never in
    italics; `by_words` looks like the words before the blank, as the parts of a date do.
    """

    start: int
    end: int
    text: str
    boxed: bool = False
    gap: bool = False
    upright: bool = False
    by_words: bool = False


def write(paragraph: etree._Element, edits: Sequence[Edit]) -> None:
    """Carry out edits that do not overlap; positions are those before all of them."""
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        _write(paragraph, edit)


def look_at(paragraph: etree._Element, start: int, end: int) -> etree._Element | None:
    """Return the `w:rPr` that most of these letters have, else the letter before, else the mark's."""
    pieces = [piece for piece in flatten(paragraph) if piece.run is not None and piece.text]
    covering = [p for p in pieces if p.start < end and p.end > start]
    before = [p for p in pieces if p.start < start] or pieces
    if covering:
        home = max(covering, key=lambda p: min(p.end, end) - max(p.start, start))
    elif before:
        home = before[-1]
    else:
        return _mark_look(paragraph)
    return None if home.run is None else home.run.find(f"{W}rPr")


def _look_of_words(paragraph: etree._Element, edit: Edit) -> etree._Element | None:
    """Return the `w:rPr` of the last words before a blank, else of the next after it, or None."""
    pieces = [piece for piece in flatten(paragraph) if piece.run is not None]
    before = [p for p in pieces if _has_words(p.text[: max(edit.start - p.start, 0)])]
    after = [p for p in pieces if _has_words(p.text[max(edit.end - p.start, 0) :])]
    for piece in [*before[-1:], *after[:1]]:
        look = None if piece.run is None else piece.run.find(f"{W}rPr")
        raised = look is not None and look.find(f"{W}vertAlign") is not None
        return None if raised else look
    return None


def _has_words(letters: str) -> bool:
    return any(letter.isalpha() for letter in letters)


def _mark_look(paragraph: etree._Element) -> etree._Element | None:
    runs = [run for run in paragraph.iterchildren(f"{W}r") if run.find(f"{W}rPr") is not None]
    if runs:
        return runs[0].find(f"{W}rPr")
    return paragraph.find(f"{W}pPr/{W}rPr")


def _write(paragraph: etree._Element, edit: Edit) -> None:
    own = look_at(paragraph, edit.start, edit.end)
    words = _look_of_words(paragraph, edit)
    if edit.by_words and words is not None:
        own = words
    look = plain_look(own, upright=edit.upright)
    if words is not None:
        look = not_smaller(look, words)
    made = []
    if edit.gap:
        made.append(make_run("\u2009", look))
    if edit.text:
        made.append(make_run(edit.text, look, boxed=edit.boxed))
    anchor = _split(paragraph, edit.start)
    touched = _cut(paragraph, edit.start, edit.end)
    for run in made:
        if anchor is None:
            paragraph.append(run)
        else:
            anchor.addprevious(run)
    for run in [*touched, anchor]:
        if run is not None:
            _drop_if_empty(run)


def _split(paragraph: etree._Element, at: int) -> etree._Element | None:
    """Part the run at a position; return the run that begins there, or None at the very end."""
    pieces = [piece for piece in flatten(paragraph) if piece.run is not None and piece.text]
    for piece in pieces:
        if piece.start <= at < piece.end:
            return _right_of(piece, at - piece.start)
    before = [piece for piece in pieces if piece.end == at]
    if not before:
        return None
    after = etree.Element(f"{W}r")
    last = before[-1].run
    if last is None:
        return None
    last.addnext(after)
    return after


def _right_of(piece: Piece, offset: int) -> etree._Element:
    """Move what follows a letter of a run into a run of its own, unless it is the first."""
    run, node = piece.run, piece.node
    assert run is not None
    earlier = [one for one in node.itersiblings(preceding=True) if one.tag != f"{W}rPr"]
    if not offset and not earlier:
        return run
    right = etree.Element(f"{W}r", run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        right.append(deepcopy(look))
    later = list(node.itersiblings())
    if offset:
        rest = deepcopy(node)
        rest.tail = None
        set_text(rest, piece.text[offset:])
        set_text(node, piece.text[:offset])
        right.append(rest)
    else:
        right.append(node)
    for one in later:
        right.append(one)
    run.addnext(right)
    return right


def _cut(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Take letters away; return the runs they stood in."""
    touched: list[etree._Element] = []
    for piece in flatten(paragraph):
        if piece.run is None or not piece.text or piece.end <= start or piece.start >= end:
            continue
        touched.append(piece.run)
        if piece.node.tag == f"{W}t":
            low, high = max(start - piece.start, 0), min(end, piece.end) - piece.start
            _cut_letters(piece, low, high)
        elif piece.node.tag in {f"{W}tab", f"{W}sym", f"{W}noBreakHyphen", f"{W}cr"} or (
            piece.node.tag == f"{W}br" and piece.node.get(f"{W}type") is None
        ):
            piece.run.remove(piece.node)
    return touched


def _cut_letters(piece: Piece, low: int, high: int) -> None:
    left = piece.text[:low] + piece.text[high:]
    if left:
        set_text(piece.node, left)
    elif piece.run is not None:
        piece.run.remove(piece.node)


def _drop_if_empty(run: etree._Element) -> None:
    parent = run.getparent()
    if parent is not None and all(part.tag == f"{W}rPr" for part in run):
        parent.remove(run)
