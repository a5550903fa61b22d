"""Fills content controls (`w:sdt`) and legacy form fields."""

from copy import deepcopy
from datetime import date

from lxml import etree

from motcua.eforms.word.controls import W14
from motcua.eforms.word.look import make_run, plain_look
from motcua.eforms.word.package import W
from motcua.eforms.word.values import as_text, moment_parts

Value = str | date | bool


class NotHeld(Exception):
    """The control cannot hold the answer; the message says why."""


def fill_control(control: etree._Element, value: Value) -> None:
    """Put an answer into a content control. Raises NotHeld."""
    about, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if about is None or content is None:
        raise NotHeld("the content control is damaged")
    shown = _shown(about, value)
    for gone in ("showingPlcHdr", "dataBinding"):  # else the word processor shows the old content
        for part in about.findall(f"{W}{gone}"):
            about.remove(part)
    _show(about, content, shown)


def _shown(about: etree._Element, value: Value) -> etree._Element:
    """Note the answer among the properties; return the run that shows it."""
    ticks = about.find(f"{W14}checkbox")
    if ticks is not None:
        return _ticked(ticks, value)
    if isinstance(value, bool):
        raise NotHeld("this content control holds no yes or no")
    for name in ("dropDownList", "comboBox"):
        choices = about.find(f"{W}{name}")
        if choices is not None:
            _listed(choices, value, free=name == "comboBox")
    day = about.find(f"{W}date")
    if day is not None:
        return make_run(_dated(day, value), None)
    return make_run(as_text(value) or "", None)


def _ticked(ticks: etree._Element, value: Value) -> etree._Element:
    if not isinstance(value, bool):
        raise NotHeld("this content control holds yes or no")
    checked = ticks.find(f"{W14}checked")
    if checked is None:
        checked = etree.SubElement(ticks, f"{W14}checked")
        ticks.insert(0, checked)
    checked.set(f"{W14}val", "1" if value else "0")
    state = ticks.find(f"{W14}{'checkedState' if value else 'uncheckedState'}")
    code = (state.get(f"{W14}val") if state is not None else None) or ("2612" if value else "2610")
    font = (state.get(f"{W14}font") if state is not None else None) or "MS Gothic"
    look = etree.Element(f"{W}rPr")
    fonts = etree.SubElement(look, f"{W}rFonts")
    for name in ("ascii", "eastAsia", "hAnsi", "cs"):
        fonts.set(f"{W}{name}", font)
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        letter = "☒" if value else "☐"
    if not letter.isprintable() and not "\ue000" <= letter <= "\uf8ff":
        letter = "☒" if value else "☐"
    return make_run(letter, look)


def _listed(choices: etree._Element, value: Value, *, free: bool) -> None:
    text = as_text(value) or ""
    items = list(choices.iter(f"{W}listItem"))
    shown = [item.get(f"{W}displayText") or item.get(f"{W}value") or "" for item in items]
    if text not in shown and not free:
        raise NotHeld(f"the list has no {text[:60]!r}")
    if text in shown and f"{W}lastValue" in choices.attrib:
        choices.set(f"{W}lastValue", items[shown.index(text)].get(f"{W}value", ""))


def _dated(day: etree._Element, value: Value) -> str:
    parts = moment_parts(value)
    if parts is None or set(parts) < set("dmy"):
        return as_text(value) or ""
    day.set(f"{W}fullDate", f"{parts['y']}-{parts['m']}-{parts['d']}T00:00:00Z")
    format_ = day.find(f"{W}dateFormat")
    pattern = (format_.get(f"{W}val") if format_ is not None else "") or "dd/MM/yyyy"
    known = {
        "dd": parts["d"],
        "d": str(int(parts["d"])),
        "MM": parts["m"],
        "M": str(int(parts["m"])),
        "yyyy": parts["y"],
        "yy": parts["y"][2:],
    }
    return _by_pattern(pattern, known) or f"{parts['d']}/{parts['m']}/{parts['y']}"


