"""`papi_make_facts FOLDER`: make `data/papi/*.csv` again from the published tables."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from motcua.papi.making import make


class Command(BaseCommand):
    """Writes the tables of `data/papi`; the registries (`*.toml`) beside them are hand-written."""

    help = "Make data/papi/*.csv from a folder of published tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        data = Path(settings.ROOT) / "data"
        (data / "papi").mkdir(exist_ok=True)
        for name, text in make(folder, data / "units").items():
            (data / "papi" / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{name} {len(text.splitlines()) - 1}")
