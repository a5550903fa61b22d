"""`manage eforms_make_vocabularies FOLDER`: write `data/vocab/*.json` from published lists."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from motcua.kit.text import fold, nfc

SOURCES = {
    "provinces": "Resolution 202/2025/QH15 on the 34 provinces from 1 July 2025; names and codes "
    "of the General Statistics Office after thanglequoc/vietnamese-provinces-database (MIT)",
    "ethnic-groups": "Decision 121-TCTK/PPCĐ of 2 March 1979 of the General Statistics Office",
    "nationalities": "ISO 3166-1 codes; names from Unicode CLDR (Unicode-3.0)",
}

# Places in ISO 3166-1 where nobody is a national.
_UNINHABITED = {"AQ", "BV", "GS", "HM", "TF", "UM"}


class Command(BaseCommand):
    """Makes the lists that forms refer to."""

    help = "Write data/vocab/*.json from a folder with units/ and vocab/ in CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder with the lists."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write the three files."""
        vocab = folder / "vocab"
        _write("provinces", _provinces(_rows(folder / "units/provinces_2026.csv")))
        _write("ethnic-groups", _ethnic_groups(_rows(vocab / "ethnic_groups.csv")))
        _write("nationalities", _nationalities(_rows(vocab / "countries_vi.csv")))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return [{key: nfc(value) for key, value in row.items()} for row in csv.DictReader(file)]


def _item(code: str, vi: str, en: str) -> dict[str, str]:
    return {"code": code, "vi": vi, "en": en}


def _provinces(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    for row in sorted(rows, key=lambda r: fold(r["name"])):
        kind = "City" if row["unit_type"] == "Thành phố" else "Province"
        yield _item(row["code"], row["full_name"], f"{row['name_en']} {kind}")


def _ethnic_groups(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    for row in rows:
        yield _item(row["code"], row["name"], row["name"])


def _nationalities(rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    # Viet Nam first: it is almost every answer.
    for row in sorted(rows, key=lambda r: (r["alpha2"] != "VN", fold(r["name_vi"]))):
        if row["alpha2"] not in _UNINHABITED:
            yield _item(row["alpha2"], row["name_vi"], row["name_en"])


def _write(name: str, items: Iterator[dict[str, str]]) -> None:
    lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
    source = json.dumps(SOURCES[name], ensure_ascii=False)
    target = settings.ROOT / "data/vocab" / f"{name}.json"
    target.write_text(f'{{"source": {source},\n "items": [\n{lines}\n]}}\n', encoding="utf-8")
