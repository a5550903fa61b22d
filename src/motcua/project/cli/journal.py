"""`./motcua journal verify`: finds any altered, removed, reordered or cut-off row."""

from motcua.project.cli import delegating

COMMANDS = {"verify": "journal_verify"}


def run(arguments: list[str]) -> int:
    """Verify the journal; 1 when it is not whole."""
    command = delegating.choose("journal", COMMANDS, arguments)
    if command is None:
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    return delegating.to_management([command], arguments[1:])
