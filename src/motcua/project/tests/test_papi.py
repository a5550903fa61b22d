"""`papi report` and `papi check` as a person at a terminal meets them."""

import json
import subprocess
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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_report_is_written_as_a_paper_that_can_be_read(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.pdf"
    asked = ["papi", "report", "--province", "Binh Duong", "--year", "2020", "--against", "2019"]
    assert main([*asked, "--language", language, "-o", str(out)]) == 0
    said = subprocess.run(
        ["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True
    ).stdout
    words = {"vi": ("40,76", "Trang 1/"), "en": ("40.76", "Page 1/")}[language]
    for word in (*words, "36/63", "56/63", "Bình Dương"):
        assert word in said


def test_a_report_of_what_was_withheld_is_written_too(tmp_path: Path) -> None:
    for ending in ("pdf", "xlsx", "json", "txt"):
        out = tmp_path / f"report.{ending}"
        asked = ["papi", "report", "--province", "Đồng Tháp", "--year", "2014", "-o", str(out)]
        assert main(asked) == 0
        assert out.stat().st_size > 100


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
