"""Changes of a procedure in plain words, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.reading.content import Fee, LegalDocument, Paper, Step, Terms
from motcua.catalogue.reading.differences import Change, How, Part
from motcua.catalogue.vocabulary import (
    Channel,
    Level,
    LimitUnit,
    OnlineLevel,
    ProcedureClass,
    Subject,
)

_CODED = {
    Part.LEVELS: Level,
    Part.SUBJECTS: Subject,
    Part.CHANNELS: Channel,
    Part.ONLINE_LEVEL: OnlineLevel,
    Part.CLASS: ProcedureClass,
}
_LONG = (Part.STEPS, Part.CONDITIONS, Part.ADDRESS)
SHORT = 160


@dataclass(frozen=True)
class Line:
    """A line of a text rewritten: `sign` "+" new, "-" gone, "" as before."""

    sign: str
    words: str


@dataclass(frozen=True)
class Told:
    """A change in words: the part's name, the sentence, and the lines of a text rewritten."""

    part: str
    label: str
    sentence: str
    lines: tuple[Line, ...] = ()


def tell(changes: Iterable[Change]) -> tuple[Told, ...]:
    """Return the changes in words, in their order."""
    return tuple(
        Told(str(one.part), str(one.part.label), sentence_of(one), _lines(one)) for one in changes
    )


def sentence_of(change: Change) -> str:
    """Return one sentence that says what changed."""
    where = _where(change)
    what = str(change.part.label) + (f" ({where})" if where else "")
    before, after = _words(change, change.before), _words(change, change.after)
    if change.part is Part.PAPERS:
        return _of_paper(change, before, after)
    if change.part in _LONG or (change.part is Part.CHANNELS and change.channels):
        return _of_text(change, what)
    values = {"what": what, "before": before, "after": after}
    match change.how:
        case How.ADDED:
            return _("%(what)s: thêm “%(after)s”.") % values
        case How.REMOVED:
            return _("%(what)s: bỏ “%(before)s”.") % values
        case _:
            return _("%(what)s: trước là “%(before)s”, nay là “%(after)s”.") % values


def _of_paper(change: Change, before: str, after: str) -> str:
    values = {"before": before, "after": after, "in_case": ""}
    if change.case:
        values["in_case"] = _(" (trường hợp: %(case)s)") % {"case": _short(change.case)}
    match change.how:
        case How.ADDED:
            return _("Phải nộp thêm: “%(after)s”%(in_case)s.") % values
        case How.REMOVED:
            return _("Không phải nộp nữa: “%(before)s”%(in_case)s.") % values
        case _:
            return _("Giấy tờ “%(before)s” nay là “%(after)s”%(in_case)s.") % values


def _of_text(change: Change, what: str) -> str:
    match change.how:
        case How.ADDED:
            return _("%(what)s: nay có ghi, trước không.") % {"what": what}
        case How.REMOVED:
            return _("%(what)s: nay không ghi nữa.") % {"what": what}
        case _:
            return _("%(what)s: viết lại.") % {"what": what}


def _where(change: Change) -> str:
    if not change.channels or len(change.channels) == len(Channel):
        return ""
    return ", ".join(str(Channel(channel).label).lower() for channel in change.channels)


def _words(change: Change, value: Any) -> str:
    if value is None:
        return ""
    if change.part is Part.LIMIT:
        return "; ".join(limit_words(one) for one in value)
    if change.part is Part.FEE:
        return _short("; ".join(fee_words(fee) for fee in value))
    if isinstance(value, Paper):
        return _paper_words(value)
    if isinstance(value, LegalDocument):
        return _short(" ".join(filter(None, (value.number, value.title))))
    if change.part in _CODED and not change.channels:
        return str(dict(_CODED[change.part].choices).get(value, value))
    return _short(str(value))


def limit_words(terms: Terms) -> str:
    """Return a limit: "3 ngày làm việc", "3 (thiếu đơn vị)", or the source's words."""
    if terms.quantity is None:
        return _short(terms.words)
    if terms.unit == LimitUnit.SAME_DAY:
        return str(LimitUnit.SAME_DAY.label)
    number = format(terms.quantity.normalize(), "f").replace(".", ",")
    if not terms.unit:
        return _("%(n)s (thiếu đơn vị)") % {"n": number}
    return f"{number} {LimitUnit(terms.unit).label}"


def fee_words(fee: Fee) -> str:
    """Return a fee: "50.000 đồng", "không thu", or the source's words."""
    if fee.amount_dong is None:
        return fee.words or _("chưa rõ mức")
    amount = _("không thu")
    if fee.amount_dong:
        amount = _("%(n)s đồng") % {"n": f"{fee.amount_dong:,}".replace(",", ".")}
    return f"{amount} ({_short(fee.words)})" if fee.words else amount


def _paper_words(paper: Paper) -> str:
    counts = []
    if paper.originals:
        counts.append(_("%(n)s bản chính") % {"n": paper.originals})
    if paper.copies:
        counts.append(_("%(n)s bản sao") % {"n": paper.copies})
    name = _short(paper.name)
    return f"{name} ({', '.join(counts)})" if counts else name


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[: SHORT - 1].rsplit(" ", 1)[0] + "…"


def _lines(change: Change) -> tuple[Line, ...]:
    if change.part not in _LONG and not isinstance(change.before or change.after, str):
        return ()
    old, new = _text_lines(change.before), _text_lines(change.after)
    if len(old) + len(new) < 3 and change.part not in _LONG:
        return ()
    found: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Line("", words) for words in old[a:b]]
        else:
            found += [Line("-", words) for words in old[a:b]]
            found += [Line("+", words) for words in new[c:d]]
    return tuple(found)


def _text_lines(value: Any) -> list[str]:
    if isinstance(value, tuple):
        steps = (
            part for step in value if isinstance(step, Step) for part in (step.title, step.text)
        )
        value = "\n".join(steps)
    return [line.strip() for line in str(value or "").split("\n") if line.strip()]
