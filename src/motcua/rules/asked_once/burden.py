"""What a procedure asks of an applicant in papers, and what would go if matched ones were dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.rules.asked_once.matching import Verdict


@dataclass(frozen=True)
class CountedPaper:
    """A paper with the numbers of originals and copies stated; None: not stated."""

    originals: int | None
    copies: int | None
    verdict: Verdict


@dataclass(frozen=True)
class Burden:
    """
    The papers of the case (trường hợp) that asks for most, for nobody brings all cases' papers.

    Sheets are the originals and copies that are stated; papers without a number add none.
    """

    papers: int = 0
    sheets: int = 0
    unnumbered: int = 0
    droppable: int = 0
    droppable_sheets: int = 0
    doubtful: int = 0
    already: int = 0


def burden_of(cases: Iterable[Sequence[CountedPaper]]) -> Burden:
    """Return the burden of the case with most papers; the first of equals."""
    heaviest = max(cases, key=len, default=())
    dropped = [paper for paper in heaviest if paper.verdict is Verdict.MATCHED]
    return Burden(
        papers=len(heaviest),
        sheets=sum(map(_sheets, heaviest)),
        unnumbered=sum(paper.originals is None and paper.copies is None for paper in heaviest),
        droppable=len(dropped),
        droppable_sheets=sum(map(_sheets, dropped)),
        doubtful=sum(paper.verdict is Verdict.DOUBTFUL for paper in heaviest),
        already=sum(paper.verdict is Verdict.ALREADY for paper in heaviest),
    )


def _sheets(paper: CountedPaper) -> int:
    return (paper.originals or 0) + (paper.copies or 0)
