"""The worked examples of docs/rules/service-level.md come out as the page says."""

from pathlib import Path

import pytest

from motcua.rules.service_level import ALL_BITS, BITS, Fact, RuleSet, assess

PAGE = Path(__file__).resolve().parents[4] / "docs" / "rules" / "service-level.md"
WORDS = {
    "information": Fact.INFORMATION,
    "blank forms": Fact.BLANK_FORMS,
    "e-form": Fact.EFORM,
    "submission": Fact.SUBMISSION,
    "process": Fact.PROCESS,
    "payment": Fact.PAYMENT,
    "result by post": Fact.RESULT_BY_POST,
    "no visit": Fact.NO_VISIT,
}


def _rows() -> list[tuple[str, int, int]]:
    """Return the lines of the table under "Worked examples"."""
    part = PAGE.read_text().split("## Worked examples")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return [(facts, int(old), int(new)) for facts, old, new in lines[1:]]


def _cases() -> list[tuple[int, int, int]]:
    """Return (facts, level of Decree 43, of Decree 42); "and" goes on from the line before."""
    cases, held = [], 0
    for words, old, new in _rows():
        if words.startswith("all but "):
            held = ALL_BITS & ~BITS[WORDS[words.removeprefix("all but ")]]
        elif words != "none":
            going_on = words.startswith("and ")
            held = held if going_on else 0
            for word in words.removeprefix("and ").split(", "):
                held |= BITS[WORDS[word]]
        cases.append((held, old, new))
    return cases


def test_the_page_has_its_table() -> None:
    assert len(_rows()) == 9


@pytest.mark.parametrize(("held", "old", "new"), _cases())
def test_a_worked_example(held: int, old: int, new: int) -> None:
    assert assess(RuleSet.DECREE_43_2011, held).level == old
    assert assess(RuleSet.DECREE_42_2022, held).level == new
