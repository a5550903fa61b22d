"""
What a procedure's own content says about its level: is it complete, is it free, has it a form.

Sources: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 as amended by 92/2017 (the parts of a procedure);
Quyết định 766/QĐ-TTg, indicator 1.3 (parts 1 to 7 are the ones that can be tested); Thông tư
32/2017/TT-BTTTT (what level 1 shows).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.vocabulary import Channel, LimitUnit

# A paper with such a name is written by the applicant, on a form.
_IS_A_FORM = re.compile(
    r"^\W*(tờ khai|đơn|mẫu|phiếu|bản khai|giấy đề nghị|văn bản đề nghị|công văn đề nghị)\b", re.I
)


@dataclass(frozen=True)
class Profile:
    """
    What one version says. `missing` names the mandatory parts that are not there, as the fields
    of `ProcedureContent`; `is_free` None: a fee in words, or nothing said of channels at all.
    """

    missing: tuple[str, ...]
    is_free: bool | None
    needs_form: bool


_KEPT: dict[int, Profile] = {}
_MOST_KEPT = 50_000


def profiles_of(version_ids: Iterable[int]) -> Mapping[int, Profile]:
    """
    Return the profiles of versions. They never change, so each is read once a process; one query
    for those not yet read.
    """
    wanted = set(version_ids)
    new = wanted - _KEPT.keys()
    if new:
        if len(_KEPT) + len(new) > _MOST_KEPT:
            _KEPT.clear()
            new = wanted
        stored = ProcedureVersion.objects.filter(pk__in=new).values_list("pk", "content")
        for pk, content in stored.iterator(chunk_size=200):
            _KEPT[pk] = read_profile(from_json(content))
    return {pk: _KEPT[pk] for pk in wanted}


def read_profile(content: ProcedureContent) -> Profile:
    """Return what a content says about its level."""
    return Profile(missing_parts(content), is_free(content), needs_form(content))


def missing_parts(content: ProcedureContent) -> tuple[str, ...]:
    """
    Return the mandatory parts that a content lacks, in the order of the decree.

    A time limit is there when some channel gives a number with its unit, or words; a number whose
    unit nobody knows is none.
    """
    papers = any(not paper.is_note for group in content.papers for paper in group.papers)
    parts = {
        "name": bool(content.name.strip()),
        "steps": bool(content.steps),
        "terms": bool(content.terms),
        "papers": papers or bool(content.raw_papers.strip()),
        "limit": any(map(_has_limit, content.terms)) or bool(content.limits_of_cases),
        "subjects": bool(content.subjects),
        "executing_agency": bool(content.executing_agency or content.competent_agency),
        "results": bool(content.results),
        "legal_basis": bool(content.legal_basis or content.raw_legal_basis.strip()),
    }
    return tuple(name for name, is_there in parts.items() if not is_there)


def _has_limit(terms: object) -> bool:
    quantity, unit = getattr(terms, "quantity", None), getattr(terms, "unit", "")
    words = getattr(terms, "words", "")
    return bool(words) or (quantity is not None and unit not in ("", LimitUnit.HOURS))


def is_free(content: ProcedureContent) -> bool | None:
    """
    Return whether nothing is charged online, or anywhere when no online channel is told of.

    None: a fee stands in words only, or the content tells of no channel; somebody must look.
    """
    online = [terms for terms in content.terms if terms.channel == Channel.ONLINE]
    fees = [fee for terms in online or content.terms for fee in terms.fees]
    if any(fee.amount_dong for fee in fees):
        return False
    if not content.terms or any(fee.amount_dong is None for fee in fees):
        return None
    return True


def needs_form(content: ProcedureContent) -> bool:
    """Return whether the applicant must write something on a form."""
    papers = [paper for group in content.papers for paper in group.papers if not paper.is_note]
    return any(paper.forms or _IS_A_FORM.match(paper.name) for paper in papers)
