"""`manage asked_once_make_list FILE`: carries the facts of the official list over into our file."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.kit.text import nfc
from motcua.stewardship.asked_once.known import OFFICIAL

_SHORT = (
    (re.compile(r"CSDLQG|CSDL [Qq]uốc gia"), "Cơ sở dữ liệu quốc gia"),
    (re.compile(r"CSDL"), "Cơ sở dữ liệu"),
)


class Command(BaseCommand):
    """Make data/asked-once/replaced-by-data.csv; the same input gives the same bytes."""

    help = "Carry codes, paper names and databases of NQ 66.7/2025/NQ-CP over from a CSV."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the input and the output."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--output", type=Path, default=OFFICIAL)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how many rows it has."""
        with options["file"].open(encoding="utf-8", newline="") as file:
            rows = sorted(_facts(csv.DictReader(file)))
        with options["output"].open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(("code", "component", "database"))
            writer.writerows(rows)
        self.stderr.write(f"{options['output']}: {len(rows):,} rows\n")


def _facts(rows: Iterator[dict[str, str]] | Any) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        component, database = nfc(row["component_to_replace"]), nfc(row["database"])
        if "Cơ sở dữ liệu" in component and database.startswith("Bộ "):
            # The table has lost the component's cell there: what stands in it is the database.
            component, database = "", component
        yield nfc(row["code"]), component, _database(database)


def _database(name: str) -> str:
    for short, long in _SHORT:
        name = short.sub(long, name)
    return name.rstrip(" .;")
