"""Tables of programmes."""

from motcua.programmes.models.programme import Programme, ScopeItem, Target, TargetKind
from motcua.programmes.models.review import CriterionReview
from motcua.programmes.models.tasks import Answer, Assignment, Directive, DirectiveTask

__all__ = [
    "Answer",
    "Assignment",
    "CriterionReview",
    "Directive",
    "DirectiveTask",
    "Programme",
    "ScopeItem",
    "Target",
    "TargetKind",
]
