"""What is done about levels: facts recorded, levels declared, everything reckoned anew."""

from motcua.catalogue.operations.levels.blank_forms import attach_blank_form, remove_blank_form
from motcua.catalogue.operations.levels.declare import declare_level, declare_levels
from motcua.catalogue.operations.levels.integration import (
    record_integration,
    record_integrations,
)
from motcua.catalogue.operations.levels.record_fact import (
    FactInTheFuture,
    FactIsSeen,
    record_fact,
)
from motcua.catalogue.operations.levels.refresh import (
    Refreshed,
    refresh_all,
    refresh_levels,
    services_of,
)

__all__ = [
    "FactInTheFuture",
    "FactIsSeen",
    "Refreshed",
    "attach_blank_form",
    "declare_level",
    "declare_levels",
    "record_fact",
    "record_integration",
    "record_integrations",
    "refresh_all",
    "refresh_levels",
    "remove_blank_form",
    "services_of",
]
