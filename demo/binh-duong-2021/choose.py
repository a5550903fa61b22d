"""
Choose the scenario's 1,928 procedures out of the shipped facts, and assign them.

    PYTHONPATH=src python demo/binh-duong-2021/choose.py

Writes `procedures.csv` beside itself; the same facts give the same bytes. Real: the codes, and by
them the names, fields and everything else of the national records. Assumed, since the sources
give totals only: which procedures these were, the level of government where it is another than
the record's, the agency, who carries which declared level, and which are on the national portal.
No meaning is pretended where there is none: levels and portal follow a digest of the code.
"""

import csv
import gzip
import hashlib
import io
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FACTS = HERE.parents[1] / "data" / "catalogue" / "facts.jsonl.gz"
COLUMNS = ("code", "level", "agency", "declared", "integrated")
Record = dict[str, Any]

# How many the province published on 26 October 2021, and the seven that its sum lacks.
PROVINCE, DISTRICT, COMMUNE, WITHOUT = 1549, 252, 120, 7
DECLARED = ((3, 93), (4, 1505), (2, 330))
INTEGRATED = 719

# Offices of the central government, which a province does not list among its own.
CENTRAL = (
    "hải quan", "ngân hàng nhà nước", "kho bạc", "biên phòng", "cảng vụ", "hàng không",
    "đại diện ngoại giao",
)  # fmt: skip
# Bình Dương had neither coast nor border.
ELSEWHERE = {"Hải quan", "Quản lý biên giới", "Biển và hải đảo"}
# Taken only when the others do not suffice.
LAST = {
    "Thuế", "Chính sách BQP", "Hàng hải và đường thủy nội địa", "Thực hiện chính sách BHXH",
    "Ứng phó sự cố tràn dầu BQP",
}  # fmt: skip


def chosen() -> list[dict[str, Any]]:
    """Return the rows of `procedures.csv`, by code."""
    records = [record for record in read_facts() if may_be_kept(record)]
    left = {record["code"]: record for record in sorted(records, key=_rank)}
    rows: list[dict[str, Any]] = []
    for level, count, fits in (
        ("commune", COMMUNE, _is_of_communes_alone),
        ("district", DISTRICT, _is_of_communes),
        ("", WITHOUT, _is_also_of_others),
        ("province", PROVINCE, _is_of_provinces),
    ):
        taken = [code for code, record in left.items() if fits(record)][:count]
        if len(taken) < count:
            raise SystemExit(f"{len(taken)} records for {count} procedures at {level or 'none'}")
        rows += [{"code": code, "level": level, "record": left.pop(code)} for code in taken]
    _assign_agencies(rows)
    _assign_levels(rows)
    rows.sort(key=lambda row: str(row["code"]))
    return rows


def read_facts() -> list[Record]:
    """Return the shipped records, without the header of their file."""
    with gzip.open(FACTS, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file][1:]


def may_be_kept(record: Record) -> bool:
    """Whether a province could keep it: a national procedure, of no office of the centre."""
    executing = record.get("executing_agency", "").lower()
    return (
        re.fullmatch(r"\d\.\d{6}", record["code"]) is not None
        and record.get("procedure_class", "standard") == "standard"
        and record.get("agency", "").startswith("Bộ ")
        and record["field"] not in ELSEWHERE
        and not any(word in executing for word in CENTRAL)
    )


def _rank(record: Record) -> tuple[bool, bool, str]:
    return record["field"] in LAST, record.get("inferred", False), record["code"]


def _is_of_communes_alone(record: Record) -> bool:
    return record["levels"] == ["commune"]


def _is_of_communes(record: Record) -> bool:
    return "commune" in record["levels"]


def _is_also_of_others(record: Record) -> bool:
    return "province" in record["levels"] and "other" in record["levels"]


def _is_of_provinces(record: Record) -> bool:
    return "province" in record["levels"]


def _assign_agencies(rows: list[dict[str, Any]]) -> None:
    """Districts and communes in turn, departments by ministry and field."""
    with (HERE / "units.csv").open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    turns = {
        tier: [unit["code"] for unit in units if unit["tier"] == tier]
        for tier in ("district", "commune")
    }
    with (HERE / "agencies.toml").open("rb") as toml:
        departments = tomllib.load(toml)["agency"]
    for tier, codes in turns.items():
        of_tier = [row for row in rows if row["level"] == tier]
        for place, row in enumerate(of_tier):
            row["agency"] = codes[place % len(codes)]
    for row in rows:
        row.setdefault("agency", _department(row["record"], departments))


def _department(record: Record, departments: list[dict[str, Any]]) -> str:
    """Return the department whose `keeps` names the field, else the one of the ministry."""
    for kept in ("fields", "ministries"):
        wanted = record["field"] if kept == "fields" else record["agency"]
        for row in departments:
            if any(name.lower() in wanted.lower() for name in row.get(kept, ())):
                return str(row["code"])
    raise SystemExit(f"no department keeps {record['code']} ({record['agency']})")


def _assign_levels(rows: list[dict[str, Any]]) -> None:
    by_lot = iter(_drawn(rows, "level"))
    for level, count in DECLARED:
        for _ in range(count):
            next(by_lot)["declared"] = level
    for place, row in enumerate(_drawn(rows, "portal")):
        row["integrated"] = "yes" if place < INTEGRATED else ""


def _drawn(rows: list[dict[str, Any]], lot: str) -> list[dict[str, Any]]:
    """Return the rows in an order that has no meaning and is always the same."""
    return sorted(rows, key=lambda r: hashlib.sha256(f"{lot}:{r['code']}".encode()).digest())


def as_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return the rows as the text of the file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    (HERE / "procedures.csv").write_text(as_csv(chosen()), encoding="utf-8")
