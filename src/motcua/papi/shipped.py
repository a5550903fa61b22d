"""The panel that the product ships with, read once from `data/papi`; needs no Django."""

from functools import cache
from pathlib import Path

from motcua.rules.papi.loading import read_panel
from motcua.rules.papi.model import Panel

FOLDER = Path(__file__).resolve().parents[3] / "data" / "papi"


@cache
def shipped(folder: Path = FOLDER) -> Panel:
    """
    Return the shipped panel.

    :raises OSError, KeyError, ValueError: a file is missing or is not what the README describes
    """
    years = {
        int(path.stem.removeprefix("scores-")): (
            folder / path.name.replace("scores", "indicators")
        ).exists()
        for path in sorted(folder.glob("scores-*.csv"))
    }
    return read_panel(lambda name: (folder / name).read_text(encoding="utf-8"), years)
