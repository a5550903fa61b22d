"""`papi`: how long loading, scoring, the reports of all provinces and one paper take; needs no database."""

import json
import os
from time import perf_counter
from typing import Any

from motcua.kit.clock import now
from motcua.papi.shipped import shipped
from motcua.project.bench.report import machine
from motcua.rules.papi.as_json import as_json
from motcua.rules.papi.model import Panel
from motcua.rules.papi.report import make_report
from motcua.rules.papi.scoring import reproductions

_YEAR, _PROVINCE = 2020, 74


def main(*, as_json: bool) -> int:
    """Measure once and print the figures, in seconds."""
    figures = measure()
    if as_json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:<24} {value}" for name, value in figures.items()))
    return 0


def measure() -> dict[str, Any]:
    """Load the shipped tables, score every cell with public rows, write all reports of 2020."""
    begin = perf_counter()
    panel = shipped.__wrapped__()
    loaded = perf_counter()
    cells = sum(
        one.provinces
        for year, table in panel.years.items()
        if table.indicators
        for one in reproductions(panel, year)
    )
    scored = perf_counter()
    characters = sum(
        len(json.dumps(as_json(panel, make_report(panel, code, _YEAR)), ensure_ascii=False))
        for code in panel.provinces
    )
    done = perf_counter()
    papers = _papers(panel)
    return {
        "bench": "papi",
        "loading_seconds": round(loaded - begin, 3),
        "scoring_seconds": round(scored - loaded, 3),
        "reports_seconds": round(done - scored, 3),
        "seconds": round(done - begin, 3),
        "provinces": len(panel.provinces),
        "scored_cells": cells,
        "report_characters": characters,
        **papers,
        "errors": 0,
        "machine": machine(),
    }


def _papers(panel: Panel) -> dict[str, float]:
    """Make the report of one province as PDF and workbook, the first time and again; seconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django

    django.setup()
    from motcua.design.papi.print import report_pdf
    from motcua.design.papi.sheets import report_xlsx

    report = make_report(panel, _PROVINCE, _YEAR)
    found = {}
    for name, make in (("pdf", report_pdf), ("xlsx", report_xlsx)):
        for time in ("first", "again"):
            begin = perf_counter()
            make(panel, report, "vi", at=now())
            found[f"{name}_{time}_seconds"] = round(perf_counter() - begin, 3)
    return found
