"""The lists of units are made again, byte for byte, from the lists that they came from."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data"
pytestmark = pytest.mark.reference

if not REFERENCE.is_dir():
    pytest.skip(f"no reference folder at {REFERENCE}", allow_module_level=True)


def test_the_shipped_lists_are_made_again_from_their_sources(tmp_path: Path, settings: Any) -> None:
    shipped = ROOT / "data/units"
    settings.ROOT = tmp_path
    (tmp_path / "data").mkdir()
    call_command("eforms_make_units", str(REFERENCE))
    for name in ("communes.json", "former.json"):
        assert (tmp_path / "data/units" / name).read_bytes() == (shipped / name).read_bytes()
