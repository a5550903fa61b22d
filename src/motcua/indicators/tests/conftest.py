"""Fixtures: casework's small world, for figures are about cases."""

import pytest

from motcua.casework.tests.world import World


@pytest.fixture
def office(db: None) -> World:
    """One commune, one process, one calendar."""
    return World()
