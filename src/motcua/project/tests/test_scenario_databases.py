"""Promises about where a scenario is loaded: a database of its own, or a clear refusal."""

import psycopg
import pytest

from motcua.project.cli import beside, loading, scenarios
from motcua.project.cli.ground import place


def test_a_scenario_has_a_database_named_after_the_other_and_itself() -> None:
    assert beside.name_of("motcua", "") == "motcua"
    assert beside.name_of("motcua", "binh-duong-2021") == "motcua_binh_duong_2021"


def test_an_unknown_scenario_is_refused_with_those_there_are() -> None:
    with pytest.raises(scenarios.NoSuchScenario, match=r"binh-duong-2021, two-tier-2026"):
        scenarios.ensure_there_is("lam-giang")
    scenarios.ensure_there_is("")


def test_a_scenario_is_not_loaded_beside_the_shipped_catalogue() -> None:
    steps = list(loading.steps(place().root, demo=True, scenario="two-tier-2026"))
    assert [step.name for step in steps] == ["schema", "demo"]
    assert steps[-1].command == ("load_demo", "two-tier-2026")


@pytest.mark.parametrize("note", [{"demo": "loaded"}, {"scenario": "two-tier-2026"}])
def test_a_database_that_holds_something_else_is_refused(note: dict[str, str]) -> None:
    with pytest.raises(loading.NotPrepared, match="needs its own"):
        loading._ensure_fits(note, "binh-duong-2021")
    loading._ensure_fits({}, "binh-duong-2021")
    loading._ensure_fits({"scenario": "binh-duong-2021"}, "binh-duong-2021")


def test_a_role_that_may_not_make_databases_is_told_which_one_to_make() -> None:
    class Refusing:
        def execute(self, *_words: object) -> None:
            raise psycopg.errors.InsufficientPrivilege("permission denied to create database")

    with pytest.raises(beside.CannotMakeDatabase, match="createdb x_two_tier_2026"):
        beside._create(Refusing(), "x_two_tier_2026")  # type: ignore[arg-type]
