"""The shipped tables of PAPI are made again, byte for byte, and agree with what they came from."""

import csv
import os
from pathlib import Path

import pytest

from motcua.papi.making import make
from motcua.papi.shipped import FOLDER, shipped

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data" / "papi"
pytestmark = pytest.mark.reference

if not REFERENCE.is_dir():
    pytest.skip(f"no reference folder at {REFERENCE}", allow_module_level=True)


def test_the_shipped_tables_are_made_again_from_their_sources() -> None:
    made = make(REFERENCE, ROOT / "data" / "units")
    assert set(made) == {path.name for path in FOLDER.glob("*.csv")}
    for name, text in made.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name


def test_every_published_score_and_indicator_is_held() -> None:
    panel = shipped()
    codes = {one.ascii: one.code for one in panel.provinces.values()}
    held = seen = 0
    for row in _rows("papi_subdimension_scores.csv"):
        cells = panel.years[int(row["year"])].scores[codes[row["province"]]]
        assert cells[row["subdimension_no"]] == float(row["score"])
        seen += 1
    for row in _rows("papi_indicator_values.csv"):
        cells = panel.years[int(row["year"])].indicators[codes[row["province"]]]
        assert cells[row["indicator_code"]] == pytest.approx(float(row["value"]), rel=1e-8)
    for year in panel.years.values():
        held += sum(isinstance(c, float) for cells in year.scores.values() for c in cells.values())
    assert held == seen, "nothing is held that was not published"


def test_our_fits_are_those_of_the_reference() -> None:
    from motcua.rules.papi.scoring import formula_of

    for row in _rows("papi_formula_fit.csv"):
        ours = formula_of(shipped(), int(row["year"]), row["subdimension_no"])
        if ours is None or ours.exact:
            continue
        assert ours.r2 == pytest.approx(float(row["r2"]), abs=2e-4), row
        assert ours.worst == pytest.approx(float(row["max_abs_error"]), abs=2e-4), row


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
