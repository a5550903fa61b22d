"""
The shipped facts of PAPI, made again from a folder of published tables in long form.

The folder holds what `data/papi/README.md` names under "Sources". What is left out: columns that
somebody derived (fitted coefficients), which `rules/papi` computes itself.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from motcua.papi.regions import LARGE, MEDIUM, REGIONS

Row: TypeAlias = dict[str, str]

WITHHELD, NOT_PUBLISHED = "w", "n"
# The years whose indicators are not public have the tree of a neighbour; 2024's is inferred.
_TREE_OF = {2020: 2019, 2021: 2022, 2024: 2023}
_EARLY = {
    "2.1": ("Poverty Lists", "Danh sách hộ nghèo"),
    "2.2": ("Communal Budget", "Thu, chi ngân sách cấp xã/phường"),
    "2.3": ("Land-Use Plans", "Quy hoạch, kế hoạch sử dụng đất"),
    "3.1": ("Interactions with Local Authorities", "Tiếp xúc với chính quyền"),
    "3.2": ("People's Inspection Boards", "Ban Thanh tra nhân dân"),
    "3.3": ("Community Investment Boards", "Ban Giám sát đầu tư của cộng đồng"),
}
_SINCE_2016 = {
    "3.2": ("Responsive to Citizen Actions", "Giải đáp khiếu nại, khúc mắc của người dân"),
    "3.3": ("People's Inspection Boards", "Ban Thanh tra nhân dân"),
}


def make(source: Path, units: Path) -> dict[str, str]:
    """Return file name → text of every shipped table; `units` is `data/units`."""
    provinces = _rows(source / "papi_provinces.csv")
    codes = {row["province"]: int(row["papi_code"]) for row in provinces}
    scores = _rows(source / "papi_subdimension_scores.csv")
    structure = _rows(source / "papi_structure.csv")
    return {
        "provinces.csv": _provinces(provinces, units),
        "structure.csv": _structure(structure, scores),
        **_scores(scores, codes),
        **_indicators(_rows(source / "papi_indicator_values.csv"), scores, codes),
        "totals.csv": _totals(_rows(source / "papi_totals_ci.csv"), codes),
        "dimensions.csv": _dimensions(
            _rows(source / "papi_dimension_scores.csv"),
            _rows(source / "papi_dimension_variance_2019.csv"),
            codes,
        ),
    }


def _provinces(provinces: Sequence[Row], units: Path) -> str:
    former = json.loads((units / "former.json").read_text(encoding="utf-8"))["provinces"]
    named = json.loads((units.parent / "vocab" / "provinces.json").read_text(encoding="utf-8"))
    now = {int(one["code"]): int(one["now"]) for one in former}
    name = {int(one["code"]): one["vi"] for one in named["items"]}
    region = {code: number for number, codes in REGIONS.items() for code in codes}
    rows = []
    for one in provinces:
        code = int(one["papi_code"])
        size = "large" if code in LARGE else "medium" if code in MEDIUM else "small"
        rows.append(
            [
                code,
                one["province"],
                one["province_vi"],
                size,
                region[code],
                now[code],
                name[now[code]],
            ]
        )
    head = ["code", "ascii", "name", "size", "region", "now_code", "now_name"]
    return _text(head, sorted(rows, key=lambda row: int(str(row[0]))))


def _structure(structure: Sequence[Row], scores: Sequence[Row]) -> str:
    """One line a node and wording, with the years it holds for; `*` marks an inferred year."""
    years: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in structure:
        node = row["indicator_code"] or row["subdimension"] or row["dimension"]
        facts = [row[key] for key in ("name_en", "name_vi", "min", "max", "unit")]
        key = (node, row["level"], *[fact.strip() for fact in facts])
        years[key].append(row["year"])
        for year, like in _TREE_OF.items():
            # 2021 has no 5.2, and no list of 2020, 2021 and 2024 names the indicators.
            if str(like) == row["year"] and row["level"] != "indicator":
                years[key].append(f"{year}*")
    present = {(row["year"], row["subdimension_no"]) for row in scores}
    named = {
        (row["level"], row["subdimension"] or row["dimension"]): row
        for row in structure
        if row["year"] == "2018" and row["level"] != "indicator"
    }
    for year in range(2011, 2018):
        nodes = sorted({no for when, no in present if when == str(year)})
        for no in sorted({node[0] for node in nodes}) + nodes:
            level = "subdimension" if "." in no else "dimension"
            row = named[level, no]
            words = (row["name_en"], row["name_vi"])
            words = _EARLY.get(no, words)
            if year >= 2016:
                words = _SINCE_2016.get(no, words)
            third = no[0] in "23" and "." in no
            scale = ("0.33", "3.33") if third else (row["min"], row["max"])
            key = (no, level, words[0].strip(), words[1].strip(), *scale, "points")
            years[key].append(f"{year}*" if no in {**_EARLY, **_SINCE_2016} else str(year))
    lines = sorted(years.items(), key=lambda item: (_order(item[0][0]), sorted(item[1])))
    head = ["node", "level", "name_en", "name_vi", "min", "max", "unit", "years"]
    return _text(head, [[*key, " ".join(sorted(when))] for key, when in lines])


def _scores(scores: Sequence[Row], codes: Mapping[str, int]) -> dict[str, str]:
    held: dict[str, dict[tuple[int, str], str]] = defaultdict(dict)
    for row in scores:
        held[row["year"]][codes[row["province"]], row["subdimension_no"]] = row["score"]
    return {f"scores-{year}.csv": _wide(cells, codes, WITHHELD) for year, cells in held.items()}


def _indicators(
    values: Sequence[Row], scores: Sequence[Row], codes: Mapping[str, int]
) -> dict[str, str]:
    """Values to nine figures (they were single precision); withheld where the score is."""
    scored = {(r["year"], codes[r["province"]], r["subdimension_no"]) for r in scores}
    held: dict[str, dict[tuple[int, str], str]] = defaultdict(dict)
    for row in values:
        figure = f"{float(row['value']):.9g}"
        held[row["year"]][codes[row["province"]], row["indicator_code"]] = figure
    files = {}
    for year, cells in held.items():
        for code in codes.values():
            for node in {node for _, node in cells}:
                known = (year, code, node.rpartition(".")[0]) in scored
                cells.setdefault((code, node), NOT_PUBLISHED if known else WITHHELD)
        files[f"indicators-{year}.csv"] = _wide(cells, codes, WITHHELD)
    return files


def _totals(totals: Sequence[Row], codes: Mapping[str, int]) -> str:
    columns = ["unweighted score", "unweighted ci95_low", "unweighted ci95_high", "unweighted se"]
    columns += [name.replace("unweighted", "weighted") for name in columns] + ["sample n_obs"]
    held: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for row in totals:
        key = int(row["year"]), codes[row["province"]]
        held[key][f"{row['kind']} {row['statistic']}"] = _nine(row["value"])
    head = ["year", "code", "total", "low", "high", "se"]
    head += [f"weighted_{name}" for name in head[2:]]
    rows = [[*key, *[held[key].get(name, "") for name in columns]] for key in sorted(held)]
    return _text([*head, "respondents"], rows)


def _dimensions(scores: Sequence[Row], variances: Sequence[Row], codes: Mapping[str, int]) -> str:
    variance = {(r["year"], r["province"], r["dimension_no"]): r["variance"] for r in variances}
    rows = [
        [
            int(r["year"]),
            codes[r["province"]],
            int(r["dimension_no"]),
            _nine(r["score_workbook"]),
            _nine(variance.get((r["year"], r["province"], r["dimension_no"]), "")),
        ]
        for r in scores
        if r["score_workbook"]
    ]
    return _text(
        ["year", "code", "dimension", "score", "variance"],
        sorted(rows, key=lambda r: [int(str(part)) for part in r[:3]]),
    )


def _nine(written: str) -> str:
    return f"{float(written):.9g}" if written else ""


def _wide(cells: Mapping[tuple[int, str], str], codes: Mapping[str, int], missing: str) -> str:
    nodes = sorted({node for _, node in cells}, key=_order)
    rows = [
        [code, *[cells.get((code, node), missing) for node in nodes]]
        for code in sorted(codes.values())
    ]
    return _text(["code", *nodes], rows)


def _order(node: str) -> tuple[int, ...]:
    return tuple(int(part) for part in node.split("."))


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
