"""Tables of stewardship."""

from motcua.stewardship.models.drift import Drift
from motcua.stewardship.models.reconciliation import PublishedFigure, PublishedTotal

__all__ = ["Drift", "PublishedFigure", "PublishedTotal"]
