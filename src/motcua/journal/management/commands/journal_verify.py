"""`motcua journal verify`: seals what waits, then reads the whole chain."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.journal import chain
from motcua.kit.clock import now


class Command(BaseCommand):
    """Find any altered, removed, reordered or cut-off row of the journal."""

    help = "Find any altered, removed, reordered or cut-off row of the journal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --json."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 1 when the journal is not whole."""
        faults = chain.verify().faults
        while not faults and chain.seal(at=now(), everything=True):
            pass
        verdict = chain.verify()
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(verdict), ensure_ascii=False))
        else:
            self._print(verdict)
        if verdict.faults:
            sys.exit(1)

    def _print(self, verdict: chain.Verdict) -> None:
        for fault in verdict.faults:
            self.stdout.write(f"{fault.kind}: {fault.number or '-'}: {fault.detail}")
        state = "NOT whole" if verdict.faults else "whole"
        self.stdout.write(
            f"The journal is {state}: {verdict.entries} entries, {verdict.heads} heads kept outside."
        )


def _as_json(verdict: chain.Verdict) -> dict[str, Any]:
    return {
        "whole": not verdict.faults,
        "entries": verdict.entries,
        "heads": verdict.heads,
        "faults": [vars(fault) for fault in verdict.faults],
    }
