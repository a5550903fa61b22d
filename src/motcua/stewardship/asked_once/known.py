"""The files on which the analysis rests: kinds of papers, the official list, the judgements."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from motcua.rules.asked_once import (
    Finder,
    IssuedResult,
    Judged,
    PaperKind,
    Precision,
    ReplacedComponent,
    Verdict,
    make_finder,
    precision,
)

FOLDER = Path(settings.ROOT) / "data" / "asked-once"
OFFICIAL = FOLDER / "replaced-by-data.csv"
KINDS = FOLDER / "kinds.toml"
JUDGEMENTS = FOLDER / "judged-pairs.csv"
OFFICIAL_NAME = "Nghị quyết 66.7/2025/NQ-CP"


@cache
def paper_kinds() -> tuple[PaperKind, ...]:
    """Return the kinds of papers whose data a database holds."""
    table = tomllib.loads(KINDS.read_text("utf-8"))["kind"]
    return tuple(PaperKind(**{**row, "phrases": tuple(row["phrases"])}) for row in table)


@cache
def official_list() -> tuple[ReplacedComponent, ...]:
    """Return the rows of the official list; `component` "" where the source leaves it out."""
    return tuple(
        ReplacedComponent(row["code"], row["component"], row["database"]) for row in _rows(OFFICIAL)
    )


@cache
def judgements() -> tuple[dict[str, str], ...]:
    """Return the pairs judged by hand, as the file has them."""
    return tuple(_rows(JUDGEMENTS))


@cache
def _wrong() -> Mapping[tuple[str, str], tuple[dict[str, str], ...]]:
    found: dict[tuple[str, str], tuple[dict[str, str], ...]] = {}
    for row in judgements():
        if row["judged"] == "wrong":
            key = (row["code"], row["target"])
            found[key] = (*found.get(key, ()), row)
    return found


def judged_wrong(*, code: str, paper: str, target: str) -> str:
    """
    Return why a match was judged wrong by hand; "" where it was not.

    What is known to be wrong is told to nobody as a paper that may go; a steward's word goes before.
    Shipped facts cut long names, with "…"; an imported record has them whole.
    """
    for row in _wrong().get((code, target), ()):
        whole, begins = row["paper"], row["paper"].removesuffix("…")
        if paper == whole or (begins != whole and paper.startswith(begins)):
            return row["reason"]
    return ""


@cache
def measured() -> Precision:
    """Return the precision of what is called matched, reckoned from the judgements."""
    return precision(
        Judged(Verdict(row["matcher"]), row["judged"] == "right") for row in judgements()
    )


def finder_over(results: Iterable[IssuedResult]) -> Finder:
    """Return the matcher, with these results as what the province issues."""
    return make_finder(kinds=paper_kinds(), official=official_list(), results=results)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
