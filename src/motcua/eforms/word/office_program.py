"""
Runs LibreOffice, where it is installed, to turn .doc into .docx and .docx into PDF.

The file is not trusted: the program runs with a profile that is thrown away, without network where
the system permits it, with bounded time, memory and output, and is ended with all it started.
"""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

SECONDS = 60
MEMORY = 3 * 1024**3
LARGEST_OUTPUT = 60 * 1024 * 1024
FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
NAMES = ("soffice", "libreoffice")


class CannotConvert(Exception):
    """The file was not converted; the message says why and what to do."""


def is_installed() -> bool:
    """Whether LibreOffice is there."""
    return _program() is not None


def convert(content: bytes, from_suffix: str, to: str, *, seconds: float = SECONDS) -> bytes:
    """
    Return a document in another format: `to` is `docx` or `pdf`.

    Raises CannotConvert when LibreOffice is missing, refuses the file, or takes more time or room
    than it may.
    """
    program = _program()
    if program is None:
        raise CannotConvert(
            "LibreOffice is not installed here; open the file in a word processor and save it"
            f" as .{to}"
        )
    with tempfile.TemporaryDirectory(prefix="motcua-office-") as folder:
        home = Path(folder)
        source = home / f"in.{from_suffix.lstrip('.')}"
        source.write_bytes(content)
        _run(_command(program, home, source, to), home, seconds)
        return _result(home / "out" / f"in.{to}")


def _program() -> str | None:
    return next((found for found in map(shutil.which, NAMES) if found), None)


def _command(program: str, home: Path, source: Path, to: str) -> list[str]:
    return [
        *_without_network(),
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        FILTERS[to],
        "--outdir",
        str(home / "out"),
        str(source),
    ]


@lru_cache(maxsize=1)
def _without_network() -> tuple[str, ...]:
    """The command that leaves the network behind, or nothing where the system forbids it."""
    unshare = shutil.which("unshare")
    for options in (("--net",), ("--user", "--map-root-user", "--net")):
        if unshare is None:
            break
        tried = subprocess.run(  # noqa: S603 - a fixed command
            [unshare, *options, "true"], capture_output=True, check=False, timeout=10
        )
        if tried.returncode == 0:
            return (unshare, *options)
    return ()


def _run(command: list[str], home: Path, seconds: float) -> None:
    # Nothing of this process's surroundings, and no secret in them, reaches the program.
    surroundings = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    with (home / "said").open("wb") as said:
        started = subprocess.Popen(  # noqa: S603 - a fixed command; the file's name is ours
            command,
            cwd=home,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            preexec_fn=_bound,
        )
        try:
            status = started.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise CannotConvert(f"LibreOffice took longer than {seconds:.0f} s") from error
        finally:
            _end(started)
    if status:
        raise CannotConvert("LibreOffice could not read the file")


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end(started: subprocess.Popen[bytes]) -> None:
    """End the program and everything it started, which is in one group."""
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def _result(path: Path) -> bytes:
    if not path.is_file():
        raise CannotConvert("LibreOffice could not read the file")
    if path.stat().st_size > LARGEST_OUTPUT:
        raise CannotConvert("the converted file is too large")
    return path.read_bytes()
