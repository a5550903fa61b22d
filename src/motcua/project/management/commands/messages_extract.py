"""`manage messages_extract`: bring the .po in step with the sources; print what lacks English."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.project import i18n


class Command(BaseCommand):
    """Prints {Vietnamese: ""} as JSON; filled in, the same JSON goes back in with --fill."""

    help = "Find every message, keep its translation, print the untranslated ones as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --fill FILE."""
        parser.add_argument(
            "--fill",
            type=Path,
            help="JSON of Vietnamese to English; a list [one, many] where a number decides",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the .po and the .mo; exit status 0 also when words are missing."""
        filling = json.loads(options["fill"].read_text()) if options["fill"] else None
        catalogue = i18n.merged(filling=filling)
        i18n.save(catalogue)
        i18n.MO.write_bytes(i18n.compiled(i18n.read_catalogue()))
        missing = dict.fromkeys(i18n.untranslated(catalogue), "")
        self.stdout.write(json.dumps(missing, ensure_ascii=False, indent=1))
