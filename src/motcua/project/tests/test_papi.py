"""`papi report` and `papi check` as a person at a terminal meets them."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from motcua.papi.shipped import shipped
from motcua.papi.tests.sheets import sheet_of
from motcua.project.cli.main import main


def test_a_report_is_one_json_value(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["papi", "report", "--province", "Bình Dương", "--year", "2020", "--json"]
    assert main([*asked, "--against", "2019"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (round(said["total"], 2), said["rank"], said["n_ranked"]) == (40.76, 57, 63)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--province", "Bình Dươn", "--year", "2020"], "did you mean Bình Dương"),
        (["--province", "Hà Nội", "--year", "2030"], "2011 to 2024"),
        (["--province", "Hà Nội", "--year", "2020", "--against", "2021"], "before --year"),
        (["--province", "Hà Nội", "--year", "2020", "-o", "x.odt"], "can be written"),
    ],
)
def test_a_refusal_says_what_would_do(
    more: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["papi", "report", *more]) == 1
    assert words in capsys.readouterr().err


def test_a_table_is_checked_by_the_year_in_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    assert book.active is not None
    for row in sheet_of(shipped(), 2019):
        book.active.append(row)
    for year, status in ((2019, 0), (2021, 1)):
        path = tmp_path / f"{year}PAPI.xlsx"
        book.save(path)
        assert main(["papi", "check", str(path), "--json"]) == status
        said = json.loads(capsys.readouterr().out)
        assert said["accepted"] is (status == 0)
        assert ("copied_year" in {one["kind"] for one in said["defects"]}) is (status == 1)
