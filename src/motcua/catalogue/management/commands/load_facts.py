"""`manage load_facts`: loads the shipped facts, texts and synonyms; nothing when unchanged."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.catalogue.operations.load_facts import load_facts
from motcua.kit.clock import now


class Command(BaseCommand):
    """Load what the product ships with for the catalogue."""

    help = "Load the shipped catalogue facts; quick when they are there already."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --force and --json."""
        parser.add_argument("--force", action="store_true", help="load again although unchanged")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what came of it on standard error; with --json one value on standard output."""
        report = load_facts(at=now(), actor="system:load-facts", force=options["force"])
        if options["json"]:
            self.stdout.write(
                json.dumps(report.as_json() if report else {"skipped": True}, ensure_ascii=False)
            )
        elif report:
            sys.stderr.write(
                f"catalogue: {report.taken} taken, {report.changed} changed, "
                f"{report.unchanged} unchanged in {report.seconds:.1f} s\n"
            )
