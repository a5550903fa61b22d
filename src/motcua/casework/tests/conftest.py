"""Casework's fixtures."""

import pytest

from motcua.casework.tests.world import World


@pytest.fixture
def world(db: None) -> World:
    """The shared world, in the test's database."""
    return World()
