"""Tables of stewardship."""

from motcua.stewardship.models.asked_once import MatchDecision, MatchRun, PaperBurden, PaperMatch
from motcua.stewardship.models.drift import Drift
from motcua.stewardship.models.reconciliation import PublishedFigure, PublishedTotal
from motcua.stewardship.models.review import (
    CostParameters,
    CostTask,
    Option,
    PartReview,
    PlanItem,
    ReviewPlan,
)

__all__ = [
    "CostParameters",
    "CostTask",
    "Drift",
    "MatchDecision",
    "MatchRun",
    "Option",
    "PaperBurden",
    "PaperMatch",
    "PartReview",
    "PlanItem",
    "PublishedFigure",
    "PublishedTotal",
    "ReviewPlan",
]
