"""Commands as an interface: what they print where, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from motcua.project.cli import loading, main, templates, up
from motcua.project.supervisor.refusal import Refused
from motcua.project.supervisor.web import workers_wanted

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "postgresql://nobody@/none?host=/nonexistent"


def motcua(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}
    command = [sys.executable, "-m", "motcua.project.cli", *words]
    return subprocess.run(command, env=known, capture_output=True, text=True, timeout=120)


def test_help_names_every_command_and_every_command_exists() -> None:
    said = motcua("help")
    assert said.returncode == 0
    for name in main.COMMANDS:
        assert f"  {name} " in said.stdout
        assert name == "help" or (ROOT / f"src/motcua/project/cli/{name}.py").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",), ("up", "--nonsense"), ("up", "--port", "x"), ("check", "--nonsense"),
        ("journal",), ("journal", "shred"), ("catalogue", "export"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_says_so_on_standard_error(words: tuple[str, ...]) -> None:
    said = motcua(*words)
    assert said.returncode == 2
    assert said.stdout == ""
    assert said.stderr


def test_a_refusal_ends_with_1_and_is_one_json_value_where_that_was_asked() -> None:
    said = motcua("journal", "verify", "--json", MOTCUA_DATABASE_URL=NOWHERE)
    assert said.returncode == 1
    assert said.stdout.count("\n") == 1
    assert "does not answer" in json.loads(said.stdout)["error"]
    plain = motcua("journal", "verify", MOTCUA_DATABASE_URL=NOWHERE)
    assert (plain.returncode, plain.stdout) == (1, "")
    assert "Traceback" not in plain.stderr


@pytest.mark.django_db(transaction=True)
def test_json_is_one_line_of_standard_output_and_progress_goes_elsewhere() -> None:
    settings = connection.settings_dict
    url = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
    said = motcua("journal", "verify", "--json", MOTCUA_DATABASE_URL=url)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("\n") == 1
    assert json.loads(said.stdout)["whole"] is True
    assert "loading the shipped facts" in said.stderr
    again = motcua("journal", "verify", "--json", MOTCUA_DATABASE_URL=url)
    assert again.stderr == ""
    _forget(url)


def _forget(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(f'COMMENT ON DATABASE "{other.info.dbname}" IS NULL')


def test_a_changed_file_makes_another_digest_and_compiled_code_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one")
    first = loading.digest(tmp_path.rglob("*"))
    (tmp_path / "a.pyc").write_text("compiled")
    assert loading.digest(tmp_path.rglob("*")) == first
    (tmp_path / "a.py").write_text("two")
    assert loading.digest(tmp_path.rglob("*")) != first


def test_changed_migrations_or_facts_are_done_again_and_the_demo_is_not() -> None:
    steps = list(loading.steps(ROOT, demo=True))
    assert [step.name for step in steps] == ["schema", "facts", "guidance", "demo"]
    old = {"schema": "old", "facts": steps[1].digest, "guidance": steps[2].digest, "demo": "old"}
    assert [step.name for step in loading.missing(steps, old)] == ["schema"]
    assert [step.name for step in loading.missing(steps, {})] == [
        "schema",
        "facts",
        "guidance",
        "demo",
    ]


def test_production_gets_no_demo() -> None:
    assert not loading.wants_demo({"MOTCUA_ENV": "production"}, demo=True)
    assert loading.wants_demo({}, demo=True)
    assert not loading.wants_demo({}, demo=False)


def test_another_database_of_the_same_server_keeps_the_servers_address() -> None:
    socket = "postgresql://motcua@/motcua?host=/tmp/x"
    assert templates.at(socket, "other") == "postgresql://motcua@/other?host=/tmp/x"
    assert templates.at("postgres://a:b@h:5/c", "d") == "postgres://a:b@h:5/d"
    assert templates.at("postgresql://h", "d") == "postgresql://h/d"


def test_the_number_of_web_processes_must_be_a_number() -> None:
    assert workers_wanted({"MOTCUA_WEB_WORKERS": "3"}) == 3
    assert workers_wanted({}) >= 1
    with pytest.raises(Refused, match="MOTCUA_WEB_WORKERS"):
        workers_wanted({"MOTCUA_WEB_WORKERS": "many"})


def test_the_demo_accounts_are_told_in_columns_with_their_password() -> None:
    lines = up.accounts_table(
        [
            {"login": "an", "name": "Lò Thị An", "title": "Người dân", "password": "lam-giang"},
            {"login": "binh.dx", "name": "Vàng A Bình", "title": "", "password": "lam-giang"},
        ]
    )
    assert lines[0] == "  demo accounts, password lam-giang"
    assert lines[1] == "    an       Lò Thị An    Người dân"
    assert lines[2] == "    binh.dx  Vàng A Bình"
    assert up.accounts_table([]) == []
