"""The files that the product ships with for the catalogue, and one hash over all of them."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER = Path(settings.ROOT) / "data" / "catalogue"
FACTS = FOLDER / "facts.jsonl.gz"
OWN_TEXTS = FOLDER / "full"
SYNONYMS = FOLDER / "synonyms.toml"
POPULAR = FOLDER / "popular.toml"
JUDGED_QUERIES = FOLDER / "judged-queries.toml"


def combined_hash(*, index_version: int) -> str:
    """Return the SHA-256 over what is loaded and the index's version; 10 ms."""
    total = hashlib.sha256(str(index_version).encode())
    for path in (FACTS, SYNONYMS, POPULAR, *sorted(OWN_TEXTS.glob("*.toml"))):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


@cache
def read_toml(path: Path) -> dict[str, Any]:
    """Return a shipped TOML file; read once a process."""
    return tomllib.loads(path.read_text("utf-8"))
