"""What a procedure asks of an applicant in papers, and what would go if matched ones were dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.rules.asked_once.matching import Verdict
from motcua.rules.asked_once.text import words


@dataclass(frozen=True)
class CountedPaper:
    """A paper with the numbers of originals and copies stated; None: not stated."""

    originals: int | None
    copies: int | None
    verdict: Verdict


@dataclass(frozen=True)
class Burden:
    """
    The papers of everybody and of the case (trường hợp) that asks for most: nobody brings those
    of all cases.

    Sheets are the originals and copies that are stated; papers without a number add none.
    """

    papers: int = 0
    sheets: int = 0
    unnumbered: int = 0
    droppable: int = 0
    droppable_sheets: int = 0
    doubtful: int = 0
    already: int = 0


_FOR_EVERYBODY = (
    ("giay", "to", "phai"), ("cac", "giay", "to", "phai"), ("xuat", "trinh"),
)  # fmt: skip


def burden_of(cases: Iterable[tuple[str, Sequence[CountedPaper]]]) -> Burden:
    """
    Return the burden: what everybody brings, and the case with most papers beside it.

    A group without a name, or named "giấy tờ phải nộp", "phải xuất trình", is for everybody; any
    other name tells a case.
    """
    common: list[CountedPaper] = []
    heaviest: Sequence[CountedPaper] = ()
    for name, papers in cases:
        if _is_for_everybody(name):
            common.extend(papers)
        elif len(papers) > len(heaviest):
            heaviest = papers
    return _counted([*common, *heaviest])


def _is_for_everybody(name: str) -> bool:
    plain = words(name)
    return not plain or any(plain[: len(start)] == start for start in _FOR_EVERYBODY)


def _counted(papers: Sequence[CountedPaper]) -> Burden:
    dropped = [paper for paper in papers if paper.verdict is Verdict.MATCHED]
    return Burden(
        papers=len(papers),
        sheets=sum(map(_sheets, papers)),
        unnumbered=sum(paper.originals is None and paper.copies is None for paper in papers),
        droppable=len(dropped),
        droppable_sheets=sum(map(_sheets, dropped)),
        doubtful=sum(paper.verdict is Verdict.DOUBTFUL for paper in papers),
        already=sum(paper.verdict is Verdict.ALREADY for paper in papers),
    )


def _sheets(paper: CountedPaper) -> int:
    return (paper.originals or 0) + (paper.copies or 0)
