"""Scores the reader on every annotated form, and times five hundred conversions."""

import subprocess
import sys
from collections import Counter
from time import perf_counter
from typing import Any

from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.package import NotReadable
from motcua.project.bench.eform.forms import SETS, Form, annotated, reference, scorer
from motcua.project.bench.report import machine

COUNTED = ("gold_fields", "found", "right_predictions", "wrong_predictions",
           "types_right", "types_right_strict")  # fmt: skip
DETAILS = ("missed", "spurious", "official_use_asked", "type_errors")
HELD_OUT = "held_out"  # scored as a whole, never looked into
CONVERSIONS = 500
REPEATED = """
import sys
from itertools import cycle, islice
from pathlib import Path
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.package import NotReadable
files = sorted(Path(sys.argv[1]).glob("*.docx"))
for path in islice(cycle(files), int(sys.argv[2])):
    try:
        draft_form(path.read_bytes())
    except NotReadable:
        pass
"""


class NoReference(Exception):
    """The folder of official forms is not on this machine."""


def run(*, sets: tuple[str, ...] = SETS, details: bool = False) -> dict[str, Any]:
    """
    Return precision, recall, type accuracy and seconds, by set and over all.

    Raises NoReference where the reference folder is not at hand: there is nothing to measure then.
    """
    if not (reference() / "gold" / "score.py").is_file():
        raise NoReference(
            f"no official forms at {reference()}; name their folder in MOTCUA_REFERENCE"
        )
    judge = scorer()
    measured = [(form, *_one(form, judge)) for form in annotated(sets)]
    by_set = {
        name: _sum(
            judge,
            [(f, c, s) for f, c, s in measured if f.set == name],
            details=details and name != HELD_OUT,
        )
        for name in sets
    }
    return {
        "bench": "eform",
        "machine": machine(),
        "sets": by_set,
        "all": _sum(judge, measured, details=False),
        "conversions": CONVERSIONS,
        "conversions_seconds": _conversions(),
        "errors": 0,
    }


def _one(form: Form, judge: Any) -> tuple[dict[str, Any], float]:
    begun = perf_counter()
    try:
        said = draft_form(form.content).said()
    except NotReadable:
        said = {"title": "", "fields": [], "tables": []}
    seconds = perf_counter() - begun
    return judge.count(form.annotation, said), seconds


def _sum(
    judge: Any, measured: list[tuple[Form, dict[str, Any], float]], *, details: bool
) -> dict[str, Any]:
    total: Counter[str] = Counter()
    for _, counts, _ in measured:
        total.update({name: counts[name] for name in COUNTED})
    seconds = sum(took for _, _, took in measured)
    said = {
        "forms": len(measured),
        "blanks": total["gold_fields"],
        **judge.rates({name: total[name] for name in COUNTED}),
        "seconds_per_form": round(seconds / max(1, len(measured)), 4),
    }
    if details:
        said["per_form"] = {
            form.name: {**judge.rates(counts), **{name: counts[name] for name in DETAILS}}
            for form, counts, _ in measured
        }
    return said


def _conversions() -> float:
    """Seconds for five hundred conversions of the files at hand, with the start of the program."""
    command = [sys.executable, "-c", REPEATED, str(reference() / "docx"), str(CONVERSIONS)]
    begun = perf_counter()
    subprocess.run(command, check=True)  # noqa: S603 - our own program
    return round(perf_counter() - begun, 2)
