"""Tables of stewardship."""

from motcua.stewardship.models.drift import Drift

__all__ = ["Drift"]
