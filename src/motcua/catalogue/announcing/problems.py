"""What is wrong with an announcement, said to whoever can mend it; nothing is mended by guessing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.announcing.everywhere import left_to_mend, where_named
from motcua.catalogue.announcing.kinds import Kind, Problem
from motcua.catalogue.announcing.naming import Naming
from motcua.catalogue.announcing.others import Clash, Other, clash, others_naming
from motcua.catalogue.announcing.outside import still_running
from motcua.catalogue.announcing.reach import FieldGrants, field_grants, who_holds
from motcua.catalogue.models import (
    Announcement,
    AnnouncementItem,
    LimitConfirmation,
    ProcedureVersion,
)
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.reading.content import ProcedureContent, Terms, from_json
from motcua.catalogue.reading.differences import differences
from motcua.catalogue.vocabulary import LimitUnit

REGULAR_CODE = re.compile(r"\d\.\d{6}")


def find_problems(
    announcement: Announcement,
    *,
    signed_on: date | None = None,
    named: Sequence[Naming] | None = None,
) -> tuple[Problem, ...]:
    """
    Return what is wrong, faults first; some twenty queries, however many procedures.

    `signed_on` is the day of signing that is being tried, None: not known yet. `named` is what
    `where_named` gives for the codes of the items, None: it is asked here.
    """
    items = list(announcement.items.all())
    known = _Known.of(announcement, items)
    found = [*_of_whole(announcement, items, signed_on)]
    for item in items:
        found += _of_item(item, announcement.effective_on, known)
    found += _of_ends(items, named)
    return tuple(sorted(found, key=lambda problem: problem.is_doubt))


@dataclass(frozen=True)
class _Known:
    """What the catalogue holds about the codes: the versions that stand, and other decisions."""

    standing: dict[str, ProcedureVersion]
    confirmed: frozenset[str]
    others: dict[str, tuple[Other, ...]]
    fields: FieldGrants

    @classmethod
    def of(cls, announcement: Announcement, items: list[AnnouncementItem]) -> "_Known":
        codes = {code for item in items for code in (item.code, *item.replaced_codes)}
        versions = ProcedureVersion.objects.filter(
            procedure__code__in=codes, valid_to__isnull=True
        ).select_related("procedure", "field")
        confirmed = LimitConfirmation.objects.filter(
            procedure__code__in=codes, valid_to__isnull=True
        ).values_list("procedure__code", flat=True)
        standing = {version.procedure.code: version for version in versions}
        return cls(
            standing, frozenset(confirmed), others_naming(announcement, codes),
            field_grants(_fields_that_change(items, standing)),
        )  # fmt: skip


def _fields_that_change(
    items: list[AnnouncementItem], standing: dict[str, ProcedureVersion]
) -> set[str]:
    """Return the names of the fields that items leave or come to; those that stay are not asked."""
    found: set[str] = set()
    for item in items:
        after = (item.content or {}).get("field", "")
        for code in (item.code, *item.replaced_codes):
            if after and code in standing and standing[code].field.name != after:
                found |= {after, standing[code].field.name}
    return found


def _of_whole(
    announcement: Announcement, items: list[AnnouncementItem], signed_on: date | None
) -> Iterable[Problem]:
    effective, law = announcement.effective_on, announcement.legal_in_force_on
    if not items:
        yield Problem(Kind.EMPTY)
    if effective is None:
        yield Problem(Kind.DAY_MISSING)
        return
    signed = announcement.signed_on or signed_on
    if signed is not None and effective < signed:
        yield Problem(Kind.BEFORE_SIGNING, detail=f"{effective:%d/%m/%Y} < {signed:%d/%m/%Y}")
    if law is not None and effective < law:
        yield Problem(Kind.BEFORE_THE_LAW, detail=f"{effective:%d/%m/%Y} < {law:%d/%m/%Y}")
    counts = Counter(code for item in items for code in (item.code, *item.replaced_codes))
    for code, times in counts.items():
        if times > 1:
            yield Problem(Kind.NAMED_TWICE, code=code, detail=code)


def _of_item(item: AnnouncementItem, effective: date | None, known: _Known) -> Iterable[Problem]:
    def problem(kind: Kind, detail: str = "", code: str = "") -> Problem:
        made = Problem(kind, item.pk, code or item.code, detail)
        return _with_acknowledgement(made, item)

    standing = known.standing.get(item.code)
    if not REGULAR_CODE.fullmatch(item.code):
        yield problem(Kind.CODE_ODD if standing else Kind.CODE_MALFORMED, item.code)
    if not item.legal_document:
        yield problem(Kind.LAW_MISSING)
    yield from (problem(*found) for found in _of_codes(item, standing, known))
    yield from _of_others(item, effective, known)
    yield from (problem(*found) for found in _of_reach(item, known))
    for code in (item.code, *item.replaced_codes):
        held = known.standing.get(code)
        if held and effective and held.valid_from > effective:
            yield problem(Kind.NOT_LATER, f"{held.valid_from:%d/%m/%Y}", code)
    if item.content is not None:
        content = from_json(item.content)
        before = from_json(standing.content) if standing else None
        yield from (problem(*found) for found in _of_content(content, before, known))


_CLASHES = {
    Clash.SAME_DAY: Kind.SAME_DAY,
    Clash.AFTER_THE_END: Kind.AFTER_THE_END,
    Clash.OTHER_DAY: Kind.OVERLAPPING,
}


def _of_others(item: AnnouncementItem, effective: date | None, known: _Known) -> Iterable[Problem]:
    for code in (item.code, *item.replaced_codes):
        for other in known.others[code]:
            how = clash(
                kind=ItemKind(item.kind), ends=code in item.ended_codes, on=effective, other=other
            )
            day = f"{other.on:%d/%m/%Y}" if other.on else ""
            # Of a draft everything may still change; what was seen of it is asked again then.
            words = f"{other.state} {how} {day}" if other.is_prepared else f"{other.number}, {day}"
            kind = Kind.ALSO_PREPARED if other.is_prepared else _CLASHES[how]
            made = Problem(kind, item.pk, code, words, other=other, clash=how)
            yield _with_acknowledgement(made, item)


def _of_reach(item: AnnouncementItem, known: _Known) -> Iterable[tuple[Kind, str, str]]:
    """Yield whose reach new dossiers leave because the field becomes another."""
    if item.content is None:
        return
    content = from_json(item.content)
    after = known.fields.code_of(content.field, content.field_code)
    for code in (item.code, *item.replaced_codes):
        if code not in known.standing:
            continue
        left = known.standing[code].field
        if lost := known.fields.lost(before=left.code, after=after):
            gained = who_holds(known.fields.grants.get(after, ()))
            words = f"“{left.name}” → “{content.field}”. {left.name}: {who_holds(lost)}"
            # All is in the words: when anything of it changes, it is asked again.
            yield Kind.FIELD_LEFT, f"{words}. {content.field}: {gained or '0'}", code


def _of_codes(
    item: AnnouncementItem, standing: ProcedureVersion | None, known: _Known
) -> Iterable[tuple[Kind, str, str]]:
    if item.kind == ItemKind.NEW:
        if standing is not None:
            yield Kind.CODE_TAKEN, standing.name, ""
    elif standing is None and (item.kind != ItemKind.REPLACED or not item.replaced_codes):
        yield Kind.CODE_UNKNOWN, item.code, ""
    for code in item.replaced_codes:
        if code not in known.standing:
            yield Kind.CODE_UNKNOWN, code, code
    if standing is not None and item.kind != ItemKind.NEW and item.base_id != standing.pk:
        yield Kind.BASE_MOVED, "", ""


def _of_content(
    content: ProcedureContent, before: ProcedureContent | None, known: _Known
) -> Iterable[tuple[Kind, str]]:
    if before is not None and not differences(before, content):
        yield Kind.NOTHING_CHANGED, ""
    if missing := missing_parts(content):
        yield Kind.PART_MISSING, ", ".join(missing)
    if content.code not in known.confirmed or _limits_differ(before, content):
        bare = [t for t in content.terms if t.quantity is not None and not _usable(t)]
        if bare:
            yield Kind.UNIT_MISSING, ", ".join(dict.fromkeys(f"{t.quantity:f}" for t in bare))
    words = [t.words for t in content.terms if t.quantity is None and t.words]
    if words:
        yield Kind.LIMIT_IN_WORDS, _quoted(words)
    fees = [f.words for t in content.terms for f in t.fees if f.amount_dong is None]
    if fees:
        yield Kind.FEE_IN_WORDS, _quoted(fees)


def _usable(terms: Terms) -> bool:
    return terms.unit not in ("", LimitUnit.HOURS)


def _limits_differ(before: ProcedureContent | None, after: ProcedureContent) -> bool:
    return before is None or limits_of(before) != limits_of(after)


def limits_of(content: ProcedureContent) -> frozenset[tuple[object, ...]]:
    """Return what a content says about time, whatever else it says of its channels."""
    return frozenset((t.channel, t.quantity, t.unit, t.words) for t in content.terms)


def _quoted(words: list[str]) -> str:
    return "; ".join(f"“{one[:80]}”" for one in list(dict.fromkeys(words))[:3])


def missing_parts(content: ProcedureContent) -> tuple[str, ...]:
    """
    Return the parts that every procedure must have and this content lacks.

    Source: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 as amended by Nghị định 92/2017/NĐ-CP, a) to g).
    """
    present = {
        _("tên"): bool(content.name),
        _("trình tự thực hiện"): bool(content.steps),
        _("cách thức thực hiện"): bool(content.terms),
        _("thành phần hồ sơ"): bool(content.papers or content.raw_papers),
        _("thời hạn giải quyết"): any(t.quantity is not None or t.words for t in content.terms),
        _("đối tượng thực hiện"): bool(content.subjects),
        _("cơ quan giải quyết"): bool(content.executing_agency or content.levels),
    }
    return tuple(str(words) for words, there in present.items() if not there)


def _of_ends(items: list[AnnouncementItem], named: Sequence[Naming] | None) -> Iterable[Problem]:
    ending = {code: item for item in items for code in item.ended_codes}
    for touched, counts in still_running(tuple(ending)).items():
        for code, count in counts.items():
            item = ending[code]
            found = Problem(Kind.STILL_RUNNING, item.pk, code, str(count), touched, count)
            yield _with_acknowledgement(found, item)
    places = left_to_mend(where_named(tuple(ending)) if named is None else named)
    for code, item in ending.items():
        if count := places.get(code, 0):
            found = Problem(Kind.STILL_NAMED, item.pk, code, str(count), count=count)
            yield _with_acknowledgement(found, item)


def _with_acknowledgement(problem: Problem, item: AnnouncementItem) -> Problem:
    said = item.acknowledged.get(problem.key)
    if said is None:
        return problem
    # A number may fall without anyone being asked again; words must be the same words.
    agreed = said["count"] >= problem.count and (problem.count or said["detail"] == problem.detail)
    return replace(problem, is_acknowledged=bool(agreed))