def _by_pattern(pattern: str, known: dict[str, str]) -> str:
    """Return the date by a pattern of d, M and y and signs; empty when it has names of months."""
    text, at = "", 0
    while at < len(pattern):
        end = at
        while end < len(pattern) and pattern[end] == pattern[at]:
            end += 1
        token = pattern[at:end]
        if token[0].isalpha():
            if token not in known:
                return ""
            text += known[token]
        else:
            text += token.replace("'", "")
        at = end
    return text


def _show(about: etree._Element, content: etree._Element, shown: etree._Element) -> None:
    """Leave one paragraph, or none, and in it the one run."""
    first = next(content.iter(f"{W}r"), None)
    look = about.find(f"{W}rPr")
    if look is None and first is not None:
        look = first.find(f"{W}rPr")
    plain = plain_look(look)
    if shown.find(f"{W}rPr") is None and plain is not None:
        shown.insert(0, deepcopy(plain))
    paragraph = next(content.iterchildren(f"{W}p"), None)
    for part in list(content):
        if part is not paragraph:
            content.remove(part)
    if paragraph is None:
        content.append(shown)
        return
    for part in list(paragraph):
        if part.tag != f"{W}pPr":
            paragraph.remove(part)
    paragraph.append(shown)


def fill_field(begin: etree._Element, paragraph: etree._Element, value: Value) -> None:
    """Put an answer into the legacy form field that this `w:fldChar` begins. Raises NotHeld."""
    data = begin.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    if data is None:
        raise NotHeld("the form field is damaged")
    if box is not None:
        _check(box, value)
        return
    text = as_text(value) if not isinstance(value, bool) else None
    if text is None:
        raise NotHeld("this form field holds no yes or no")
    choices = data.find(f"{W}ddList")
    if choices is not None:
        _pick(choices, text)
    most = data.find(f"{W}textInput/{W}maxLength")
    limit = "" if most is None else most.get(f"{W}val", "")
    if limit.isdecimal() and 0 < int(limit) < len(text):
        raise NotHeld(f"the form field takes {limit} letters at most")
    _result(begin, paragraph, text)


def _check(box: etree._Element, value: Value) -> None:
    if not isinstance(value, bool):
        raise NotHeld("this form field holds yes or no")
    checked = box.find(f"{W}checked")
    if checked is None:
        checked = etree.SubElement(box, f"{W}checked")
    checked.set(f"{W}val", "1" if value else "0")


def _pick(choices: etree._Element, text: str) -> None:
    entries = [entry.get(f"{W}val", "") for entry in choices.iter(f"{W}listEntry")]
    if text not in entries:
        raise NotHeld(f"the list has no {text[:60]!r}")
    result = choices.find(f"{W}result")
    if result is None:
        result = etree.Element(f"{W}result")
        choices.insert(0, result)
    result.set(f"{W}val", str(entries.index(text)))


def _result(begin: etree._Element, paragraph: etree._Element, text: str) -> None:
    """What the field shows: the first text after it becomes the answer, the rest goes."""
    separate, end, shown = _extent(begin, paragraph)
    if end is None:
        raise NotHeld("the form field has no end")
    if separate is None and not shown:
        separate = etree.Element(f"{W}fldChar")
        separate.set(f"{W}fldCharType", "separate")
        end.addprevious(separate)
    lines = make_run(text, None)
    for node in lines:
        (shown[0] if shown else end).addprevious(node)
    for node in shown:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)


_Found = tuple[etree._Element | None, etree._Element | None, list[etree._Element]]


def _extent(begin: etree._Element, paragraph: etree._Element) -> _Found:
    """The separator, the end and the shown nodes of a field, those of fields within left alone."""
    depth, separate = 0, None
    shown: list[etree._Element] = []
    inside = False
    for node in paragraph.iter(f"{W}fldChar", f"{W}t", f"{W}tab", f"{W}br"):
        if node is begin:
            inside, depth = True, 1
        elif not inside:
            continue
        elif node.tag == f"{W}fldChar":
            stage = node.get(f"{W}fldCharType")
            if stage == "separate" and depth == 1:
                separate = node
            depth += {"begin": 1, "end": -1}.get(stage or "", 0)
            if not depth:
                return separate, node, shown
        elif depth == 1:
            shown.append(node)
    return separate, None, shown
