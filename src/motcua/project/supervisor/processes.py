"""
Runs programs side by side: starts them, notices when one dies, starts it again, stops them all.

Each is the head of a process group of its own, so that a dead head's remaining children are ended
too, and so that Ctrl-C reaches the supervisor alone, which then stops things in order.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from motcua.project.supervisor.refusal import Refused

LOG_BYTES = 20_000_000
STOP_SECONDS = 20
DEATHS_ALLOWED = 5
DEATHS_WINDOW_SECONDS = 60.0


class KeepsDying(Refused):
    """A program ended again and again; its log says why."""


@dataclass(frozen=True)
class Program:
    """What to run, under which name it is spoken of."""

    name: str
    arguments: tuple[str, ...]


@dataclass
class Running:
    """One program while it runs."""

    program: Program
    log: Path
    variables: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=DEATHS_ALLOWED))

    def start(self) -> None:
        """Start it; what it says goes to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.program.arguments, env=dict(self.variables), stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
                preexec_fn=_end_with_the_supervisor,
            )  # fmt: skip

    def has_ended(self) -> bool:
        """Tell whether it is not running (any more)."""
        return self.process is None or self.process.poll() is not None

    def start_again(self) -> None:
        """
        Start it after a death, unless it dies too often.

        :raises KeepsDying: five deaths within a minute
        """
        assert self.process is not None
        code = self.process.returncode
        say(f"{self.program.name} ended ({_words(code)}); starting it again. See {self.log}")
        self.end_group()
        self.deaths.append(time.monotonic())
        full = len(self.deaths) == DEATHS_ALLOWED
        if full and self.deaths[-1] - self.deaths[0] < DEATHS_WINDOW_SECONDS:
            raise KeepsDying(
                f"{self.program.name} keeps ending ({_words(code)}). The end of {self.log}:\n"
                + tail(self.log)
            )
        time.sleep(0.2 * len(self.deaths))
        self.start()

    def end_group(self) -> None:
        """End whatever is left of its process group, at once."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                return

    def stop(self) -> None:
        """Ask it to end, wait, and end it."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                say(f"{self.program.name} does not end; ending it")
        self.end_group()
        self.process.wait()


@dataclass
class Crew:
    """Programs that run together."""

    members: list[Running]

    def start(self) -> None:
        """Start all."""
        for member in self.members:
            member.start()

    def watch(self, *, is_told_to_stop: Callable[[], bool], also: Callable[[], None]) -> None:
        """Start again what dies, and run `also`, twice a second, until told to stop."""
        while not is_told_to_stop():
            for member in self.members:
                if member.has_ended() and not is_told_to_stop():
                    member.start_again()
            also()
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop all, the last started first."""
        for member in reversed(self.members):
            member.stop()


def say(text: str) -> None:
    """Tell the person, never on standard output."""
    print(f"motcua: {text}", file=sys.stderr, flush=True)


def tail(log: Path, lines: int = 15) -> str:
    """Return the last lines of a log."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return "(no log)"


def _words(code: int | None) -> str:
    if code is not None and code < 0:
        return f"by signal {signal.Signals(-code).name}"
    return f"status {code}"


_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _end_with_the_supervisor() -> None:
    """Have the kernel end this program when the supervisor is killed (Linux only)."""
    if hasattr(_LIBC, "prctl"):
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
