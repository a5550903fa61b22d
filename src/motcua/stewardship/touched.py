"""
Everything that a change of a procedure touches: what we built on the version that stands now.

Each thing says which of the changed parts concern it; with none it is listed as untouched. Where
things are named is asked of the catalogue, which asks those above it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.accounts.models import Role
from motcua.casework.processes import process_of
from motcua.casework.queries.cases import published_process_id
from motcua.catalogue.announcing.everywhere import where_named
from motcua.catalogue.announcing.naming import CONCERNED, Naming, Thing
from motcua.catalogue.announcing.reach import field_grants
from motcua.catalogue.models import LimitConfirmation, ProcedureVersion, Service
from motcua.catalogue.reading.change_words import limit_words
from motcua.catalogue.reading.content import ProcedureContent, Terms
from motcua.catalogue.reading.differences import Part
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id
from motcua.rules.form_document import Form
from motcua.rules.working_time import Limit, LimitUnit


@dataclass(frozen=True)
class Touch:
    """
    One thing that hangs on the procedure. `parts` are the changed parts that concern it.

    `name` is what it is called (Vietnamese, as entered), `note` says in the reader's language what
    does not fit; `key` is what a surface makes its address from.
    """

    thing: Thing
    key: str
    name: str
    note: str = ""
    count: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def must_change(self) -> bool:
        """Whether something was found that does not fit."""
        return bool(self.note)


def find_touched(
    *, code: str, theirs: ProcedureContent, parts: Iterable[Part]
) -> tuple[Touch, ...]:
    """
    Return everything that hangs on a procedure; a constant number of queries a form and process.

    `parts` are those that would change, `theirs` what they would become.
    """
    changed = tuple(parts)
    reach = _out_of_reach(code, theirs) if Part.FIELD in changed else ()
    named = tuple(
        Touch(
            thing=one.thing, key=one.key, name=_name(one), note=_note(one, theirs),
            count=one.count, parts=tuple(p for p in changed if p in CONCERNED[one.thing]),
        )
        for one in where_named([code])
        if one.thing is not Thing.DRIFT
    )  # fmt: skip
    return (*named, *reach)


def _out_of_reach(code: str, theirs: ProcedureContent) -> tuple[Touch, ...]:
    """Return the roles granted for the present field alone, which new dossiers would leave."""
    standing = ProcedureVersion.objects.filter(procedure__code=code, valid_to__isnull=True)
    present = standing.select_related("field").defer("content").first()
    if present is None:
        return ()
    known = field_grants({present.field.name, theirs.field})
    after = known.code_of(theirs.field, theirs.field_code)
    note = _("Giao theo lĩnh vực “%(field)s”: không còn thấy hồ sơ mới.")
    return tuple(
        Touch(
            Thing.ROLE, str(grant.account_id), f"{Role(grant.role).label}, {grant.agency.name_vi}",
            note % {"field": present.field.name}, parts=(Part.FIELD,),
        )
        for grant in known.lost(before=present.field.code, after=after)
    )  # fmt: skip


def _name(one: Naming) -> str:
    forms = _forms(one) if one.thing is Thing.FORM else []
    return forms[0].document.title.vi if forms else one.name


def _note(one: Naming, theirs: ProcedureContent) -> str:
    match one.thing:
        case Thing.FORM:
            forms = _forms(one)
            said = [_papers_that_differ(_asked(form), theirs) for form in forms]
            return " ".join(dict.fromkeys(filter(None, said))) if forms else _unpublished()
        case Thing.PROCESS:
            version_id = published_process_id(code=one.key)
            limit = process_of(version_id).limit if version_id else None
            return _limit_that_differs(limit, _limits(theirs))
        case Thing.CONFIRMATION:
            return _limit_that_differs(_confirmed(one.key), _limits(theirs))
        case _:
            return ""


def _unpublished() -> str:
    return _("Chưa công bố biểu mẫu này.")


def _forms(one: Naming) -> list[Form]:
    """Return the releases on which offices take the procedure, else the newest; [] for none."""
    offers = Service.objects.filter(
        procedure__code=one.code, form_id=one.key, valid_to__isnull=True
    )
    pinned = set(offers.values_list("form_version", flat=True)) or {None}
    try:
        ids = {latest_release_id(form_id=one.key, version=version) for version in pinned}
    except FormNotPublished:
        return []
    return [form_of(release_id=release_id) for release_id in sorted(ids)]


def _asked(form: Form) -> set[str]:
    return {paper.component for paper in form.document.papers if paper.component}


def _confirmed(key: str) -> Limit:
    row = LimitConfirmation.objects.get(pk=int(key))
    return Limit(row.quantity.normalize(), LimitUnit(row.unit))


def _papers_that_differ(asked: set[str], theirs: ProcedureContent) -> str:
    """Return which papers the form asks for and the new text does not, and the other way round."""
    papers = {
        paper.code: paper.name
        for group in theirs.papers
        for paper in group.papers
        if paper.code and not paper.is_note
    }
    if not papers or not asked:
        return ""
    gone = sorted(asked - papers.keys())
    missing = [papers[code] for code in papers if code not in asked]
    said = []
    if gone:
        said.append(
            _("Hỏi giấy tờ không còn trong danh mục: %(codes)s.") % {"codes": ", ".join(gone)}
        )
    if missing:
        names = "; ".join(f"“{name[:80]}”" for name in missing[:3])
        said.append(_("Chưa hỏi: %(names)s.") % {"names": names})
    return " ".join(said)


def _limits(content: ProcedureContent) -> tuple[Terms, ...]:
    usable = (t for t in content.terms if t.quantity is not None and t.unit)
    return tuple(dict.fromkeys(Terms("", t.quantity, t.unit) for t in usable))


def _limit_that_differs(ours: Limit | None, stated: tuple[Terms, ...]) -> str:
    if ours is None or ours.unit is None or not stated:
        return ""
    if any(_same(ours, terms) for terms in stated):
        return ""
    mine = limit_words(Terms("", ours.quantity, str(ours.unit)))
    theirs = "; ".join(limit_words(terms) for terms in stated)
    return _("Đang tính theo %(ours)s; bản mới ghi %(theirs)s.") % {"ours": mine, "theirs": theirs}


def _same(ours: Limit, terms: Terms) -> bool:
    same_day = ours.unit == LimitUnit.SAME_DAY == terms.unit
    return same_day or (ours.quantity == terms.quantity and ours.unit == terms.unit)
