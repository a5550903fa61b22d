"""`./motcua eform workbook export | import | check`: forms as one Excel file, and back."""

from motcua.project.cli import delegating, ground

_COMMAND = "eforms_workbook"


def run(arguments: list[str]) -> int:
    """Run one of the three acts; `check` needs no database."""
    if arguments[:1] in (["export"], ["import"]) and not {"-h", "--help"} & set(arguments):
        return delegating.to_management([_COMMAND], arguments)
    command = ground.manage(_COMMAND, *arguments)
    return delegating.to_program(command, ground.variables(), as_json="--json" in arguments)
