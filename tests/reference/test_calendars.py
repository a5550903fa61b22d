"""Our calendar facts beside the reference list of days off and of days worked in exchange."""

import csv
import json
import os
from datetime import date
from pathlib import Path

import pytest

from motcua.rules.holidays import propose_year
from motcua.rules.working_time import DayKind

pytestmark = pytest.mark.reference

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data" / "holidays"
FACTS = json.loads((ROOT / "data" / "calendars" / "vietnam.json").read_text())
YEARS = range(2021, 2028)

if not REFERENCE.is_dir():
    pytest.skip(f"no reference folder at {REFERENCE}", allow_module_level=True)


def _days(name: str) -> set[date]:
    with (REFERENCE / name).open(newline="") as file:
        days = {date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    return {day for day in days if day.year in YEARS}


def _ours(*, worked: bool) -> set[date]:
    rules = [rule for year in YEARS for rule in propose_year(year, FACTS).days]
    return {rule.day for rule in rules if (rule.kind == DayKind.MADE_UP) is worked}


def test_the_same_weekdays_are_off():
    theirs = {day for day in _days("vn_holidays_2019_2027.csv") if day.weekday() < 5}
    assert {day for day in _ours(worked=False) if day.weekday() < 5} == theirs


def test_the_same_saturdays_are_worked():
    assert _ours(worked=True) == _days("vn_makeup_workdays.csv")
