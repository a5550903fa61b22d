"""Finds the command that was asked for, runs it, and words its refusal."""

import json
import signal
import sys
from importlib import import_module

from motcua.project.supervisor.refusal import Refused

# In the order in which `help` tells them. The module is loaded only when it is asked for.
COMMANDS = {
    "up": "start everything and serve on 127.0.0.1:8000",
    "test": "everything CI runs: checks, tests, browser journeys",
    "check": "lint, format, import order, types, migrations in step; needs no database",
    "fix": "repair what lint and format can repair",
    "shell": "a Python shell with the database",
    "manage": "one of Django's management commands",
    "catalogue": "import FILE | search WORDS: the catalogue of procedures",
    "eform": "draft | draft-all | fill | workbook: questions from a Word form, answers into it",
    "papi": "report | check: why a province's PAPI score moved; is a new table sound",
    "journal": "verify: find any altered, removed, reordered or cut-off row",
    "bench": "journey | case | worklist | search | workbook | forms | load | eform | papi: measure, never judge",
    "backup": "write database and files into one archive",
    "restore": "bring an archive back",
    "lock": "resolve the dependencies anew",
    "help": "this page",
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    name = arguments[0] if arguments else "help"
    if name in {"help", "-h", "--help"}:
        print(page(), end="")
        return 0
    if name not in COMMANDS:
        print(f"motcua: there is no command {name!r}\n\n{page()}", end="", file=sys.stderr)
        return 2
    try:
        return int(import_module(f"motcua.project.cli.{name}").run(arguments[1:]))
    except Refused as refused:
        print(f"motcua: {refused}", file=sys.stderr)
        if "--json" in arguments:
            print(json.dumps({"error": str(refused)}, ensure_ascii=False))
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def page() -> str:
    """Return the page that `help` prints."""
    lines = [f"  {name:<10} {summary}" for name, summary in COMMANDS.items()]
    return "./motcua COMMAND [--help]\n\n" + "\n".join(lines) + "\n"
