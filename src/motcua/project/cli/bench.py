"""`./motcua bench NAME`: measures on a database of its own, and never judges."""

import sys

from motcua.project.cli import delegating, ground


def run(arguments: list[str]) -> int:
    """
    Run one benchmark.

    The server it uses is the durable one; the benchmark makes and removes its own database there.
    """
    command = [sys.executable, "-m", "motcua.project.bench", *arguments]
    if not arguments or {"-h", "--help"} & set(arguments):
        return delegating.to_program(command, ground.variables(), as_json=False)
    with ground.database(prepared=False) as known:
        return delegating.to_program(command, known, as_json="--json" in arguments)
