"""Check boxes become choices with their options, or check boxes of their own."""

from motcua.eforms.word.addresses import box_address
from motcua.eforms.word.blocks import BOX, Line
from motcua.eforms.word.choices import Boxes, may_be_several, read_boxes
from motcua.eforms.word.fields import Field
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean, split_hint
from motcua.eforms.word.state import State


def read_options(line: Line, state: State) -> None:
    """Add what the boxes of a line ask."""
    found = read_boxes(line.text)
    drawn = [at for at, letter in enumerate(line.text) if letter == BOX]
    boxes = tuple(box_address(line, drawn[n]) for n in found.boxes)
    if not found.options and found.lead:  # "Bị mất: ☐"
        found, boxes = Boxes("", (found.lead,), (0,)), (box_address(line, drawn[0]),)
    ask_options(found.lead, found.options, boxes, place=line.place, state=state)


def ask_options(
    lead: str, options: tuple[str, ...], boxes: tuple[str, ...], *, place: str, state: State
) -> None:
    """
    Add options that stand side by side, or go on with those above; `boxes` are their addresses.

    One box is the next option of the choice above it, or a check box of its own.
    """
    head = lead or _lead_above(state)
    if len(options) > 1 and not may_be_several(head):
        state.add(_choice(head or state.section, options, boxes, place))
        state.option_lead = ""
        return
    above = state.option_lead or _lead_above(state)
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


def _lead_above(state: State) -> str:
    return clean(split_hint(state.pending)[0])


def _choice(label: str, options: tuple[str, ...], boxes: tuple[str, ...], place: str) -> Field:
    kind = "sex" if {fold(o) for o in options} == {"nam", "nu"} else ""
    name = label or " / ".join(options)
    made = Field(name, "choice", kind, options=options, confidence=0.85, place=place)
    _set_boxes(made, boxes)
    return made


def _set_boxes(made: Field, boxes: tuple[str, ...]) -> None:
    made.option_blanks = boxes
    made.blank = "|".join(boxes) if all(boxes) else ""
