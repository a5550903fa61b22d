"""The scenarios that `./motcua up --scenario NAME` knows: folders of `demo/` with their own clock."""

import tomllib

from motcua.project.cli import ground
from motcua.project.supervisor.refusal import Refused


class NoSuchScenario(Refused):
    """There is no folder of that name, or it is no scenario."""


def names() -> list[str]:
    """Return their names."""
    return sorted(p.parent.name for p in (ground.place().root / "demo").glob("*/scenario.toml"))


def ensure_there_is(name: str) -> None:
    """
    Return when `name` is a scenario, or "".

    :raises NoSuchScenario: see there
    """
    if name and name not in names():
        raise NoSuchScenario(f"there is no scenario {name!r}; there are: {', '.join(names())}")


def variables(name: str) -> dict[str, str]:
    """Return what a scenario sets in the environment: whose pages these are. "": nothing."""
    if not name:
        return {}
    with (ground.place().root / "demo" / name / "scenario.toml").open("rb") as file:
        table = tomllib.load(file)
    return {"MOTCUA_PROVINCE": table["province"], "MOTCUA_PROVINCE_EN": table["province_en"]}
