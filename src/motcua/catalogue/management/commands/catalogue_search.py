"""`motcua catalogue search "…"`: finds procedures as the portal does."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.catalogue.search import Outcome, search

_FOUND = 10


class Command(BaseCommand):
    """Search for procedures by everyday words; one query, or a file with one a line."""

    help = "Search the catalogue by everyday words; with or without diacritics."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the words, the file, how many, and --json."""
        parser.add_argument("words", nargs="*", help="one query; several words need no quotes")
        parser.add_argument("--file", type=Path, help="UTF-8 text, one query a line")
        parser.add_argument("--limit", type=int, default=_FOUND)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found, best first. Exit with 2 when nothing was asked."""
        queries = [" ".join(options["words"])] if options["words"] else []
        if options["file"]:
            queries += self._read(options["file"])
        if not queries or options["limit"] < 1:
            sys.stderr.write('usage: catalogue search "words" | --file FILE\n')
            sys.exit(2)
        found = [(words, search(words, limit=options["limit"])) for words in queries]
        if options["json"]:
            self.stdout.write(json.dumps([as_json(*one) for one in found], ensure_ascii=False))
        else:
            self.stdout.write("\n".join(line for one in found for line in lines_of(*one)))

    def _read(self, path: Path) -> list[str]:
        try:
            lines = path.read_text("utf-8-sig", errors="replace").splitlines()
        except OSError as wrong:
            sys.stderr.write(f"{wrong}\n")
            sys.exit(2)
        return [line.strip() for line in lines if line.strip()]


def as_json(words: str, outcome: Outcome) -> dict[str, Any]:
    """Return a query and its results, best first, as JSON values."""
    return {
        "query": words,
        "results": [{"code": hit.code, "name": hit.name} for hit in outcome.hits],
    }


def lines_of(words: str, outcome: Outcome) -> list[str]:
    """Return a query and its results as lines for a person."""
    read_as = f"  (đọc là: {outcome.suggestion.words})" if outcome.suggestion else ""
    head = f"{words}{read_as}"
    return [head, *(f"  {hit.code}  {hit.name}" for hit in outcome.hits), ""]
