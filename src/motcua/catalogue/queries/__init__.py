"""Reads of the catalogue for those above it."""

from motcua.catalogue.queries.facets import Facets, FacetValue, find_facets
from motcua.catalogue.queries.history import (
    Coming,
    DecisionShown,
    HistoryEntry,
    ProcedureHistory,
    get_procedure_history,
)
from motcua.catalogue.queries.lists import (
    NO_LEVEL,
    OPEN_HERE,
    Filters,
    ProcedureList,
    ProcedureRow,
    find_procedures,
)
from motcua.catalogue.queries.pages import (
    LimitShown,
    Office,
    ProcedurePage,
    VersionShown,
    get_procedure_page,
)
from motcua.catalogue.queries.services import (
    ServiceNotOffered,
    codes_open_online,
    get_service,
    ids_open_online,
    services_for,
)
from motcua.catalogue.queries.versions import (
    ProcedureNotFound,
    get_limit,
    get_version_in_force,
    versions_on,
)

__all__ = [
    "NO_LEVEL",
    "OPEN_HERE",
    "Coming",
    "DecisionShown",
    "FacetValue",
    "Facets",
    "Filters",
    "HistoryEntry",
    "LimitShown",
    "Office",
    "ProcedureHistory",
    "ProcedureList",
    "ProcedureNotFound",
    "ProcedurePage",
    "ProcedureRow",
    "ServiceNotOffered",
    "VersionShown",
    "codes_open_online",
    "find_facets",
    "find_procedures",
    "get_limit",
    "get_procedure_history",
    "get_procedure_page",
    "get_service",
    "get_version_in_force",
    "ids_open_online",
    "services_for",
    "versions_on",
]
