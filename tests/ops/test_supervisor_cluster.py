"""A real cluster: made, killed, opened again, shared, kept private."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.project.supervisor import cluster as clusters
from motcua.project.supervisor import homes, sharing
from motcua.project.supervisor.cluster import Cluster
from motcua.project.supervisor.postmaster import Postmaster, read_postmaster

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own(open_folder: Path) -> Iterator[Cluster]:
    """A cluster of this test's own, with the programs that the whole run uses."""
    found = sharing.find(
        root=ROOT, var=open_folder, name="postgres", forced=os.environ.get("MOTCUA_POSTGRES", "")
    )
    yield found
    clusters.stop(found)


def ask(running: Postmaster, statement: str) -> object:
    with psycopg.connect(clusters.url(running.socket, "postgres"), autocommit=True) as connection:
        answer = connection.execute(statement)
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def kill(running: Postmaster) -> None:
    os.kill(running.pid, signal.SIGKILL)


def test_what_was_committed_before_a_kill_is_there_after_the_next_start(own: Cluster) -> None:
    with sharing.server(own) as running:
        ask(running, "CREATE TABLE kept (n int)")
        ask(running, "INSERT INTO kept VALUES (42)")
        kill(running)
        again = clusters.start(own)
        assert again.pid != running.pid
        assert ask(again, "SELECT n FROM kept") == 42


def test_the_cluster_is_durable_checked_and_speaks_utf8(own: Cluster) -> None:
    with sharing.server(own) as running:
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "data_checksums"):
            assert ask(running, f"SHOW {setting}") == "on", setting
        assert ask(running, "SHOW server_encoding") == "UTF8"
        assert ask(running, "SHOW listen_addresses") == ""
        assert ask(running, "SHOW timezone") == "UTC"
        assert ask(running, "SELECT lower('ĐĂNG KÝ')") == "đăng ký"


def test_nobody_else_can_reach_the_socket_and_its_path_is_short(own: Cluster) -> None:
    with sharing.server(own) as running:
        assert stat.S_IMODE(running.socket.stat().st_mode) == 0o700
        assert len(str(running.socket / ".s.PGSQL.5432")) < 100
    assert not running.socket.exists()


def test_a_number_that_another_program_has_now_does_not_block_the_start(own: Cluster) -> None:
    with sharing.server(own) as running:
        first = own.home.data / "postmaster.pid"
        left_behind = first.read_text().replace(str(running.pid), str(os.getpid()), 1)
    first.write_text(left_behind)
    if own.home.owner:
        os.chown(first, own.home.owner.uid, own.home.owner.gid)
    with sharing.server(own) as running:
        assert ask(running, "SELECT 1") == 1


def test_the_last_command_to_go_stops_the_server_and_no_other(own: Cluster) -> None:
    with sharing.server(own) as first:
        with sharing.server(own) as second:
            assert second.pid == first.pid
        assert ask(first, "SELECT 1") == 1
    assert read_postmaster(own.home.data) is None


def test_a_killed_command_does_not_keep_the_server_for_ever(
    own: Cluster, open_folder: Path
) -> None:
    program = (
        "import sys, time; from pathlib import Path; from motcua.project.supervisor import sharing\n"
        f"own = sharing.find(root=Path({str(ROOT)!r}), var=Path({str(open_folder)!r}),"
        f" name='postgres', forced={os.environ.get('MOTCUA_POSTGRES', '')!r})\n"
        "with sharing.server(own):\n    print('ready', flush=True); time.sleep(60)\n"
    )
    known = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, "-c", program], env=known, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        other.kill()
    left = read_postmaster(own.home.data)
    assert left is not None
    with sharing.server(own) as running:
        assert running.pid == left.pid
    assert read_postmaster(own.home.data) is None


def test_a_making_that_was_cut_short_is_begun_anew(own: Cluster) -> None:
    halfway = own.home.folder / "data.new"
    halfway.mkdir()
    (halfway / "PG_VERSION").write_text("9")
    with sharing.server(own) as running:
        assert ask(running, "SELECT 1") == 1
    assert not halfway.exists()


def test_a_cluster_remembers_what_made_it(own: Cluster) -> None:
    clusters.ensure_made(own)
    stamp = json.loads((own.home.folder / clusters.STAMP).read_text())
    assert stamp == {"source": own.binaries.source, "major": own.binaries.major}
    made = clusters.made_by(own.home)
    assert made is not None
    assert made.major == own.binaries.major


def test_a_broken_cluster_is_refused_with_the_end_of_its_log(
    own: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    clusters.ensure_made(own)
    (own.home.data / "postgresql.conf").write_text("nonsense = 'yes'\n")
    monkeypatch.setattr(clusters, "RETRY_SECONDS", 0)
    with pytest.raises(clusters.DoesNotStart, match="nonsense"):
        clusters.start(own)


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, who may become another user")


@as_root
def test_started_as_root_it_runs_as_an_unprivileged_user(own: Cluster) -> None:
    with sharing.server(own) as running:
        assert Path(f"/proc/{running.pid}").stat().st_uid != 0


@as_root
def test_in_a_folder_that_user_cannot_enter_the_cluster_lies_elsewhere_and_it_says_so(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(homes, "ELSEWHERE", open_folder / "elsewhere")
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    home = homes.find(var=closed / "var", name="postgres")
    assert home.elsewhere
    assert home.folder.parent == open_folder / "elsewhere"
    assert f"kept in {home.folder}" in capfd.readouterr().err
    assert homes.find(var=closed / "var", name="postgres").folder == home.folder
    assert home.owner is not None
    assert homes.may_enter(home.folder, home.owner)


@as_root
def test_data_that_was_kept_elsewhere_and_is_gone_is_missed_not_replaced(
    open_folder: Path,
) -> None:
    (open_folder / "postgres.elsewhere").write_text(str(open_folder / "gone"))
    with pytest.raises(homes.NoHome, match="which is gone"):
        homes.find(var=open_folder, name="postgres")


def test_stopping_waits_until_the_server_has_ended(own: Cluster) -> None:
    with sharing.server(own) as running:
        pass
    assert not Path(f"/proc/{running.pid}").exists()
