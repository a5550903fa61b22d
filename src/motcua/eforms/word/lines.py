"""Reads one line: which of its blanks are asked, under which labels."""

import re

from motcua.eforms.word.addresses import address, extended, widened
from motcua.eforms.word.bare import introduces
from motcua.eforms.word.blanks import RUN, Blank, find_blanks, weight
from motcua.eforms.word.blocks import BOX, CONTROL, Control, Line
from motcua.eforms.word.choices import alternatives, printed_options
from motcua.eforms.word.fields import Field
from motcua.eforms.word.kinds import fold, infer
from motcua.eforms.word.labels import (
    BARE_UNITS,
    clean,
    last_clause,
    split_hint,
    unit_after,
    with_lead,
)
from motcua.eforms.word.office import is_legal_number, is_signing_date
from motcua.eforms.word.options import read_options, with_boxes
from motcua.eforms.word.state import State

CAPTION = re.compile(r"^\s*\(([^()\d]{4,90})\)")
LONG_RUN = 130
ITEM = re.compile(r"^\s*[a-zđ]\)\s")  # "a) ……": more room under the words above
LONG_BEFORE = 120  # letters of running text before a blank: its caption names it better
LONGEST_ITEM = 240
SIGNATURES = {"chu ky", "ky ten", "ky"}
JUST_DATE = re.compile(
    r"^(?:(?:vào|từ|đến|cấp|sinh|lập|ký|hết|kể từ|và|ra|nhập)\s*)+$", re.IGNORECASE
)


def read_line(line: Line, state: State) -> None:
    """Add the fields of one line to the state; a line of blanks alone goes on with the last."""
    blanks = find_blanks(line)
    if BOX in with_boxes(line) and not any(b.shape == "digits" for b in blanks):
        _with_boxes(line, blanks, state)
        return
    if line.text.strip():
        state.option_lead = ""
    if not blanks:
        _words(line.text, state)
    elif not ITEM.sub("", _without(line.text, blanks)).strip(" .;,\t\xa0-–+*•") and all(
        b.shape == "run" for b in blanks
    ):
        _continued(line, blanks, state)
    else:
        _blanks(line, blanks, state)


def _with_boxes(line: Line, blanks: list[Blank], state: State) -> None:
    """What is asked before the first box, the boxes, and what is asked behind them."""
    first = with_boxes(line).index(BOX)
    before = [b for b in blanks if b.end <= first]
    if before and (before[-1].is_date or clean(line.text[: before[0].start])):
        _blanks(line, before, state)
        state.pending = ""
    else:
        before = []
    read_options(line, state, start=before[-1].end if before else 0)
    _beside_options(line, blanks[len(before) :], state)


def _without(text: str, blanks: list[Blank]) -> str:
    for blank in reversed(blanks):
        text = text[: blank.start] + " " + text[blank.end :]
    return text


def _words(text: str, state: State) -> None:
    if clean(text):
        state.pending, state.open_field = text, None


def _continued(line: Line, blanks: list[Blank], state: State) -> None:
    """A line of dots alone: more room for the last answer, or the answer to the words above."""
    if state.pending and not state.signed and len(state.pending) < 400:
        label, hint = _label(state.pending, "", state)
        if not label:
            return
        length = 2 if weight(line.text) > LONG_RUN else 1
        made = _field(label, hint, blanks[0], line, lines=length)
        made.confidence = 0.7
        state.add(made)
    elif state.open_field is not None:
        for blank in blanks:
            _goes_on(line, blank, state)
        state.lengthen()


def _goes_on(line: Line, blank: Blank, state: State) -> None:
    """The last answer takes the room of this blank too."""
    if state.open_field is not None:
        state.open_field.blank = extended(state.open_field.blank, line, blank.start, blank.end)


def _blanks(line: Line, blanks: list[Blank], state: State) -> None:
    lead, unit, end = "", "", 0
    for number, blank in enumerate(blanks):
        before, after = line.text[end : blank.start], line.text[blank.end :]
        following = blanks[number + 1].start if number + 1 < len(blanks) else len(line.text)
        own_after = line.text[blank.end : following]
        before = before.lstrip()[len(unit) :] if unit else before
        unit = unit_after(after)
        if number and CAPTION.fullmatch(before.rstrip()):
            end = blank.end
            if state.open_field is not None and state.open_field.place == line.place:
                _goes_on(line, blank, state)
            continue  # dots on both sides of their caption are one blank
        before = _without_caption(before) if number else before
        if number and clean(before.rpartition(";")[2]):
            before = before.rpartition(";")[2]
        end = blank.end
        if number == 0 and ":" in before:
            lead = clean(before.split(":")[0])
        _one(line, blank, before, after, own_after, lead, state)
    if BOX not in with_boxes(line)[blanks[-1].end :]:
        _label_at_end(line, blanks[-1], state)


def _names(words: str, rest: str) -> bool:
    """Whether the words at the end of a line are a label: one more of a list, or known."""
    listed = rest.lstrip()[:1] in {",", ";"}
    return words[0].isupper() or listed or infer(clean(words)) != ("text", "")


