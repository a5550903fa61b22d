"""Asking the matcher about procedures' contents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motcua.catalogue.reading.content import Paper, ProcedureContent
from motcua.catalogue.vocabulary import Level
from motcua.rules.asked_once import Finder, IssuedResult, Match, RequiredPaper

_OURS = {Level.PROVINCE, Level.COMMUNE}
# Carried out in the province, but not by it: these answer to a ministry.
_NOT_THE_PROVINCE = re.compile(
    r"thuế|hải quan|kho bạc|cảng vụ|biên phòng|công an|quân sự|chỉ huy|ngân hàng|bảo hiểm xã hội"
    r"|tòa án|thi hành án|đại học|bệnh viện quân|quân khu|cục hàng",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AskedPaper:
    """A paper where it stands in a procedure's list, and what it was matched with."""

    case: int
    place: int
    paper: Paper
    match: Match


def issued_by_us(contents: Iterable[ProcedureContent]) -> Iterator[IssuedResult]:
    """Yield the results of procedures that the province and its communes themselves carry out."""
    for content in contents:
        theirs = _NOT_THE_PROVINCE.search(f"{content.executing_agency} {content.agency}")
        if _OURS & set(content.levels) and not theirs:
            for result in content.results:
                yield IssuedResult(content.code, result.name, content.field)


def ask(finder: Finder, content: ProcedureContent) -> tuple[AskedPaper, ...]:
    """Return every paper of a procedure, notes apart, with its match."""
    own = tuple(result.name for result in content.results)
    return tuple(
        AskedPaper(
            case,
            place,
            paper,
            finder.find(RequiredPaper(content.code, paper.name, content.name, own)),
        )
        for case, group in enumerate(content.papers)
        for place, paper in enumerate(group.papers)
        if not paper.is_note and paper.name.strip()
    )
