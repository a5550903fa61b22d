"""
Makes the environment and keeps it in step with the lock files.

It lies in `.venv` of the project's folder, or, where that cannot be written, in the person's own
data folder. A stamp in it names the locks it was made from; it is remade only when they change.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import installer, locks, pip_settings
from .errors import CannotPrepare

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"


@dataclass(frozen=True)
class Ready:
    """An environment that can be used, and the variables its commands need."""

    python: Path
    variables: dict[str, str]


@dataclass(frozen=True)
class Places:
    """Where the environment, the installer and the runtime state lie."""

    venv: Path
    tools: Path
    var: Path


def prepare(*, root: str, development: bool) -> Ready:
    """
    Return an environment in step with the locks, making it first where it is not.

    `development` asks for linters and test tools too; an environment that has them is kept.
    """
    folder = Path(root)
    places = choose_places(folder, dict(os.environ))
    python = places.venv / "bin" / "python"
    if not in_step(folder, places.venv, development=development):
        with _alone(places.var):
            if not in_step(folder, places.venv, development=development):
                _make(folder, places, development=development)
    return Ready(python, _variables(folder, places))


def choose_places(root: Path, environ: dict[str, str]) -> Places:
    """Return the project's folder where it can be written, else the person's data folder."""
    if os.access(root, os.W_OK | os.X_OK):
        base, venv, var = root, root / ".venv", root / "var"
    else:
        data = (
            environ.get("XDG_DATA_HOME")
            or Path(environ.get("HOME") or "~").expanduser() / ".local/share"
        )
        base = Path(data) / "motcua" / hashlib.sha256(str(root).encode()).hexdigest()[:12]
        venv, var = base / "venv", base / "var"
    chosen = environ.get("MOTCUA_VAR")
    var = Path(chosen).expanduser().absolute() if chosen else var
    return Places(venv=venv, tools=var / "tools", var=var)


def in_step(root: Path, venv: Path, *, development: bool) -> bool:
    """Tell whether the environment exists, runs, and was made from the locks as they are now."""
    try:
        stamp = json.loads((venv / "motcua-stamp.json").read_text())
    except (OSError, ValueError):
        return False
    if not os.access(venv / "bin" / "python", os.X_OK):
        return False
    if stamp.get(RUNTIME) != locks.digest(root / RUNTIME):
        return False
    return not development or stamp.get(DEVELOPMENT) == locks.digest(root / DEVELOPMENT)


def _variables(root: Path, places: Places) -> dict[str, str]:
    source = str(root / "src")
    known = os.environ.get("PYTHONPATH", "")
    paths = [source, *(p for p in known.split(os.pathsep) if p and p != source)]
    return {
        "PYTHONPATH": os.pathsep.join(paths),
        "MOTCUA_VAR": str(places.var),
        "MOTCUA_ROOT": str(root),
    }


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    """Let one command make the environment while others wait for it."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        handle = (var / "environment.lock").open("w")
    except OSError as failure:
        raise CannotPrepare(
            f"{var} cannot be written ({failure.strerror}); set MOTCUA_VAR"
        ) from None
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make(root: Path, places: Places, *, development: bool) -> None:
    stamp = places.venv / "motcua-stamp.json"
    wanted = development or _had_development(stamp)
    lock = DEVELOPMENT if wanted else RUNTIME
    uv = installer.find(root=root, tools=places.tools)
    installer.say(f"making the environment in {places.venv} from {lock}")
    stamp.unlink(missing_ok=True)
    variables = uv_variables(places.var)
    if not _python_runs(places.venv / "bin" / "python"):
        run_uv(uv, ["venv", "--clear", "--python", sys.executable, str(places.venv)], variables)
    python = str(places.venv / "bin" / "python")
    run_uv(uv, ["pip", "sync", "--require-hashes", "--python", python, str(root / lock)], variables)
    made = {RUNTIME: locks.digest(root / RUNTIME)}
    if wanted:
        made[DEVELOPMENT] = locks.digest(root / DEVELOPMENT)
    stamp.write_text(json.dumps(made))


def _had_development(stamp: Path) -> bool:
    try:
        return DEVELOPMENT in json.loads(stamp.read_text())
    except (OSError, ValueError):
        return False


def _python_runs(python: Path) -> bool:
    try:
        return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def uv_variables(var: Path) -> dict[str, str]:
    """
    Return the environment for uv: the sources pip is configured for, unless uv has its own.

    A package may lie in any of them, as it may for pip; the hashes decide what is taken.
    """
    variables = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    variables.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    variables.setdefault("UV_HTTP_TIMEOUT", "180")
    settings = pip_settings.read(dict(os.environ))
    if settings.index:
        variables.setdefault("UV_DEFAULT_INDEX", settings.index)
    if settings.find_links:
        variables.setdefault("UV_FIND_LINKS", ",".join(settings.find_links))
    extra = [address for address in settings.extra_indexes if _reachable(address)]
    if extra:
        variables.setdefault("UV_INDEX", " ".join(extra))
    if settings.cert:
        variables.setdefault("SSL_CERT_FILE", settings.cert)
    if settings.no_index:
        variables.setdefault("UV_NO_INDEX", "1")
    cache = Path(variables.get("UV_CACHE_DIR") or _usual_cache(variables))
    if not _writable(cache):
        variables["UV_CACHE_DIR"] = str(var / "uv-cache")
    return variables


def _reachable(address: str) -> bool:
    return not address.startswith("file://") or Path(address[len("file://") :]).is_dir()


def _usual_cache(variables: dict[str, str]) -> str:
    home = variables.get("HOME") or str(Path("~").expanduser())
    return str(Path(variables.get("XDG_CACHE_HOME") or f"{home}/.cache") / "uv")


def _writable(folder: Path) -> bool:
    existing = next(p for p in (folder, *folder.parents) if p.exists())
    return os.access(existing, os.W_OK | os.X_OK)


def run_uv(uv: Path, arguments: list[str], variables: dict[str, str]) -> None:
    """
    Run uv with its words on standard error only.

    :raises CannotPrepare: it failed; its own words have been shown
    """
    command = [str(uv), *arguments, "--quiet"]
    done = subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    if done.returncode != 0:
        raise CannotPrepare(f"uv {' '.join(arguments[:2])} failed; see above")
