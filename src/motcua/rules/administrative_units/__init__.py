"""
Communes and provinces as they are since 1 July 2025, and what the former ones became.

`Units` holds them ready to search; `settle` recognises a commune as it is written today;
`successors` leads from what was written, in the old names or the new, to what it may be today;
`suggest` does so while somebody types.
"""

from motcua.rules.administrative_units.lookup import Match, settle, successors, suggest
from motcua.rules.administrative_units.model import (
    Commune,
    FormerCommune,
    FormerProvince,
    Units,
    read_units,
)
from motcua.rules.administrative_units.names import read_name

__all__ = [
    "Commune",
    "FormerCommune",
    "FormerProvince",
    "Match",
    "Units",
    "read_name",
    "read_units",
    "settle",
    "successors",
    "suggest",
]
