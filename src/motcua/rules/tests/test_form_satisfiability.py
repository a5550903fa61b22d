"""What is said never to happen never happens, and the search ends."""

from typing import Any

import pytest
from hypothesis import given, settings

from motcua.rules.form_document import journey, parse_document
from motcua.rules.form_document.compilation import compile_form
from motcua.rules.form_document.satisfiability import NOT_FALSE, NOT_TRUE, Goal, Solver
from motcua.rules.form_logic import Kind, parse
from motcua.rules.tests.forms import LISTS, TODAY, answers_to, document, documents, field, page

RAW = document(
    page("p1", field("a", "choice", options=["x", "y", "z"]), field("many", "multi_choice"),
         field("yes", "yes_no"), field("n", "integer", least=0, most=10),
         field("free", "choice", options=["x", "y"], required=False), field("day", "date"),
         field("money", "money"), field("share", "number"), field("year", "year")),
    page("p2", field("b", "choice", options=["x", "y"]), when={"eq": ["$a", "x"]}),
    page("p3", field("t")),
    derive=[{"id": "is_x", "as": {"eq": ["$a", "x"]}},
            {"id": "how", "as": {"if": ["$yes", "one", "two"]}}],
)  # fmt: skip
FORM = parse_document(RAW)
NAMES = {
    "a": Kind.TEXT, "many": Kind.TEXTS, "yes": Kind.BOOLEAN, "n": Kind.NUMBER, "free": Kind.TEXT,
    "day": Kind.DATE, "money": Kind.NUMBER, "share": Kind.NUMBER, "year": Kind.NUMBER,
    "b": Kind.TEXT, "t": Kind.TEXT, "is_x": Kind.BOOLEAN, "how": Kind.TEXT,
}  # fmt: skip


def never(*written: Any) -> bool:
    """Whether conditions of the form are never true together."""
    solver = Solver(FORM, LISTS)
    return solver.never(*(Goal(parse(w, names=NAMES, expected=Kind.BOOLEAN)) for w in written))


@pytest.mark.parametrize(
    "written",
    [
        {"eq": ["$a", "no such option"]},
        {"and": [{"eq": ["$a", "x"]}, {"eq": ["$a", "y"]}]},
        {"and": [{"ne": ["$a", "x"]}, {"ne": ["$a", "y"]}, {"ne": ["$a", "z"]}]},
        {"in": ["$a", ["q", "r"]]},
        {"contains": ["$many", "q"]},
        {"and": ["$yes", {"not": "$yes"}]},
        {"lt": ["$n", 0]},
        {"gt": ["$n", 10]},
        {"and": [{"gt": ["$n", 3]}, {"lt": ["$n", 4]}]},
        {"and": [{"gt": ["$day", {"date": "2026-01-01"}]},
                 {"lt": ["$day", {"date": "2026-01-02"}]}]},
        {"lt": ["$money", 0]},
        {"gt": ["$year", 2099]},
        # b is asked only where a is x
        {"and": [{"eq": ["$b", "x"]}, {"eq": ["$a", "y"]}]},
        # a is required, so it is never missing once its page is done
        {"absent": "$a"},
        {"and": ["$is_x", {"eq": ["$a", "y"]}]},
        {"and": [{"eq": ["$how", "one"]}, {"eq": ["$yes", False]}]},
        False,
    ],
)  # fmt: skip
def test_what_no_answers_can_fulfil_is_found(written: Any) -> None:
    assert never(written)


@pytest.mark.parametrize(
    "written",
    [
        {"eq": ["$a", "x"]},
        {"and": [{"ne": ["$a", "x"]}, {"ne": ["$a", "y"]}]},
        {"and": [{"contains": ["$many", "a"]}, {"contains": ["$many", "b"]}]},
        {"not": {"contains": ["$many", "a"]}},
        {"and": [{"gt": ["$share", 3]}, {"lt": ["$share", 4]}]},
        {"absent": "$free"},
        {"absent": "$b"},
        {"and": [{"eq": ["$b", "x"]}, {"eq": ["$a", "x"]}]},
        {"eq": ["$t", "anything"]},
        {"eq": ["$how", "two"]},
        {"gt": [{"age_years": ["$day", "@today"]}, 300]},
        {"lt": ["$t", "b"]},
        {"eq": [{"add": ["$n", 1]}, 400]},
    ],
)  # fmt: skip
def test_what_may_be_or_is_not_looked_into_is_left_alone(written: Any) -> None:
    assert not never(written)


def test_a_goal_may_be_unknown_or_false() -> None:
    solver = Solver(FORM, LISTS)
    asks = parse({"eq": ["$free", "x"]}, names=NAMES)
    assert not solver.never(Goal(asks, NOT_TRUE))
    always = parse({"present": "$a"}, names=NAMES)
    assert solver.never(Goal(always, NOT_TRUE))
    wrong = parse({"lt": ["$n", 0]}, names=NAMES)
    there = parse({"present": "$n"}, names=NAMES)
    assert solver.never(Goal(wrong, NOT_FALSE), Goal(there))


@settings(max_examples=300)
@given(documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))))
def test_a_page_that_is_asked_was_never_said_to_be_out_of_reach(
    made: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    raw, answers = made
    form = compile_form(parse_document(raw), LISTS)
    solver = Solver(form.document, LISTS)
    replayed = journey(form, answers, TODAY)
    for state in replayed.pages:
        if not replayed.may_open(state.id):
            continue
        asked = form.document.page(state.id)
        assert asked is not None
        assert asked.when is None or not solver.never(Goal(asked.when))


def test_the_hardest_conditions_end_in_time_and_are_counted() -> None:
    many = 40
    fields = [field(f"f{i}", "yes_no", required=False) for i in range(many)]
    pairs = [{"ne": [{"coalesce": [f"$f{i}", False]}, {"coalesce": [f"$f{i + 1}", False]}]}
             for i in range(0, 18, 2)]  # fmt: skip
    knots = [{"or": [f"$f{i}", {"not": f"$f{(i * 7 + 3) % many}"}]} for i in range(18)]
    hard = {"and": [{"and": pairs}, {"and": knots}, {"eq": ["$f0", True]}, {"not": "$f0"}]}
    raw = document(page("p1", *fields), *(
        page(f"q{n}", field(f"g{n}"), when=hard) for n in range(70)
    ))  # fmt: skip
    form = parse_document(raw)
    solver = Solver(form, LISTS)
    for asked in form.pages:
        if asked.when is not None:
            solver.never(Goal(asked.when))
    # Counted in steps, not seconds: an exponential search would not come back at all.
    assert solver.steps_left >= -1
