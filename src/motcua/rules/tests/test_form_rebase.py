"""Going over to a newer release loses nothing, or is refused."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.rules.form_document import (
    DocumentRefused,
    Form,
    compile_form,
    journey,
    parse_document,
)
from motcua.rules.form_document.difference import CODES
from motcua.rules.form_document.rebase import NEVER_SAFE, SAFE, Rebased, RebaseRefused, rebase
from motcua.rules.tests.forms import LISTS, TODAY, answers_to, document, documents, field, page
from motcua.rules.tests.test_form_difference import _mutate, places

OLD = document(
    page("p1", field("who", "choice", options=["x", "y", "z"])),
    page("p2", field("n", "integer"), field("note", required=False)),
    page("p3", field("only_x"), when={"eq": ["$who", "x"]}),
    papers=[{"id": "letter", "title": {"vi": "Thư"}}],
)  # fmt: skip
ANSWERS = {"who": "x", "n": 5, "only_x": "chữ"}


def ready(raw: dict[str, Any]) -> Form:
    """A form ready to run."""
    return compile_form(parse_document(raw), LISTS)


def mutated(*steps: Any, to: Any) -> dict[str, Any]:
    """The old form with something else at a place; None: taken away."""
    raw = deepcopy(OLD) | {"version": 2}
    inner: Any = raw
    for step in steps[:-1]:
        inner = inner[step]
    if to is None:
        del inner[steps[-1]]
    else:
        inner[steps[-1]] = to
    return raw


def moved(new: dict[str, Any], answers: dict[str, Any] | None = None, **more: Any) -> Rebased:
    """Go over with the usual answers."""
    given_ = ANSWERS if answers is None else answers
    return rebase(ready(OLD), ready(new), given_, TODAY, **more)


P1, P2 = ("pages", 0), ("pages", 1)
OPTIONS = OLD["pages"][0]["fields"][0]["options"]
NEW_QUESTION = [*OLD["pages"][1]["fields"], field("more")]
NEW_OPTIONAL = [*OLD["pages"][1]["fields"], field("more", required=False)]
LOWER = [{"that": {"lt": ["$n", 9]}, "say": {"vi": "Nhỏ hơn 9."}}]
LOWEST = [{"that": {"lt": ["$n", 5]}, "say": {"vi": "Nhỏ hơn 5."}}]


@pytest.mark.parametrize(
    ("new", "again", "codes"),
    [
        (mutated(*P2, "fields", 0, "hint", to={"vi": "Ghi số"}), (), ["hint"]),
        (mutated(*P2, "fields", 0, "label", to={"vi": "Số"}), ("p2",), ["label"]),
        (mutated(*P2, "fields", 1, "label", to={"vi": "Ghi chú"}), (), ["label"]),
        (mutated(*P1, "fields", 0, "options", 2, "label", to={"vi": "Z"}), (), ["option_label"]),
        (mutated(*P1, "fields", 0, "options", 0, "label", to={"vi": "X"}), ("p1",),
         ["option_label"]),
        (mutated(*P1, "fields", 0, "options", to=OPTIONS[:2]), (), ["option_removed"]),
        (mutated(*P2, "fields", to=NEW_QUESTION), ("p2",), ["question_added"]),
        (mutated(*P2, "fields", to=NEW_OPTIONAL), ("p2",), ["optional_question_added"]),
        (mutated(*P2, "fields", 1, "required", to=True), ("p2",), ["made_required"]),
        (mutated(*P2, "fields", 0, "required", to=False), (), ["made_optional"]),
        (mutated(*P2, "fields", 0, "checks", to=LOWER), (), ["check_added"]),
        (mutated(*P2, "fields", 1, to=None), (), ["question_removed"]),
        (mutated("law", to=["Luật A"]), (), []),
    ],
)  # fmt: skip
def test_a_safe_change_keeps_every_answer(
    new: dict[str, Any], again: tuple[str, ...], codes: list[str]
) -> None:
    done = moved(new)
    assert done.answers == ANSWERS
    assert done.again == again
    assert done.seen == {"p1", "p2", "p3"} - set(again)
    assert [change.code for change in done.changes] == codes


@pytest.mark.parametrize(
    ("new", "named"),
    [
        (mutated(*P2, "fields", 0, "type", to="number"), "n"),
        (mutated(*P1, "fields", 0, "options", to=OPTIONS[1:]), "who"),
        (mutated(*P2, "fields", 0, to=None), "n"),
        (mutated("pages", 2, "when", to={"eq": ["$who", "y"]}), "only_x"),
        (mutated(*P2, "fields", 0, "checks", to=LOWEST), "n"),
        (mutated(*P2, "fields", 0, "most", to=4), "n"),
        (mutated("form", to="G"), "G"),
    ],
)  # fmt: skip
def test_what_would_lose_an_answer_is_refused_with_the_reason(
    new: dict[str, Any], named: str
) -> None:
    with pytest.raises(RebaseRefused) as refused:
        moved(new)
    assert f"«{named}»" in refused.value.reason.vi and refused.value.reason.en


def test_a_change_that_does_not_touch_this_applicant_is_safe_for_them() -> None:
    without_x = mutated(*P1, "fields", 0, "options", to=OPTIONS[1:])
    done = moved(without_x, {"who": "y", "n": 5})
    assert done.answers == {"who": "y", "n": 5}


def test_a_paper_with_files_stays_and_one_without_may_go() -> None:
    without = mutated("papers", to=None)
    assert moved(without).answers == ANSWERS
    with pytest.raises(RebaseRefused, match="Thư"):
        moved(without, files={"letter": 1})


def test_a_label_inside_rows_that_were_filled_in_is_looked_at_again() -> None:
    raw = document(page("r", field("name"), repeat={
        "id": "rows", "item": {"vi": "Người"}, "max": 3}))  # fmt: skip
    new = deepcopy(raw)
    new["pages"][0]["fields"][0]["label"] = {"vi": "Họ tên"}
    rows = {"rows": [{"name": "An"}]}
    assert rebase(ready(raw), ready(new), rows, TODAY).again == ("r",)
    assert rebase(ready(raw), ready(new), {}, TODAY).again == ()
    more = deepcopy(raw)
    more["pages"][0]["repeat"]["min"] = 2
    assert rebase(ready(raw), ready(more), rows, TODAY).again == ("r",)


def test_every_kind_of_change_is_listed_as_safe_or_not() -> None:
    assert SAFE | NEVER_SAFE == CODES and not SAFE & NEVER_SAFE


@given(documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))))
def test_going_over_to_the_same_form_changes_nothing(made: tuple[Any, Any]) -> None:
    raw, answers = made
    form = ready(raw)
    done = rebase(form, ready(raw | {"version": 2}), answers, TODAY)
    assert done.answers == journey(form, answers, TODAY).answers
    assert (done.again, done.changes) == ((), ())


@settings(max_examples=300)
@given(
    documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))),
    st.data(), st.integers(0, 2),
)  # fmt: skip
def test_whatever_changes_no_answer_is_lost_or_it_is_refused(
    made: tuple[dict[str, Any], dict[str, Any]], data: st.DataObject, how: int
) -> None:
    raw, answers = made
    changed = deepcopy(raw)
    _mutate(changed, data.draw(st.sampled_from([p for p in places(raw) if p])), how)
    try:
        new = ready(changed)
    except DocumentRefused:
        assume(False)
    old = ready(raw)
    before = journey(old, answers, TODAY)
    try:
        done = rebase(old, new, answers, TODAY)
    except RebaseRefused:
        return
    after = journey(new, done.answers, TODAY, seen=done.seen)
    assert after.answers == before.answers == done.answers
    # Nobody is led past a page that is not done.
    undone = {page.id for page in after.pages if not page.is_done}
    new_errors = {page.id for page in journey(new, done.answers, TODAY).pages if page.errors}
    assert new_errors <= undone
