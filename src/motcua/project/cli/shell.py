"""`./motcua shell`: a Python shell with the database running."""

from motcua.project.cli import delegating, ground


def run(arguments: list[str]) -> int:
    """Open Django's shell; further words are passed on."""
    with ground.database() as known:
        return delegating.to_program(ground.manage("shell", *arguments), known, as_json=False)
