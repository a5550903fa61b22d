"""
What differs between two contents of a procedure, part by part; pure.

The parts are those of which a procedure consists. Source: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2
as amended by Nghị định 92/2017/NĐ-CP; `FIELDS` says which fields of a content each part is.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.reading.content import Paper, ProcedureContent, Terms, facts_of
from motcua.catalogue.vocabulary import TextState
from motcua.kit.text import fold

T = TypeVar("T", bound=Hashable)


class Part(models.TextChoices):
    """A part of a procedure that may change by itself."""

    NAME = "name", _("Tên thủ tục")
    FIELD = "field", _("Lĩnh vực")
    CLASS = "procedure_class", _("Loại thủ tục")
    LEVELS = "levels", _("Cấp thực hiện")
    EXECUTING = "executing_agency", _("Cơ quan thực hiện")
    COMPETENT = "competent_agency", _("Cơ quan có thẩm quyền")
    PROMULGATING = "agency", _("Cơ quan ban hành")
    SUBJECTS = "subjects", _("Đối tượng thực hiện")
    STEPS = "steps", _("Trình tự thực hiện")
    CHANNELS = "channels", _("Cách thức thực hiện")
    LIMIT = "limit", _("Thời hạn giải quyết")
    FEE = "fee", _("Phí, lệ phí")
    PAPERS = "papers", _("Thành phần hồ sơ")
    RESULTS = "results", _("Kết quả")
    CONDITIONS = "conditions", _("Yêu cầu, điều kiện")
    ADDRESS = "receiving_address", _("Nơi tiếp nhận")
    LEGAL_BASIS = "legal_basis", _("Căn cứ pháp lý")
    ONLINE_LEVEL = "online_level", _("Mức độ trực tuyến")


_TERMS = ("terms", "limits_of_cases", "raw_terms")
FIELDS: dict[Part, tuple[str, ...]] = {
    part: (str(part),) for part in Part if part not in (Part.CHANNELS, Part.LIMIT, Part.FEE)
} | {
    Part.FIELD: ("field", "field_code"),
    Part.LEVELS: ("levels", "levels_inferred"),
    Part.COMPETENT: ("competent_agency", "coordinating_agency"),
    Part.PAPERS: ("papers", "raw_papers"),
    Part.LEGAL_BASIS: ("legal_basis", "raw_legal_basis"),
    Part.CHANNELS: _TERMS,
    Part.LIMIT: _TERMS,
    Part.FEE: _TERMS,
}
_SIMPLE = (
    Part.NAME, Part.FIELD, Part.CLASS, Part.EXECUTING, Part.COMPETENT, Part.PROMULGATING,
    Part.STEPS, Part.CONDITIONS, Part.ADDRESS, Part.ONLINE_LEVEL,
)  # fmt: skip
_TEXTS = frozenset({Part.STEPS, Part.CONDITIONS, Part.ADDRESS, Part.LEGAL_BASIS, Part.COMPETENT})
_ALIKE = 0.8
"""Two papers of a case whose names are so alike are one paper, worded anew."""


class How(models.TextChoices):
    """What happened to it."""

    ADDED = "added", _("thêm")
    REMOVED = "removed", _("bỏ")
    CHANGED = "changed", _("đổi")


@dataclass(frozen=True)
class Change:
    """
    One change. `before` and `after` are values of the content, None where there is none.

    `case` is the case of a paper, `channels` those of a limit or a fee.
    """

    part: Part
    how: How
    before: Any = None
    after: Any = None
    case: str = ""
    channels: tuple[str, ...] = ()


def differences(before: ProcedureContent, after: ProcedureContent) -> tuple[Change, ...]:
    """
    Return what changed from one content to the other, in the order of the parts.

    Where one of them lacks its texts, only the facts are compared: what is not told did not change.
    """
    with_texts = _has_texts(before) and _has_texts(after)
    if not with_texts:
        before, after = facts_of(before), facts_of(after)
    found = [
        *(change for part in _SIMPLE for change in _simple(part, before, after)),
        *_among(Part.LEVELS, before.levels, after.levels),
        *_among(Part.SUBJECTS, before.subjects, after.subjects),
        *_terms(before.terms, after.terms),
        *_papers(before, after),
        *_among(Part.RESULTS, _names(before), _names(after)),
        *_among(Part.LEGAL_BASIS, before.legal_basis, after.legal_basis),
    ]
    order = {part: place for place, part in enumerate(Part)}
    kept = (change for change in found if with_texts or change.part not in _TEXTS)
    return tuple(sorted(kept, key=lambda change: order[change.part]))


def parts_of(changes: Iterable[Change]) -> tuple[Part, ...]:
    """Return the parts that the changes touch, each once."""
    return tuple(dict.fromkeys(change.part for change in changes))


def take_parts(
    ours: ProcedureContent, theirs: ProcedureContent, parts: Iterable[Part]
) -> ProcedureContent:
    """Return ours with these parts of theirs; limits, fees and channels come together."""
    names = {name for part in parts for name in FIELDS[part]}
    return replace(ours, **{name: getattr(theirs, name) for name in names})


def _has_texts(content: ProcedureContent) -> bool:
    return content.text_state == TextState.FULL


def _simple(part: Part, before: ProcedureContent, after: ProcedureContent) -> Iterable[Change]:
    old, new = getattr(before, part.value), getattr(after, part.value)
    if old != new:
        how = How.ADDED if not old else How.REMOVED if not new else How.CHANGED
        yield Change(part, how, old or None, new or None)


def _among(part: Part, before: tuple[T, ...], after: tuple[T, ...]) -> Iterable[Change]:
    yield from (Change(part, How.REMOVED, before=one) for one in before if one not in after)
    yield from (Change(part, How.ADDED, after=one) for one in after if one not in before)


def _names(content: ProcedureContent) -> tuple[str, ...]:
    return tuple(dict.fromkeys(result.name for result in content.results))


def _terms(before: tuple[Terms, ...], after: tuple[Terms, ...]) -> Iterable[Change]:
    old, new = _by_channel(before), _by_channel(after)
    for channel in (one for one in old if one not in new):
        yield Change(Part.CHANNELS, How.REMOVED, before=channel)
    for channel in (one for one in new if one not in old):
        yield Change(Part.CHANNELS, How.ADDED, after=channel)
    both = [channel for channel in new if channel in old]
    yield from _merged(Part.LIMIT, both, old, new, _limits)
    yield from _merged(Part.FEE, both, old, new, _fees)
    yield from _merged(Part.CHANNELS, both, old, new, _notes)


def _by_channel(terms: tuple[Terms, ...]) -> dict[str, tuple[Terms, ...]]:
    channels = dict.fromkeys(one.channel for one in terms)
    return {c: tuple(one for one in terms if one.channel == c) for c in channels}


def _merged(
    part: Part,
    channels: list[str],
    old: dict[str, tuple[Terms, ...]],
    new: dict[str, tuple[Terms, ...]],
    read: Callable[[tuple[Terms, ...]], Hashable],
) -> Iterable[Change]:
    """Yield one change for all channels on which the same thing changed alike."""
    alike: dict[tuple[Hashable, Hashable], list[str]] = {}
    for channel in channels:
        pair = read(old[channel]), read(new[channel])
        if pair[0] != pair[1]:
            alike.setdefault(pair, []).append(channel)
    for (was, now), where in alike.items():
        how = How.ADDED if not was else How.REMOVED if not now else How.CHANGED
        yield Change(part, how, was or None, now or None, channels=tuple(where))


def _limits(terms: tuple[Terms, ...]) -> tuple[Terms, ...]:
    """Return the limits alone: terms without channel, fees and note."""
    bare = (replace(one, channel="", fees=(), note="") for one in terms)
    return tuple(dict.fromkeys(one for one in bare if one.quantity is not None or one.words))


def _fees(terms: tuple[Terms, ...]) -> Hashable:
    return tuple(dict.fromkeys(fee for one in terms for fee in one.fees))


def _notes(terms: tuple[Terms, ...]) -> Hashable:
    return "\n".join(one.note for one in terms if one.note)


def _papers(before: ProcedureContent, after: ProcedureContent) -> Iterable[Change]:
    old = {group.case: group.papers for group in before.papers}
    new = {group.case: group.papers for group in after.papers}
    # One group on each side is the same case, however it is called.
    if len(old) == len(new) == 1:
        (old_papers,), ((case, new_papers),) = old.values(), new.items()
        old, new = {case: old_papers}, {case: new_papers}
    for case in dict.fromkeys([*old, *new]):
        yield from _papers_of_case(case, old.get(case, ()), new.get(case, ()))


def _papers_of_case(case: str, old: tuple[Paper, ...], new: tuple[Paper, ...]) -> Iterable[Change]:
    known = {fold(paper.name): paper for paper in old}
    kept = {fold(paper.name) for paper in new}
    gone = [paper for paper in old if fold(paper.name) not in kept]
    for paper in new:
        was = known.get(fold(paper.name)) or _most_alike(paper, gone)
        if was is None:
            yield Change(Part.PAPERS, How.ADDED, after=paper, case=case)
        elif _told(was) != _told(paper):
            yield Change(Part.PAPERS, How.CHANGED, was, paper, case=case)
        if was in gone:
            gone.remove(was)
    yield from (Change(Part.PAPERS, How.REMOVED, before=paper, case=case) for paper in gone)


def _told(paper: Paper) -> tuple[Any, ...]:
    return paper.name, paper.originals, paper.copies, paper.is_note


def _most_alike(paper: Paper, among: list[Paper]) -> Paper | None:
    def likeness(other: Paper) -> float:
        return SequenceMatcher(None, fold(paper.name), fold(other.name)).ratio()

    best = max(among, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None
