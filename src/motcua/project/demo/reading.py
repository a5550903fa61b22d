"""Reading a demo folder's tables."""

import csv
import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from motcua.project.settings import ROOT

DEMOS = ROOT / "demo"
TWO_TIERS_SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class Scenario:
    """
    What a folder with a clock and a catalogue of its own says of itself in `scenario.toml`.

    `at` is the moment of the loading, `since` the day from which what it loads holds; `follows`
    names the scenario on which it builds. `raw` is the whole table.
    """

    at: datetime
    since: date
    basis: str
    follows: str
    raw: dict[str, Any]


@dataclass(frozen=True)
class DemoFolder:
    """One demo's folder."""

    path: Path

    def table(self, name: str) -> dict[str, Any]:
        """Return one table of the folder, `name` without its ending."""
        with (self.path / f"{name}.toml").open("rb") as file:
            return tomllib.load(file)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return a CSV table of the folder, `name` without its ending; empty when it has none."""
        path = self.path / f"{name}.csv"
        if not path.is_file():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def scenario(self) -> Scenario | None:
        """Return what makes the folder a scenario; None: a demo on the whole shipped catalogue."""
        if not (self.path / "scenario.toml").is_file():
            return None
        raw = self.table("scenario")
        return Scenario(raw["at"], raw["since"], raw["basis"], raw.get("follows", ""), raw)

    @property
    def since(self) -> date:
        """The day from which agencies and roles of the folder hold."""
        return self.scenario.since if self.scenario else TWO_TIERS_SINCE

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all its files, by which a later start knows that nothing changed."""
        total = hashlib.sha256()
        for file in sorted(self.path.rglob("*")):
            if file.is_file():
                total.update(file.relative_to(self.path).as_posix().encode())
                total.update(file.read_bytes())
        return total.hexdigest()


def demo_folder(name: str) -> DemoFolder:
    """
    Return a demo's folder.

    :raises FileNotFoundError: there is no such demo
    """
    path = DEMOS / name
    if not (path / "agencies.toml").is_file():
        raise FileNotFoundError(path)
    return DemoFolder(path)


def demo_names() -> list[str]:
    """Return the names of the demos there are."""
    return sorted(path.parent.name for path in DEMOS.glob("*/agencies.toml"))
