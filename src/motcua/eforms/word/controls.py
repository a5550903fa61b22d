"""Content controls (`w:sdt`) and legacy form fields (`w:ffData`) as controls."""

from lxml import etree

from motcua.eforms.word.blocks import Control
from motcua.eforms.word.package import W

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def content_control(element: etree._Element) -> Control | None:
    """Return the control of a `w:sdt`, or None for one that is no blank (a gallery, a picture)."""
    about = element.find(f"{W}sdtPr")
    if about is None:
        return None
    label = _value(about.find(f"{W}alias")) or _value(about.find(f"{W}tag"))
    if about.find(f"{W14}checkbox") is not None:
        return Control("checkbox", label)
    if about.find(f"{W}date") is not None:
        return Control("date", label)
    for name in ("dropDownList", "comboBox"):
        choices = about.find(f"{W}{name}")
        if choices is not None:
            return Control("choice", label, _options(choices))
    asked = about.find(f"{W}text") is not None or about.find(f"{W}showingPlcHdr") is not None
    return Control("text", label) if asked else None


def legacy_field(element: etree._Element) -> Control | None:
    """Return the form field begun by a `w:fldChar`, or None."""
    data = element.find(f"{W}ffData")
    if data is None:
        return None
    label = _value(data.find(f"{W}statusText")) or ""
    if data.find(f"{W}checkBox") is not None:
        return Control("checkbox", label)
    choices = data.find(f"{W}ddList")
    if choices is not None:
        return Control("choice", label, tuple(_value(c) for c in choices.iter(f"{W}listEntry")))
    kind = _value(data.find(f"{W}textInput/{W}type"))
    return Control({"date": "date", "number": "number"}.get(kind, "text"), label)


def _options(choices: etree._Element) -> tuple[str, ...]:
    items = choices.iter(f"{W}listItem")
    shown = [
        (i.get(f"{W}displayText") or i.get(f"{W}value") or "", i.get(f"{W}value")) for i in items
    ]
    return tuple(text for text, value in shown if text and value)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