def _label_at_end(line: Line, last: Blank, state: State) -> None:
    """ "Cơ quan cấp: …… Ngày cấp:": the last label of a line has white space behind it only."""
    rest = line.text[last.end :].rstrip(" \t\xa0")
    words = rest.lstrip(" ;,.\t\xa0")
    if not words.endswith(":") or not _names(words, rest) or len(words) > 60 or introduces(words):
        return
    spot = line.text_spot(last.end + len(rest), len(line.text))
    before = len(state.fields)
    read_line(Line(f"{words} ………………", line.place, answer=spot), state)
    for made in state.fields[before:]:
        made.confidence = 0.6


def _one(
    line: Line, blank: Blank, before: str, after: str, own: str, lead: str, state: State
) -> None:
    if _is_not_asked(line, blank, before, after, state):
        return
    if blank.shape in {"control", "key"}:
        _carried(line, blank, before, state)
        return
    if _repeats(blank, before, own, state):
        caption = CAPTION.match(own)
        state.repeat(clean(caption[1]) if caption else "", address(line, blank))
        return
    label, hint = _label(
        _source(blank, before, own, state), lead, state, is_item=_is_item(line, blank)
    )
    if fold(label) in SIGNATURES:
        return
    if not label:
        _no_label(line, blank, state)
        return
    again = label.startswith("tên ") and not before.rstrip().endswith(":")
    if (state.signed or again) and state.is_asked(label):
        _stands_again(label, blank, line, state)
        return
    made = _field(label, hint, blank, line, unit=unit_after(after))
    _choose_from_caption(made, own)
    _end_of_period(made, state)
    _merge_mark(made, blank, state)
    state.add(made)


def _repeats(blank: Blank, before: str, own: str, state: State) -> bool:
    """In running text, "…… (tên tổ chức)" again, once the name was asked."""
    caption = CAPTION.match(own)
    in_text = not before.rstrip().endswith(":") and not blank.is_date
    return caption is not None and in_text and state.is_asked(clean(caption[1]))


def _is_item(line: Line, blank: Blank) -> bool:
    """A numbered item that ends in its only blank is named by all of its words."""
    numbered = re.match(r"\s*\d{1,2}[.)]", line.text) is not None
    return numbered and not line.text[blank.end :].strip(" .;") and blank == find_blanks(line)[0]


def _choose_from_caption(made: Field, own: str) -> None:
    """ "…… (cấp mới/cấp đổi/cấp lại)" behind a blank: what may be written."""
    caption = CAPTION.match(own)
    options = alternatives(caption[0]) if caption else ()
    if options and made.type in {"text", "long_text"} and not made.kind:
        made.type, made.options = "choice", options


def _stands_again(label: str, blank: Blank, line: Line, state: State) -> None:
    """An answer stands below the signature too, unless it may be another person's there."""
    if infer(label)[1] != "person_name" and infer(label)[0] not in {"person_id", "phone"}:
        state.repeat(label, address(line, blank))


def _no_label(line: Line, blank: Blank, state: State) -> None:
    """A blank without words goes on with the one above; on its own line it was split by a mark."""
    _goes_on(line, blank, state)
    if state.open_field is not None and state.open_field.place != line.place:
        state.lengthen()


def _is_not_asked(line: Line, blank: Blank, before: str, after: str, state: State) -> bool:
    named = blank.shape == "slashes" and state.pending.rstrip().endswith(":")
    if blank.is_date and not named and is_signing_date(line.text[: blank.start], after):
        state.pending, state.open_field = "", None
        return True
    start, follows = line.text[: blank.start], after
    if not blank.is_date and re.match(r"[\s,]*ngày", follows, re.I) and _signs(line, blank):
        return True
    if re.fullmatch(r"\s*/\s*[A-ZĐ]{0,6}[-/.\s]*[A-ZĐ]{0,8}[-.\s]*", before) and state.open_field:
        state.open_field.blank = widened(state.open_field.blank, line, blank.end)
        return True  # the rest of a number such as …/QĐ-…
    legal = re.search(r"/?(?:\d{4})?/?(?:NĐ-CP|TTLT|TT-B)[^;]{0,40}$", start)
    return is_legal_number(start, follows) or (blank.is_date and legal is not None)


def _signs(line: Line, blank: Blank) -> bool:
    """The place of signing: a blank, then nothing but a date."""
    dates = [b for b in find_blanks(line) if b.is_date]
    return bool(dates) and is_signing_date(line.text[: dates[0].start], line.text[dates[0].end :])


def _without_caption(before: str) -> str:
    """The words in brackets behind a blank explain it, not the next one."""
    rest = CAPTION.sub("", before)
    return rest if clean(rest) else before


