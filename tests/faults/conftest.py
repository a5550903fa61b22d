"""The fault tests' fixtures."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.installation import Installation


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    """An installation that serves, in a folder that PostgreSQL's user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-fault-", dir="/tmp"))
    folder.chmod(0o755)
    own = Installation(folder)
    try:
        own.prepare()
        own.start()
        yield own
    finally:
        own.stop()
        shutil.rmtree(folder)
