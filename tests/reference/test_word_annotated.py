"""The Word reader on every annotated official form, beside the floors that it may not fall under."""

import pytest

from motcua.project.bench.eform.forms import ANNOTATIONS, annotated, reference
from motcua.project.bench.eform.measure import run

pytestmark = pytest.mark.reference

if not (reference() / "gold" / "score.py").is_file():
    pytest.skip(f"no reference folder at {reference()}", allow_module_level=True)

# Under what was measured by a little, so that a rule may cost one blank somewhere, not a kind.
FLOORS = {
    "gold": (0.98, 0.98, 0.98),
    "development": (0.98, 0.98, 0.98),
    "held_out": (0.97, 0.98, 0.98),
}


@pytest.fixture(scope="module")
def figures():
    return run()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_blanks_are_found_named_and_typed(figures, name):
    said = figures["sets"][name]
    measured = (said["precision"], said["recall"], said["type_accuracy"])
    assert all(value >= floor for value, floor in zip(measured, FLOORS[name], strict=True)), said


def test_five_hundred_conversions_take_less_than_a_minute(figures):
    assert figures["conversions_seconds"] < 60


def test_the_halves_alternate_and_no_source_stands_in_two():
    forms = [form.annotation for form in annotated(("development", "held_out"))]
    assert (
        len({form["sha256"] for form in forms})
        == len(forms)
        == len(list(ANNOTATIONS.glob("*.json")))
    )
    for sort in ("docx/", "text/"):
        own = sorted(
            (form["source"].rsplit("/", 1)[1], form["half"])
            for form in forms
            if form["source"].startswith(sort)
        )
        assert [half for _, half in own] == (["development", "held_out"] * len(own))[: len(own)]
