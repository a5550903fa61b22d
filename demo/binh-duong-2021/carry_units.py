"""
Carry the area's administrative units over from lists of them.

    python demo/binh-duong-2021/carry_units.py FOLDER

FOLDER holds `binh_duong_old_districts.csv`, `binh_duong_old_wards.csv`,
`binh_duong_new_communes_in_hcmc.csv` and `binh_duong_mapping_old_to_new.csv`: names and codes of
the General Statistics Office, after the packages vietnamadminunits 1.0.4 and
vietnamese-provinces-database 4.2.0 (both MIT). Written are only codes, names and what became what:
`units.csv` here, `units.csv` and `successions.csv` of the scenario `two-tier-2026`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
LATER = HERE.parent / "two-tier-2026"
Row = dict[str, str]
UNIT = ("code", "name", "tier", "parent")
SUCCESSION = ("predecessor", "successor", "is_default")


def carried(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the units of 2021, those since 1 July 2025, and which became which."""
    districts = _read(folder / "binh_duong_old_districts.csv")
    wards = _read(folder / "binh_duong_old_wards.csv")
    communes = _read(folder / "binh_duong_new_communes_in_hcmc.csv")
    mapping = _read(folder / "binh_duong_mapping_old_to_new.csv")
    old = [
        *(_unit(f"BD.{d['district_code']}", d["district"], "district", "BD") for d in districts),
        *(
            _unit(f"BD.{w['ward_code']}", w["ward"], "commune", f"BD.{w['district_code']}")
            for w in wards
        ),
    ]
    new = [_unit(f"HCM.{c['ward_code']}", c["ward"], "commune", "H29") for c in communes]
    return old, new, list(_successions(mapping))


def _unit(code: str, place: str, tier: str, parent: str) -> Row:
    name = f"UBND {place[0].lower()}{place[1:]}"
    return {"code": code, "name": name, "tier": tier, "parent": parent}


def _successions(mapping: list[Row]) -> Iterator[Row]:
    """A district's tasks went to the communes that its own became part of; the first by code."""
    pairs: dict[tuple[str, str], bool] = {}
    for row in mapping:
        pair = (f"BD.{row['old_ward_code']}", f"HCM.{row['new_ward_code']}")
        pairs[pair] = pairs.get(pair, False) or row["is_default_new"] == "True"
    for district in sorted({row["old_district_code"] for row in mapping}):
        heirs = sorted({r["new_ward_code"] for r in mapping if r["old_district_code"] == district})
        pairs |= {(f"BD.{district}", f"HCM.{heir}"): heir == heirs[0] for heir in heirs}
    for (old, new), is_default in sorted(pairs.items()):
        yield {"predecessor": old, "successor": new, "is_default": "yes" if is_default else ""}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    units, later, successions = carried(Path(sys.argv[1]))
    _write(HERE / "units.csv", UNIT, units)
    _write(LATER / "units.csv", UNIT, later)
    _write(LATER / "successions.csv", SUCCESSION, successions)
