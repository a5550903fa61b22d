"""Tables of the catalogue."""

from motcua.catalogue.models.announcements import (
    Announcement,
    AnnouncementItem,
    NationalRecord,
)
from motcua.catalogue.models.levels import (
    BlankForm,
    DeclaredLevel,
    FactRecord,
    LevelRecord,
    OfferedService,
    PortalIntegration,
)
from motcua.catalogue.models.limits import LimitConfirmation, TimeLimit
from motcua.catalogue.models.procedures import Field, ImportRun, Procedure, ProcedureVersion
from motcua.catalogue.models.search import ProcedureSynonym, SearchDocument
from motcua.catalogue.models.services import Service

__all__ = [
    "Announcement",
    "AnnouncementItem",
    "BlankForm",
    "DeclaredLevel",
    "FactRecord",
    "Field",
    "ImportRun",
    "LevelRecord",
    "LimitConfirmation",
    "NationalRecord",
    "OfferedService",
    "PortalIntegration",
    "Procedure",
    "ProcedureSynonym",
    "ProcedureVersion",
    "SearchDocument",
    "Service",
    "TimeLimit",
]
