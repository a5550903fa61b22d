"""`manage eforms_make_units FOLDER`: write `data/units/*.json` from published lists."""

import csv
import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.kit.text import nfc

SOURCES = {
    "communes": "Communes, wards and special zones of the 34 provinces from 1 July 2025, by "
    "resolutions 1654 to 1687/NQ-UBTVQH15 of 2025; names and codes of the General Statistics "
    "Office after thanglequoc/vietnamese-provinces-database 4.2.0 (MIT)",
    "former": "Provinces, districts and communes as they stood on 30 June 2025, and what each "
    "became on 1 July 2025; after vietnamadminunits 1.0.4 (MIT), codes brought to those of "
    "communes.json",
}

Row = dict[str, str]


class Command(BaseCommand):
    """Makes the lists of administrative units, old and new."""

    help = "Write data/units/communes.json and former.json from a folder with units/ in CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder with the lists."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write both files. Refuses lists that do not fit each other."""
        communes = _rows(folder / "units/communes_2026.csv")
        legacy = _rows(folder / "units/legacy_units_before_2025-07-01.csv")
        mapping = _rows(folder / "units/mapping_old_to_new_2025.csv")
        _write("communes", "provinces", list(_communes(communes)))
        _write("former", "provinces", list(_former(legacy, _successors(mapping, communes))))


def _rows(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return [{key: nfc(value) for key, value in row.items()} for row in csv.DictReader(file)]


def _communes(rows: list[Row]) -> Iterable[dict[str, Any]]:
    rows.sort(key=lambda r: (r["province_code"], r["code"]))
    for province, of_it in groupby(rows, key=lambda r: r["province_code"]):
        yield {"code": province, "communes": {r["code"]: r["full_name"] for r in of_it}}


def _successors(mapping: list[Row], communes: list[Row]) -> dict[str, list[tuple[str, str]]]:
    """Return old commune code → new (province, commune) codes, the one that took most first."""
    known = {row["code"] for row in communes}
    # The mapping was made before a few codes were settled; there the name decides.
    by_name = {(row["province_code"], row["full_name"]): row["code"] for row in communes}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(mapping, key=lambda r: r["is_default_new"] != "True"):
        code = row["new_ward_code"]
        if code not in known:
            code = by_name.get((row["new_province_code"], row["new_ward"]), "")
        if not code:
            raise CommandError(f"{row['new_ward']}, {row['new_province']} is in no list")
        found.setdefault(row["old_ward_code"], []).append((row["new_province_code"], code))
    special = (row for row in communes if row["unit_type"] == "Đặc khu")
    return found | {row["name"]: [(row["province_code"], row["code"])] for row in special}


def _former(
    legacy: list[Row], successors: dict[str, list[tuple[str, str]]]
) -> Iterable[dict[str, Any]]:
    legacy.sort(key=lambda r: (r["province_code"], r["district_code"], r["ward_code"]))
    for (code, name), of_province in groupby(
        legacy, key=lambda r: (r["province_code"], r["province"])
    ):
        now: set[str] = set()
        districts = []
        for district, of_district in groupby(of_province, key=lambda r: r["district"]):
            communes = {}
            for row in of_district:
                became = successors[row["ward_code"] or district.removeprefix("Huyện ")]
                now |= {province for province, _ in became}
                # A district without communes became a special zone; it stands for itself.
                communes[row["ward"] or district] = [commune for _, commune in became]
            districts.append({"name": district, "communes": communes})
        if len(now) != 1:
            raise CommandError(f"{name} did not go to one province: {sorted(now)}")
        yield {"code": code, "name": name, "now": now.pop(), "districts": districts}


def _write(name: str, key: str, items: list[dict[str, Any]]) -> None:
    """Write one line for a province or a district, so that a change is seen as a line."""
    lines = []
    for item in items:
        text = json.dumps(item, ensure_ascii=False)
        lines.append(text.replace('{"name"', '\n   {"name"') if "districts" in item else text)
    target = settings.ROOT / "data/units" / f"{name}.json"
    target.parent.mkdir(exist_ok=True)
    source = json.dumps(SOURCES[name], ensure_ascii=False)
    body = ",\n  ".join(lines)
    target.write_text(f'{{"source": {source},\n "{key}": [\n  {body}\n]}}\n', encoding="utf-8")
