"""The launcher on machines that lack things: no uv, no pip, another index, a folder of others."""

import base64
import hashlib
import os
import platform
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from ops.bootstrap import environment, installer, locks, pip_settings, simple_index
from ops.bootstrap.errors import CannotPrepare

ROOT = Path(__file__).resolve().parents[2]
LIBC = "manylinux_2_17" if platform.libc_ver()[0] == "glibc" else "musllinux_1_1"
WHEEL = f"uv-9.9.9-py3-none-{LIBC}_{platform.machine()}.whl"


def nothing_configured(**found: Any) -> pip_settings.PipSettings:
    plain: dict[str, Any] = {
        "index": None, "extra_indexes": (), "find_links": (), "cert": None, "no_index": False,
        "trusted_hosts": (),
    }  # fmt: skip
    return pip_settings.PipSettings(**{**plain, **found})


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A package index on disk, as `PIP_INDEX_URL=file://…` names one, with one wheel of uv."""
    page = tmp_path / "simple" / "uv"
    page.mkdir(parents=True)
    with zipfile.ZipFile(page / WHEEL, "w") as wheel:
        wheel.writestr("uv-9.9.9.data/scripts/uv", "#!/bin/sh\necho uv 9.9.9\n")
    other = WHEEL.replace(platform.machine(), "vax")
    (page / "index.html").write_text(
        f'<html><body><a href="{other}#sha256=00">{other}</a>'
        f'<a href="{WHEEL}#sha256=00" data-requires-python="&gt;=3.8">{WHEEL}</a></body></html>'
    )
    return tmp_path / "simple"


def pin_of(index: Path) -> locks.Pin:
    digest = hashlib.sha256((index / "uv" / WHEEL).read_bytes()).hexdigest()
    return locks.Pin("uv", "9.9.9", frozenset({digest, "f" * 64}))


def test_the_wheel_comes_from_the_index_that_pip_is_configured_for(
    index: Path, tmp_path: Path
) -> None:
    settings = nothing_configured(index=index.as_uri())
    fetched = simple_index.fetch_wheel(pin_of(index), settings, tmp_path)
    installer.unpack_binary(fetched, "uv", tmp_path / "bin" / "uv")
    said = subprocess.run([tmp_path / "bin" / "uv", "--version"], capture_output=True, text=True)
    assert said.stdout == "uv 9.9.9\n"


def test_an_extra_index_and_a_folder_of_wheels_are_asked_too(index: Path, tmp_path: Path) -> None:
    empty = (tmp_path / "empty").as_uri()
    extra = nothing_configured(index=empty, extra_indexes=(index.as_uri(),))
    folder = nothing_configured(no_index=True, find_links=(str(index / "uv"),))
    assert simple_index.fetch_wheel(pin_of(index), extra, tmp_path).name == WHEEL
    assert simple_index.fetch_wheel(pin_of(index), folder, tmp_path).name == WHEEL


def test_a_wheel_whose_digest_is_not_pinned_is_refused_and_not_kept(
    index: Path, tmp_path: Path
) -> None:
    pin = locks.Pin("uv", "9.9.9", frozenset({"0" * 64}))
    kept = tmp_path / "kept"
    kept.mkdir()
    with pytest.raises(simple_index.HashMismatch):
        simple_index.fetch_wheel(pin, nothing_configured(index=index.as_uri()), kept)
    assert list(kept.iterdir()) == []


def test_a_version_that_no_source_has_is_refused_in_words(index: Path, tmp_path: Path) -> None:
    pin = locks.Pin("uv", "1.2.3", frozenset({"0" * 64}))
    with pytest.raises(CannotPrepare, match=r"uv 1\.2\.3 could not be fetched"):
        simple_index.fetch_wheel(pin, nothing_configured(index=index.as_uri()), tmp_path)


def test_the_nearer_pip_setting_wins_and_the_environment_wins_over_files(tmp_path: Path) -> None:
    wide, own = tmp_path / "xdg", tmp_path / "home/.config/pip"
    (wide / "pip").mkdir(parents=True)
    own.mkdir(parents=True)
    (wide / "pip/pip.conf").write_text("[global]\nindex-url = file:///wide\n")
    (own / "pip.conf").write_text("[global]\nindex-url=file:///own\nextra-index-url=a:\n  b:\n")
    environ = {"HOME": str(tmp_path / "home"), "XDG_CONFIG_DIRS": str(wide)}
    read = pip_settings.read(environ)
    assert (read.index, read.extra_indexes) == ("file:///own", ("a:", "b:"))
    nearest = pip_settings.read({**environ, "PIP_INDEX_URL": "file:///env"})
    assert nearest.index == "file:///env"
    assert pip_settings.read({**environ, "PIP_CONFIG_FILE": os.devnull}).index is None


def test_the_pin_of_the_installer_is_read_from_its_lock() -> None:
    pin = locks.read_pin(ROOT / "requirements-uv.lock", "uv")
    assert pin.version.count(".") == 2
    assert all(len(digest) == 64 for digest in pin.sha256)
    assert len(pin.sha256) > 5


def test_an_environment_is_remade_only_when_its_lock_has_changed(tmp_path: Path) -> None:
    for lock in (environment.RUNTIME, environment.DEVELOPMENT):
        (tmp_path / lock).write_text("a==1\n")
    python = tmp_path / "venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    digest = locks.digest(tmp_path / environment.RUNTIME)
    (tmp_path / "venv/motcua-stamp.json").write_text(f'{{"requirements.lock": "{digest}"}}')
    assert environment.in_step(tmp_path, tmp_path / "venv", development=False)
    assert not environment.in_step(tmp_path, tmp_path / "venv", development=True)
    (tmp_path / environment.RUNTIME).write_text("a==2\n")
    assert not environment.in_step(tmp_path, tmp_path / "venv", development=False)


def test_a_folder_that_cannot_be_written_keeps_its_environment_with_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    places = environment.choose_places(tmp_path, {"HOME": "/home/an"})
    assert places.venv.is_relative_to("/home/an/.local/share/motcua")
    assert places.var.is_relative_to("/home/an/.local/share/motcua")
    chosen = environment.choose_places(tmp_path, {"HOME": "/home/an", "MOTCUA_VAR": "/srv/v"})
    assert chosen.var == Path("/srv/v")


def test_uv_asks_where_pip_would_ask_unless_it_has_its_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "file:///pip")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert environment.uv_variables(tmp_path)["UV_DEFAULT_INDEX"] == "file:///pip"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "file:///uv")
    assert environment.uv_variables(tmp_path)["UV_DEFAULT_INDEX"] == "file:///uv"


def test_a_password_in_an_index_address_is_never_printed(tmp_path: Path) -> None:
    secret = base64.b64encode(b"an-lac").decode().strip("=")
    settings = nothing_configured(index=f"http://user:{secret}@127.0.0.1:9/simple")
    with pytest.raises(CannotPrepare) as refused:
        simple_index.fetch_wheel(locks.Pin("uv", "1.0.0", frozenset()), settings, tmp_path)
    assert "127.0.0.1:9" in str(refused.value)
    assert secret not in str(refused.value)
