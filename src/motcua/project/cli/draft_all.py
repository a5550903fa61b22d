"""`./motcua eform draft-all FOLDER [-o OUT] [--json]`: a folder of Word forms, drafted."""

from motcua.project.cli import delegating, ground


def run(arguments: list[str]) -> int:
    """Run it as a management command, since forms refer to shipped lists; needs no database."""
    command = ground.manage("eforms_draft_all", *arguments)
    return delegating.to_program(command, ground.variables(), as_json="--json" in arguments)
