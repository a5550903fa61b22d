"""Reads about levels: counts and lists as of a day as known at a moment, and one service's page."""

from motcua.catalogue.queries.levels.as_of import (
    AsOf,
    LevelCounts,
    count_levels,
    restated_since,
)
from motcua.catalogue.queries.levels.lists import (
    Filters,
    LevelRow,
    ServicesPage,
    list_services,
    services_matrix,
)
from motcua.catalogue.queries.levels.service import (
    FactShown,
    LevelStep,
    ServiceLevels,
    get_service_levels,
)
from motcua.catalogue.queries.levels.weekly import weekly_counts

__all__ = [
    "AsOf",
    "FactShown",
    "Filters",
    "LevelCounts",
    "LevelRow",
    "LevelStep",
    "ServiceLevels",
    "ServicesPage",
    "count_levels",
    "get_service_levels",
    "list_services",
    "restated_since",
    "services_matrix",
    "weekly_counts",
]