def _source(blank: Blank, before: str, after: str, state: State) -> str:
    """The words that name a blank: before it, its note, above it, or after it."""
    if blank.shape == "marked" and blank.mark in state.notes and not before.rstrip().endswith(":"):
        return state.notes[blank.mark]
    if blank.is_date:
        return _date_source(blank, before, after, state)
    caption = CAPTION.match(after)
    begins = before.rstrip().endswith((",", ";", "."))  # what is left blank begins a new phrase
    told = (2 <= len(clean(before)) <= 40 and not begins) or (
        caption is not None and bool(alternatives(caption[0]))
    )
    if caption and not told and (":" not in before or len(before) > LONG_BEFORE):
        return caption[1]
    if re.search(r"[^\W\d]", before):
        return before
    return state.pending if state.pending.rstrip().endswith(":") else ""


def _date_source(blank: Blank, before: str, after: str, state: State) -> str:
    own = re.match(r"^.*:\s+(?=[^\W\d_a-z])(?P<own>[^:]*ngày\s*)$", before)
    before = own["own"] if own and own["own"][0].isupper() else before
    words = clean(before) + (":" if before.rstrip().endswith(":") else "")
    if blank.shape != "slashes" and not words and re.match(r"\s*sinh\b", after):
        return "Ngày, tháng, năm sinh"
    if not words and blank.shape == "slashes" and state.pending.rstrip().endswith(":"):
        return state.pending
    if not words and blank.shape != "slashes":
        return state.pending if state.pending.rstrip().endswith(":") else "Ngày"
    said = blank.shape == "slashes" or words.endswith(":") or "ngày" in words.casefold()
    if blank.shape == "months":
        return f"{words} tháng"
    return words if said else f"{words} ngày"


def _label(source: str, lead: str, state: State, *, is_item: bool = False) -> tuple[str, str]:
    text, hint = split_hint(source)
    item = is_item and len(text) < LONGEST_ITEM
    whole = item or source in state.notes.values() or text.rstrip().endswith(":")
    label = clean(text if whole else last_clause(clean(text)))
    marks = re.findall(r"\((\d{1,2})\)", source)
    notes = [state.notes[mark] for mark in marks if mark in state.notes]
    bare = BARE_UNITS.match(label) is not None
    return (with_lead(lead, label) if bare else label), "; ".join(n for n in [hint, *notes] if n)


def _field(
    label: str, hint: str, blank: Blank, line: Line, *, lines: int = 1, unit: str = ""
) -> Field:
    many = max(lines, 2 if weight(blank.text) > LONG_RUN * 1.6 else 1)
    type_, kind = infer(label, lines=many, is_date=blank.is_date, unit=unit)
    options = printed_options(label + " " + hint)
    if kind == "sex":
        options = ("Nam", "Nữ")
    elif options:
        type_, kind = "choice", ""
    elif type_ in {"text", "long_text"} and not kind and alternatives(label):
        type_, options = "choice", alternatives(label)
        label = clean(label[: label.rindex("(")]) or label
    sure = 0.9 if type_ != "text" or kind else 0.8
    return Field(
        label,
        type_,
        kind,
        options=options,
        confidence=sure,
        place=line.place,
        hint=hint,
        lines=many,
        blank=address(line, blank),
    )


def _end_of_period(made: Field, state: State) -> None:
    """From … to …: the second blank is a date where the first is one."""
    after = bool(state.fields) and state.fields[-1].type == "date"
    if after and fold(made.label) in {"den", "toi", "den het"}:
        made.type, made.kind = "date", ""


def _merge_mark(made: Field, blank: Blank, state: State) -> None:
    """A blank named by its note alone is less sure."""
    if blank.shape == "marked" and made.label == clean(state.notes.get(blank.mark, "")):
        made.confidence = 0.6


def _carried(line: Line, blank: Blank, before: str, state: State) -> None:
    """A content control, form field or merge key: it may bring its own name and type."""
    if blank.shape == "key":
        key = clean(re.sub(r"[{}«»<>_]+|MERGEFIELD", " ", blank.text))
        label, hint = _label(before if clean(before) else key, "", state)
        state.add(_field(label, hint, blank, line))
        return
    control = line.controls[ord(blank.text) - CONTROL]
    label, hint = _label(before, "", state)
    if control.type == "checkbox":
        label = clean(line.text[blank.end :]) or label
    label = label or clean(control.label) or clean(state.pending)
    if label:
        state.add(_of_control(_field(label, hint, blank, line), control))


def _of_control(made: Field, control: Control) -> Field:
    made.confidence = 0.97
    if control.type != "text":
        made.type, made.kind = control.type, made.kind if control.type == "choice" else ""
        made.options = control.options
    return made


def _beside_options(line: Line, blanks: list[Blank], state: State) -> None:
    """Blanks behind an option: "☐ Khác (ghi rõ): ……"."""
    choice, end, text = state.option_lead, 0, with_boxes(line)
    end = blanks[0].start if blanks else 0
    for blank in blanks:
        before = text[end : blank.start].rpartition(BOX)[2]
        end = blank.end
        if text[blank.start] != BOX and clean(re.sub(RUN, " ", before)):
            label, hint = clean(before), ""
            state.add(
                _field(
                    label,
                    hint,
                    blank,
                    line,
                    lines=2 if weight(blank.text) > LONG_RUN else 1,
                    unit=unit_after(line.text[blank.end :]),
                )
            )
    state.option_lead = choice
