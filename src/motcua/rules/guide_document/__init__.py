"""
The guide document: a few questions that end in the right procedure, and why.

Conditions are those of `rules/form_logic`. All answers are chosen from lists, so every path can
be walked before anybody else walks it: `inspect` does, and what it refuses is never published.
"""

from motcua.rules.guide_document.inspection import MAX_PATHS, inspect
from motcua.rules.guide_document.model import (
    Finding,
    Guide,
    Option,
    Outcome,
    Question,
    Severity,
)
from motcua.rules.guide_document.reading import Reading, read_guide
from motcua.rules.guide_document.walking import Answered, Walk, Walker

__all__ = [
    "MAX_PATHS",
    "Answered",
    "Finding",
    "Guide",
    "Option",
    "Outcome",
    "Question",
    "Reading",
    "Severity",
    "Walk",
    "Walker",
    "inspect",
    "read_guide",
]
