"""`./motcua manage …`: Django's management commands, with the database running."""

from motcua.project.cli import delegating, ground

# These work on the source, or on the tables themselves: nothing is brought up to date for them.
AS_IT_IS = {
    "check", "diffsettings", "flush", "help", "makemigrations", "messages_check",
    "messages_compile", "messages_extract", "migrate", "showmigrations", "sqlmigrate",
    "squashmigrations",
}  # fmt: skip


def run(arguments: list[str]) -> int:
    """Pass every word on."""
    prepared = bool(arguments) and arguments[0] not in AS_IT_IS and "--help" not in arguments
    with ground.database(prepared=prepared) as known:
        return delegating.to_program(ground.manage(*arguments), known, as_json=False)
