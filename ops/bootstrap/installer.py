"""
Finds uv, which installs everything else: on PATH, else with pip or venv, else fetched by hand.

A Debian without python3-venv has neither pip nor ensurepip; the last way needs neither.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from . import locks, pip_settings, simple_index
from .errors import CannotPrepare

OLDEST = (0, 5)


def find(*, root: Path, tools: Path) -> Path:
    """
    Return a working uv, putting one under `tools` when the machine has none.

    :raises CannotPrepare: none of the three ways worked
    """
    lock = root / "requirements-uv.lock"
    own = tools / "bin" / "uv"
    for candidate in (shutil.which("uv"), own):
        if candidate and _works(Path(candidate)):
            return Path(candidate)
    say("fetching the installer (uv)")
    for way in (_with_pip, _with_venv, _by_hand):
        if way(lock, tools) and _works(own):
            return own
    raise CannotPrepare("uv could not be installed; put it on PATH and start again")


def say(text: str) -> None:
    """Tell the person what is going on, never on standard output."""
    print(f"motcua: {text}", file=sys.stderr, flush=True)


def _works(uv: Path) -> bool:
    """Tell whether it runs and is new enough; a version manager's empty shim does not."""
    try:
        answer = subprocess.run([uv, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    found = re.search(r"(\d+)\.(\d+)", answer.stdout)
    return bool(answer.returncode == 0 and found and (int(found[1]), int(found[2])) >= OLDEST)


def _with_pip(lock: Path, tools: Path) -> bool:
    return _pip_installs(Path(sys.executable), lock, tools)


def _with_venv(lock: Path, tools: Path) -> bool:
    if not _runs([sys.executable, "-c", "import ensurepip, venv"]):
        return False
    with tempfile.TemporaryDirectory() as folder:
        if not _runs([sys.executable, "-m", "venv", folder]):
            return False
        return _pip_installs(Path(folder) / "bin" / "python", lock, tools)


def _pip_installs(python: Path, lock: Path, tools: Path) -> bool:
    if not _runs([str(python), "-m", "pip", "--version"]):
        return False
    wanted = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)]
    return _runs(
        [str(python), "-m", "pip", "install", "--upgrade", "--target", str(tools), *wanted]
    )


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _by_hand(lock: Path, tools: Path) -> bool:
    tools.mkdir(parents=True, exist_ok=True)
    pin = locks.read_pin(lock, "uv")
    settings = pip_settings.read(dict(os.environ))
    with tempfile.TemporaryDirectory() as folder:
        wheel = simple_index.fetch_wheel(pin, settings, Path(folder))
        unpack_binary(wheel, "uv", tools / "bin" / "uv")
    return True


def unpack_binary(wheel: Path, name: str, target: Path) -> None:
    """Write the wheel's script `name` to `target`, executable, in one step."""
    with zipfile.ZipFile(wheel) as archive:
        inside = next(n for n in archive.namelist() if n.endswith(f".data/scripts/{name}"))
        target.parent.mkdir(parents=True, exist_ok=True)
        halfway = target.with_suffix(".new")
        halfway.write_bytes(archive.read(inside))
    halfway.chmod(0o755)
    halfway.replace(target)
