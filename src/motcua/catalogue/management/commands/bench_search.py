"""`manage bench_search`: how often the judged queries find what they should, and how fast."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.catalogue.search.evaluation import evaluate

LEAST_FIRST, LEAST_AMONG_FIVE = 0.85, 0.97


class Command(BaseCommand):
    """Measure search against the judged queries on the catalogue that is loaded."""

    help = "Measure search against the judged queries on the catalogue that is loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --missed and --json."""
        parser.add_argument("--missed", action="store_true", help="list tuned queries not first")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 1 when a half falls short of 85 % first or 97 % among five."""
        answers, measures = evaluate()
        if options["json"]:
            halves = {name: asdict(one) for name, one in measures.items()}
            self.stdout.write(json.dumps(halves, ensure_ascii=False))
        else:
            for name, one in measures.items():
                self.stdout.write(
                    f"{name:9} {one.queries:4} queries  first {one.top_1:6.1%}  "
                    f"among five {one.top_5:6.1%}  median {one.median_ms} ms  p95 {one.p95_ms} ms"
                )
        if options["missed"]:
            for answer in answers:
                if answer.place != 1 and not answer.judged.is_held_out:
                    sys.stderr.write(f"{answer.place}  {answer.judged.words}\n")
        if any(m.top_1 < LEAST_FIRST or m.top_5 < LEAST_AMONG_FIVE for m in measures.values()):
            sys.exit(1)
