"""Tables of papi."""

from motcua.papi.models.plan import Action, ActionReport, Plan
from motcua.papi.models.tables import BreakKind, OurProvince, RegisteredBreak, UploadedYear

__all__ = [
    "Action",
    "ActionReport",
    "BreakKind",
    "OurProvince",
    "Plan",
    "RegisteredBreak",
    "UploadedYear",
]
