"""What the tests of commands and supervisor share."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, as the folders of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
