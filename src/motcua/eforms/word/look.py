"""Runs for answers: in the font and size of the blank, and plain."""

from copy import deepcopy

from lxml import etree

from motcua.eforms.word.package import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What a row of dots may be, and an answer should not be by accident.
_NOT_KEPT = {
    f"{W}{name}"
    for name in [
        "b",
        "bCs",
        "u",
        "strike",
        "dstrike",
        "vertAlign",
        "position",
        "spacing",
        "w",
        "kern",
        "caps",
        "smallCaps",
        "highlight",
        "shd",
        "bdr",
        "vanish",
        "webHidden",
        "effect",
        "em",
        "fitText",
        "rPrChange",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
    ]
}
_PLACEHOLDER = {"PlaceholderText", "Placeholder"}


def plain_look(look: etree._Element | None, *, upright: bool = False) -> etree._Element | None:
    """Return a copy of `w:rPr` that is not bold, underlined, raised or spaced; None when empty."""
    if look is None:
        return None
    made = etree.Element(f"{W}rPr", nsmap=look.nsmap)
    bold = False
    for part in look:
        if not isinstance(part.tag, str):
            continue
        bold = bold or part.tag in {f"{W}b", f"{W}rStyle"}
        placeholder = part.tag == f"{W}rStyle" and part.get(f"{W}val") in _PLACEHOLDER
        leaning = upright and part.tag in {f"{W}i", f"{W}iCs"}
        if part.tag not in _NOT_KEPT and not placeholder and not leaning:
            made.append(deepcopy(part))
    if bold:
        _not_bold(made)
    return made if len(made) else None


def _not_bold(look: etree._Element) -> None:
    """Say so, since a style might make it bold; in the order which the format prescribes."""
    first = sum(1 for part in look if part.tag in {f"{W}rStyle", f"{W}rFonts"})
    for number, name in enumerate(("b", "bCs")):
        off = etree.Element(f"{W}{name}")
        off.set(f"{W}val", "0")
        look.insert(first + number, off)


def not_smaller(look: etree._Element | None, words: etree._Element) -> etree._Element | None:
    """Return `look` in at least the size of the words beside it: dots are often set smaller."""
    wanted = words.find(f"{W}sz")
    own = None if look is None else look.find(f"{W}sz")
    if look is None or own is None or wanted is None or _half_points(own) >= _half_points(wanted):
        return look
    for size in look.findall(f"{W}sz") + look.findall(f"{W}szCs"):
        size.set(f"{W}val", wanted.get(f"{W}val", ""))
    return look


def _half_points(size: etree._Element) -> int:
    value = size.get(f"{W}val", "")
    return int(value) if value.isdecimal() else 0


def make_run(text: str, look: etree._Element | None, *, boxed: bool = False) -> etree._Element:
    """Return a run of `text`; breaks part its lines, and tabs are tabs."""
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    if boxed:
        _draw_box(run)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        for place, words in enumerate(line.split("\t")):
            if place:
                etree.SubElement(run, f"{W}tab")
            if words:
                set_text(etree.SubElement(run, f"{W}t"), words)
    return run


def set_text(node: etree._Element, text: str) -> None:
    """Set the text of a `w:t` so that its spaces stay."""
    node.text = text
    if text != text.strip() or "  " in text:
        node.set(XML_SPACE, "preserve")


def _draw_box(run: etree._Element) -> None:
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.SubElement(run, f"{W}rPr")
    box = etree.Element(f"{W}bdr")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
        box.set(f"{W}{name}", value)
    after = (
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    )
    later = next((part for part in look if part.tag in {f"{W}{n}" for n in after}), None)
    if later is not None:
        later.addprevious(box)
    else:
        look.append(box)
