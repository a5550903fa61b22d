"""`./motcua catalogue import FILE | search WORDS`: the catalogue of procedures."""

from motcua.project.cli import delegating

COMMANDS = {"import": "catalogue_import", "search": "catalogue_search"}


def run(arguments: list[str]) -> int:
    """Import a file of records, or search as the portal does."""
    command = delegating.choose("catalogue", COMMANDS, arguments)
    if command is None:
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    return delegating.to_management([command], arguments[1:])
