"""What every test may rely on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from xdist.scheduler import LoadScopeScheduling


@pytest.fixture(autouse=True)
def _runtime_state_in_a_folder_of_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files and journal heads of a test never meet those of a running installation."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.JOURNAL_HEADS_ROOT = tmp_path / "journal-heads"
    yield


# Transactional tests empty every table afterwards. Append-only tables refuse that, as they
# should; only a superuser's session can switch their triggers off, and only tests do.
_flush = DatabaseOperations.sql_flush


def _flush_append_only_tables_too(self: Any, *args: Any, **kwargs: Any) -> list[str]:
    statements = _flush(self, *args, **kwargs)
    if not statements:
        return statements
    return [
        "SET session_replication_role = replica;",
        *statements,
        "SET session_replication_role = DEFAULT;",
    ]


DatabaseOperations.sql_flush = _flush_append_only_tables_too  # type: ignore[method-assign]


@pytest.fixture
def world(db: None, tmp_path: Path) -> Any:
    """The invented province on three procedures; see tests/world.py."""
    from tests.world import make_world

    return make_world(tmp_path)


@pytest.fixture
def lasting_world(transactional_db: None, tmp_path: Path) -> Any:
    """The same, really committed, for tests with several connections."""
    from tests.world import make_world

    return make_world(tmp_path)


# Tests that share an installation of their own stay on one of the processes that test side by
# side. By address: the marks that xdist has for this are lost on the way with pytest 9.2.
TOGETHER = {
    "tests/faults/test_kill.py": "installations",
    "tests/faults/test_uploads.py": "installations",
    "tests/ops/test_up.py": "installations",
    "tests/ops/test_backup.py": "backups",
    # What takes seconds to prepare is prepared in one process only.
    "src/motcua/project/tests/test_scenarios.py": "scenarios",
    "tests/reference/test_word_annotated.py": "annotated",
}


class _Together(LoadScopeScheduling):  # type: ignore[misc]
    """Deals tests out one by one, save those that stay together."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    """Schedule `--dist loadgroup` by the table above."""
    return _Together(config, log) if config.getvalue("dist") == "loadgroup" else None
