"""The text of one paragraph, run by run: leaders, symbols, boxes and controls become letters."""

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from motcua.eforms.word.blocks import BOX, CONTROL, LEADER, Control, Line
from motcua.eforms.word.controls import content_control, legacy_field
from motcua.eforms.word.package import W

# Empty and ticked boxes of the symbol fonts, by the last two digits of their code.
SYMBOL_BOXES = {"6F", "70", "71", "72", "A8", "FE", "FD", "78", "51", "52", "53", "54"}
SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
DRAWN_BOXES = str.maketrans(dict.fromkeys("□▢◻⬜❑❒☑☒■\uf06f\uf0a8\uf071\uf072\uf070", BOX))
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\ufeff¬"))
LONGEST_LINE = 4_000
SKIPPED = {f"{W}del", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}delText", f"{W}moveFrom"}


@dataclass
class _Text:
    """What has been read of a paragraph so far."""

    leaders: bool
    letters: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    result_of: bool = False  # inside what a form field shows now

    def control(self, control: Control) -> None:
        self.letters.append(chr(CONTROL + len(self.controls)))
        self.controls.append(control)


def paragraph_lines(paragraph: etree._Element, place: str) -> list[Line]:
    """Return the lines of a paragraph; a soft break starts a new one."""
    text = _Text(leaders=_has_leader(paragraph))
    _walk(paragraph, text)
    whole = (
        unicodedata.normalize("NFC", "".join(text.letters))
        .translate(DRAWN_BOXES)
        .translate(INVISIBLE)
    )
    controls = tuple(text.controls)
    return [Line(_bounded(part), place, controls) for part in whole.split("\n")]


def _bounded(text: str) -> str:
    """No line of a form is longer than this; no gap in it needs to be wider."""
    return re.sub(r"[ \xa0\t]{60,}", " " * 60, text[:LONGEST_LINE])


def _has_leader(paragraph: etree._Element) -> bool:
    stops = paragraph.iterfind(f"{W}pPr/{W}tabs/{W}tab")
    drawn = {"dot", "underscore", "hyphen", "middleDot", "heavy"}
    return any(stop.get(f"{W}leader") in drawn for stop in stops)


def _walk(parent: etree._Element, text: _Text) -> None:
    for element in parent:
        if element.tag in SKIPPED or str(element.tag).endswith("}Fallback"):
            continue
        if element.tag == f"{W}sdt":
            _content(element, text)
        elif element.tag == f"{W}r":
            _run(element, text)
        else:
            _walk(element, text)


def _content(element: etree._Element, text: _Text) -> None:
    control = content_control(element)
    if control is None:
        _walk(element, text)
    else:
        text.control(control)


def _run(run: etree._Element, text: _Text) -> None:
    raised = run.find(f"{W}rPr/{W}vertAlign")
    if raised is not None and raised.get(f"{W}val") == "superscript" and _mark(run, text):
        return
    for element in run:
        _letter(element, text)


def _mark(run: etree._Element, text: _Text) -> bool:
    """A raised number is a footnote mark; it is kept in brackets, as most forms print it."""
    word = "".join(t.text or "" for t in run.iter(f"{W}t")).strip().strip("()")
    measure = "".join(text.letters[-1:]).endswith("m")
    if word.isdigit() and len(word) < 3 and not measure:
        text.letters.append(f"({word})")
        return True
    return False


def _letter(element: etree._Element, text: _Text) -> None:
    if element.tag == f"{W}fldChar":
        _field(element, text)
    elif text.result_of or element.tag in SKIPPED:
        return
    elif element.tag == f"{W}t":
        text.letters.append((element.text or "").replace("\n", " "))
    elif element.tag == f"{W}tab":
        text.letters.append(LEADER if text.leaders else "\t")
    elif element.tag in {f"{W}br", f"{W}cr"}:
        text.letters.append("\n")
    elif element.tag == f"{W}sym":
        _symbol(element, text)
    elif element.tag == f"{W}noBreakHyphen":
        text.letters.append("-")


def _field(element: etree._Element, text: _Text) -> None:
    stage = element.get(f"{W}fldCharType")
    if stage == "begin":
        control = legacy_field(element)
        if control is not None:
            text.control(control)
            text.result_of = True
    elif stage == "end":
        text.result_of = False


def _symbol(element: etree._Element, text: _Text) -> None:
    code = (element.get(f"{W}char") or "")[-2:].upper()
    font = (element.get(f"{W}font") or "").lower()
    if font.startswith(SYMBOL_FONTS) and code in SYMBOL_BOXES:
        text.letters.append(BOX)
