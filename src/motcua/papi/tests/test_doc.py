"""The worked tables of docs/rules/papi.md come out as the page says."""

import re
from collections import Counter
from pathlib import Path

import pytest

from motcua.papi.shipped import shipped
from motcua.rules.papi.as_json import as_json
from motcua.rules.papi.expected import Expectation, results
from motcua.rules.papi.optimiser import needed_for
from motcua.rules.papi.report import make_report
from motcua.rules.papi.scoring import TOTAL, reproductions, value_of
from motcua.rules.papi.sound import sound_standing
from motcua.rules.papi.standing import GROUPS, standing

PAGE = Path(__file__).resolve().parents[4] / "docs" / "rules" / "papi.md"
PANEL = shipped()
REPORT = make_report(PANEL, 74, 2020, 2019)


def _table(first_heading: str) -> list[list[str]]:
    """Return the cells below the heading row that begins so."""
    lines = PAGE.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {first_heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_binh_duong_by_dimension() -> None:
    lines = {line.key: line for line in (*REPORT.dimensions, REPORT.total)}
    rows = _table("dimension | 2019")
    assert len(rows) == 9
    for key, before, now, change, percent, rank in rows:
        line = lines[key]
        assert [float(before), float(now)] == pytest.approx([line.previous, line.score], abs=6e-4)
        assert [float(change), int(rank)] == pytest.approx([line.change, line.rank], abs=6e-4)
        assert float(percent) == pytest.approx(line.change_pct, abs=0.06)


def test_binh_duong_by_part() -> None:
    *rows, sound = _table("part")
    parts = {part.number: part for part in REPORT.decomposition.parts}
    assert len(rows) == 9
    for number, before, now, change, share, comparable in rows:
        part = parts[number]
        assert [float(before), float(now)] == pytest.approx([part.previous, part.score], abs=6e-4)
        assert float(change) == pytest.approx(part.change, abs=6e-4)
        assert float(share) == pytest.approx(100 * (part.share or 0), abs=0.06)
        assert (comparable == "yes") is part.comparable
    assert float(sound[3]) == pytest.approx(REPORT.decomposition.comparable, abs=6e-4)


def test_a_plans_result() -> None:
    rows = _table("expected of")
    found = results(PANEL, 74, 2019, 2020, [Expectation(row[0], float(row[1])) for row in rows])
    assert len(rows) == len(found) == 4
    for (number, points, came, beyond, verdict), one in zip(rows, found, strict=True):
        assert (number, float(points), verdict) == (one.number, one.expected, one.verdict)
        assert [float(came), float(beyond)] == pytest.approx(
            [one.change, one.beyond_national], abs=6e-4
        )


def test_the_rank_on_comparable_parts() -> None:
    ranks = re.search(r"went from (\d+) to (\d+) of (\d+), not from (\d+) to", PAGE.read_text())
    found = sound_standing(PANEL, 74, 2020, 2019)
    assert ranks is not None
    assert found is not None
    said = [int(number) for number in ranks.groups()]
    assert said == [found.rank_before, found.rank, found.ranked, REPORT.total.previous_rank]


def test_sizes_of_groups() -> None:
    for ranked, *sizes in _table("ranked"):
        place = next(
            found
            for table in PANEL.years.values()
            if (found := standing(table, TOTAL)).count == int(ranked)
        )
        held = Counter(place.group_of(code) for code in place.values)
        assert [held[name] for name in GROUPS] == [int(size) for size in sizes]


def test_provinces_beyond_five_percent() -> None:
    for dimension, up, down in _table("dimension | up"):
        moves = []
        for code in PANEL.provinces:
            then, now = (value_of(PANEL.years[year], code, dimension) for year in (2019, 2020))
            assert then is not None
            assert now is not None
            moves.append(now / then - 1)
        assert sum(move > 0.05 for move in moves) == int(up)
        assert sum(move < -0.05 for move in moves) == int(down)


def test_how_well_scores_are_reproduced() -> None:
    for year, declared, fitted, worst, part in _table("year"):
        found = reproductions(PANEL, int(year))
        loose = [one for one in found if not one.exact]
        furthest = max(loose, key=lambda one: one.worst)
        assert (len(found) - len(loose), len(loose)) == (int(declared), int(fitted))
        assert furthest.number == part
        assert furthest.worst == pytest.approx(float(worst), abs=6e-4)


def test_every_break_of_the_registry_is_on_the_page() -> None:
    written = {(row[0][:4], row[1], row[2]) for row in _table("between")}
    held = {
        (str(one.after), ", ".join(one.numbers), one.kind)
        for one in PANEL.breaks
        if one.numbers != ("6.2",)
    }
    assert written == held


def test_every_key_on_the_page_is_in_the_json() -> None:
    said = as_json(PANEL, REPORT)
    held = {*said, *said["dimensions"][0], *said["subdimensions"][0], *said["significance"]}
    written = [key for row in _table("key") for key in re.findall(r"`(\w+)`", " ".join(row))]
    assert len(written) > 20
    assert set(written) <= held


def test_points_that_are_lacking() -> None:
    for wanted, points in _table("for"):
        assert needed_for(PANEL.years[2020], 74, wanted) == pytest.approx(float(points), abs=6e-4)
