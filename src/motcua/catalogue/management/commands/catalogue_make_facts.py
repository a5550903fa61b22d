"""`manage catalogue_make_facts FILE`: makes the shipped facts file from a national file."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.catalogue import shipped
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.facts import write_file
from motcua.catalogue.reading.lines import read_lines
from motcua.catalogue.reading.national import read_record

SOURCE = (
    "National catalogue of administrative procedures (dichvucong.gov.vn), public records; "
    "facts only, chosen and arranged by this project"
)


class Command(BaseCommand):
    """Make the shipped facts file; the same input gives the same bytes. No database needed."""

    help = "Make data/catalogue/facts.jsonl.gz from a file of national records."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the input, the day it describes, and the output."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--as-of", required=True, help="the day the records describe")
        parser.add_argument("--output", type=Path, default=shipped.FACTS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how large it is."""
        packed = write_file(read_all(options["file"]), as_of=options["as_of"], source=SOURCE)
        options["output"].write_bytes(packed)
        sys.stderr.write(f"{options['output']}: {len(packed):,} bytes\n")


def read_all(path: Path) -> list[ProcedureContent]:
    """Return every record of a national file. :raises Refusal: one cannot be read"""
    return [read_record(line.data or b"") for line in read_lines(path)]
