"""
"Asked once": which required papers the administration already has.

A paper is matched with the official list of components replaced by data (NQ 66.7/2025/NQ-CP),
with kinds of papers that a database holds, or with a result that the province itself issues.
Every answer names the words on which it rests. What stays unmatched is not guessed; what is
ambiguous is doubtful.
"""

from motcua.rules.asked_once.burden import Burden, burden_of
from motcua.rules.asked_once.matching import Finder, Match, Source, Verdict, make_finder
from motcua.rules.asked_once.precision import Judged, Precision, precision
from motcua.rules.asked_once.what_is_known import (
    IssuedResult,
    PaperKind,
    ReplacedComponent,
    RequiredPaper,
)

__all__ = [
    "Burden",
    "Finder",
    "IssuedResult",
    "Judged",
    "Match",
    "PaperKind",
    "Precision",
    "ReplacedComponent",
    "RequiredPaper",
    "Source",
    "Verdict",
    "burden_of",
    "make_finder",
    "precision",
]
