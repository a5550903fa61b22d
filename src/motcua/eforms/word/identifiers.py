"""Ids of questions from their labels: small letters, digits and underscores, each once."""

import re

from motcua.eforms.word.kinds import fold

LONGEST = 40
# Inputs of the page itself, and pages of the portal, have these names.
RESERVED = frozenset({"csrfmiddlewaretoken", "next", "language", "nop"})


class Identifiers:
    """Gives out ids; the same labels in the same order always get the same ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set(RESERVED)

    def of(self, label: str, default: str = "muc") -> str:
        """Return an id that was not given out before."""
        words = re.sub(r"[^a-z0-9]+", "_", fold(label)).strip("_")
        stem = (words if words[:1].isalpha() else f"{default}_{words}".rstrip("_"))[:LONGEST]
        stem = stem.strip("_") or default
        found, number = stem, 1
        while found in self._taken:
            number += 1
            found = f"{stem}_{number}"
        self._taken.add(found)
        return found
