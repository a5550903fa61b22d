"""Check boxes become choices with their options, or check boxes of their own."""

from motcua.eforms.word.addresses import box_address
from motcua.eforms.word.blocks import BOX, CONTROL, Line
from motcua.eforms.word.choices import Boxes, may_be_several, read_boxes
from motcua.eforms.word.fields import Field
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean, split_hint
from motcua.eforms.word.spots import Inline, said
from motcua.eforms.word.state import State


def read_options(line: Line, state: State, *, start: int = 0) -> None:
    """Add what the boxes of a line ask, from a letter on."""
    text = " " * start + with_boxes(line)[start:]
    found = read_boxes(text)
    drawn = [at for at, letter in enumerate(text) if letter == BOX]
    boxes = tuple(_box(line, drawn[n]) for n in found.boxes)
    if not found.options and found.lead:  # "Bị mất: ☐"
        found, boxes = Boxes("", (found.lead,), (0,)), (_box(line, drawn[0]),)
    ask_options(found.lead, found.options, boxes, place=line.place, state=state)


def with_boxes(line: Line) -> str:
    """Return the text of a line in which controls to tick stand as boxes."""
    ticks = {chr(CONTROL + n) for n, one in enumerate(line.controls) if one.type == "checkbox"}
    return "".join(BOX if letter in ticks else letter for letter in line.text)


def _box(line: Line, at: int) -> str:
    """The address of a drawn box or of a control to tick."""
    if line.text[at] == BOX:
        return box_address(line, at)
    found = line.range(at, at + 1)
    return said(Inline(found.paragraph, found.start)) if found else ""


def ask_options(
    lead: str, options: tuple[str, ...], boxes: tuple[str, ...], *, place: str, state: State
) -> None:
    """
    Add options that stand side by side, or go on with those above; `boxes` are their addresses.

    One box is the next option of the choice above it, or a check box of its own.
    """
    head = lead or _lead_above(state)
    if len(options) > 1 and not may_be_several(head):
        if not lead and not state.pending and state.option_lead:
            _next_options(state.option_lead, options, boxes, place, state)
            return
        made = _choice(head or _section(options, state), options, boxes, place)
        state.add(made)
        state.option_lead = "" if made.kind == "sex" else made.label
        state.options_alone = not lead and bool(head)
        return
    kept = state.option_lead if state.options_alone else ""
    above = kept or _lead_above(state)
    state.options_alone = True
    state.option_lead = above
    if above and not lead and not may_be_several(above) and options:
        _next_options(above, options, boxes, place, state)
        return
    for option, box in zip(options, boxes, strict=True):
        state.add(Field(option, "checkbox", confidence=0.8, place=place, blank=box))


def _next_options(
    above: str, options: tuple[str, ...], boxes: tuple[str, ...], place: str, state: State
) -> None:
    last = state.fields[-1] if state.fields else None
    if last is not None and last.label == above and last.type == "choice":
        last.options += options
        _set_boxes(last, (*last.option_blanks, *boxes))
    else:
        state.add(_choice(above, options, boxes, place))


def _section(options: tuple[str, ...], state: State) -> str:
    return "" if {fold(o) for o in options} == {"nam", "nu"} else state.section


def _lead_above(state: State) -> str:
    return clean(split_hint(state.pending)[0])


def _choice(label: str, options: tuple[str, ...], boxes: tuple[str, ...], place: str) -> Field:
    kind = "sex" if {fold(o) for o in options} == {"nam", "nu"} else ""
    name = label or ("Giới tính" if kind else " / ".join(options))
    made = Field(name, "choice", kind, options=options, confidence=0.85, place=place)
    _set_boxes(made, boxes)
    return made


def _set_boxes(made: Field, boxes: tuple[str, ...]) -> None:
    made.option_blanks = boxes
    made.blank = "|".join(boxes) if all(boxes) else ""
