"""Writes the name of who signs under the place for the signature."""

from copy import deepcopy

from lxml import etree

from motcua.eforms.word.flat import flat_text
from motcua.eforms.word.package import W
from motcua.eforms.word.writing import Edit, write

FEWEST_EMPTY = 2
_PLACED_BY = ("ind", "jc")
_BEFORE_JC = ("contextualSpacing", "mirrorIndents", "suppressOverlap")


def write_below(paragraph: etree._Element, text: str, lines: int) -> None:
    """Write a line so many lines under a paragraph, on an empty line where the form has them."""
    # Forms often push the place of signing to the right by spaces or tabs.
    caption = flat_text(paragraph).rstrip().rpartition("\n")[2]
    text = caption[: len(caption) - len(caption.lstrip())] + text
    empty = _empty_after(paragraph)[:lines]
    if len(empty) >= FEWEST_EMPTY:
        target = empty[-1]
        _place_alike(target, paragraph)
        write(target, [Edit(0, len(flat_text(target)), text, upright=True)])
        return
    end = len(flat_text(paragraph))
    write(paragraph, [Edit(end, end, "\n" * lines + text, upright=True)])


def _empty_after(paragraph: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for following in paragraph.itersiblings():
        plain = all(part.tag in {f"{W}pPr", f"{W}r"} for part in following)
        if following.tag != f"{W}p" or not plain or flat_text(following).strip():
            break
        found.append(following)
    return found


def _place_alike(target: etree._Element, like: etree._Element) -> None:
    """Centre the name as the words above it are."""
    about = target.find(f"{W}pPr")
    if about is None:
        about = etree.Element(f"{W}pPr")
        target.insert(0, about)
    for name in _PLACED_BY:
        wanted = like.find(f"{W}pPr/{W}{name}")
        for old in about.findall(f"{W}{name}"):
            about.remove(old)
        if wanted is not None:
            _insert(about, deepcopy(wanted), name)


def _insert(about: etree._Element, part: etree._Element, name: str) -> None:
    later = {
        f"{W}{n}"
        for n in (
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        )
    }
    if name == "ind":
        later |= {f"{W}{n}" for n in ("jc", *_BEFORE_JC)}
    after = next((one for one in about if one.tag in later), None)
    if after is None:
        about.append(part)
    else:
        after.addprevious(part)
