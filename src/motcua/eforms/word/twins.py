"""A text box stands twice in a file: as new Words draw it, and as old ones do."""

from lxml import etree

from motcua.eforms.word.flat import flat_text
from motcua.eforms.word.package import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def twin_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the same paragraph in the fallback of its text box, or None."""
    choice = next(paragraph.iterancestors(f"{_MC}Choice"), None)
    both = None if choice is None else choice.getparent()
    fallback = None if both is None else both.find(f"{_MC}Fallback")
    if choice is None or fallback is None:
        return None
    here, there = list(choice.iter(f"{W}p")), list(fallback.iter(f"{W}p"))
    if len(here) != len(there):
        return None
    twin = there[here.index(paragraph)]
    return twin if flat_text(twin) == flat_text(paragraph) else None
