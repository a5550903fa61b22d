"""`manage load_demo`: loads a demo province once."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.kit.clock import now
from motcua.project.demo.loading import DemoNotHere, load_demo
from motcua.project.demo.reading import demo_names
from motcua.project.demo.scenario import CatalogueNotEmpty


class Command(BaseCommand):
    """Load a demo province through the operations; does nothing where one is loaded."""

    help = "Load a demo province through the operations; does nothing where one is loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --json and the demo's name, as a word or by --name."""
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--name", default="lam-giang")
        parser.add_argument("demo", nargs="?", metavar="NAME", help="lam-giang, or a scenario")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was loaded."""
        try:
            loaded = load_demo(name=options["demo"] or options["name"], at=now())
        except (DemoNotHere, CatalogueNotEmpty) as refused:
            self.stderr.write(str(refused))
            raise SystemExit(1) from refused
        except FileNotFoundError as missing:
            self.stderr.write(f"There is no such demo. There are: {', '.join(demo_names())}")
            raise SystemExit(1) from missing
        if options["json"]:
            self.stdout.write(json.dumps(vars(loaded), ensure_ascii=False))
        elif loaded.already:
            self.stdout.write("The demo is loaded.")
        else:
            self.stdout.write(
                f"Loaded {loaded.agencies} agencies, {loaded.people} people and"
                f" {loaded.dossiers} dossiers in {loaded.seconds} s."
            )
