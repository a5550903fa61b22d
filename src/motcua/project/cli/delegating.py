"""Hands a command over to the program that does the work, and keeps its standard output clean."""

import json
import subprocess
import sys

from motcua.project.cli import ground
from motcua.project.supervisor.refusal import Refused


class NotOneValue(Refused):
    """A command that was asked for JSON printed something else."""


def to_management(words: list[str], arguments: list[str]) -> int:
    """Run the management command `words` with the database ready; return its exit status."""
    with ground.database() as known:
        return to_program(ground.manage(*words, *arguments), known, as_json="--json" in arguments)


def to_program(command: list[str], known: dict[str, str], *, as_json: bool) -> int:
    """
    Run a program. With `as_json` what it prints must be one JSON value, passed on as one line.

    :raises NotOneValue: it was not
    """
    if not as_json:
        return status(subprocess.run(command, env=known, check=False).returncode)
    done = subprocess.run(command, env=known, stdout=subprocess.PIPE, text=True, check=False)
    if done.stdout.strip():
        try:
            value = json.loads(done.stdout)
        except ValueError:
            print(done.stdout, end="", file=sys.stderr)
            raise NotOneValue("the command did not print one JSON value; see above") from None
        print(json.dumps(value, ensure_ascii=False), flush=True)
    return status(done.returncode)


def status(code: int) -> int:
    """Return the exit status; a program ended by a signal has fallen short."""
    return code if code in {0, 1, 2} else 1


def choose(name: str, known: dict[str, str], arguments: list[str]) -> str | None:
    """Return the management command for the first word; print the use and return None if wrong."""
    word = arguments[0] if arguments else ""
    if word in known:
        return known[word]
    wanted = " | ".join(known)
    asked = word in {"-h", "--help"}
    print(f"use: ./motcua {name} {wanted}", file=sys.stdout if asked else sys.stderr)
    return None
