"""The journeys' fixtures."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.kit.clock import now
from tests.journeys.browser import DESKTOP, Eyes, chromium, eyes
from tests.journeys.walking import Walker
from tests.world import World, make_world

__all__ = ["chromium", "eyes"]


@pytest.fixture
def living_world(transactional_db: None, tmp_path: Path) -> World:
    """The invented province as it has stood for two months today, for servers that read a clock."""
    return make_world(tmp_path, now() - timedelta(days=60))


@pytest.fixture
def person(living_world: World, eyes: Callable[..., Eyes]) -> Iterator[Callable[..., Walker]]:
    """Sit somebody down at a browser; in the end no page they passed may have a grave fault."""
    people: list[Walker] = []

    def sit_down(name: str, *, width: int = DESKTOP, english: bool = False, **how: Any) -> Walker:
        opened = eyes(width=width, language="en" if english else "vi", **how)
        people.append(Walker(opened, name, in_english=english))
        return people[-1]

    yield sit_down
    found = [f"{w.name} {where}: {fault}" for w in people for where in w.faults
             for fault in w.faults[where]]  # fmt: skip
    if found:
        pytest.fail("\n".join(found), pytrace=False)
