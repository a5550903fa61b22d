"""The facts that calendars are proposed from: `data/calendars/vietnam.json`."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


@lru_cache(maxsize=1)
def calendar_facts() -> dict[str, Any]:
    """Return the shipped facts; see `rules.holidays`."""
    facts: dict[str, Any] = json.loads(
        (Path(settings.ROOT) / "data" / "calendars" / "vietnam.json").read_text()
    )
    return facts
