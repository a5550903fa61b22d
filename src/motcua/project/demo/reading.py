"""Reading a demo folder's tables."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from motcua.project.settings import ROOT

DEMOS = ROOT / "demo"


@dataclass(frozen=True)
class DemoFolder:
    """One demo's folder."""

    path: Path

    def table(self, name: str) -> dict[str, Any]:
        """Return one table of the folder, `name` without its ending."""
        with (self.path / f"{name}.toml").open("rb") as file:
            return tomllib.load(file)

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
