"""The journey follows from the answers alone, so nothing of a branch not taken is submitted."""

from typing import Any

from hypothesis import given, settings

from motcua.rules.form_document import compile_form, journey, parse_document
from motcua.rules.form_document.examples import run_examples
from motcua.rules.tests.forms import (
    LISTS,
    TODAY,
    answers_to,
    document,
    documents,
    field,
    form,
    page,
)

HOUSEHOLD = form(
    page("kind", field("kind", "choice", options=["alone", "family"])),
    page("head", field("head", "person_name"), when={"eq": ["$kind", "family"]}),
    page(
        "people", field("name", "person_name"), field("born", "date", required=False),
        when={"eq": ["$kind", "family"]},
        repeat={"id": "people", "item": {"vi": "Người"}, "min": 1, "max": 3},
    ),
    page("end", field("note", "long_text", required=False)),
    derive=[{"id": "many", "as": {"coalesce": [{"count": "$people"}, 0]}}],
    papers=[
        {"id": "list", "title": {"vi": "Danh sách"}, "when": {"gt": ["$many", 1]}},
        {"id": "lease", "title": {"vi": "Hợp đồng"}, "soft": True},
        {"id": "letter", "title": {"vi": "Thư"}, "required": False},
    ],
)  # fmt: skip
FAMILY = {"kind": "family", "head": "Lò Thị Ban", "people": [{"name": "Lò Minh Thử"}]}


def test_answers_of_a_branch_no_longer_taken_are_left_out() -> None:
    assert journey(HOUSEHOLD, FAMILY, TODAY).answers == FAMILY
    changed = {**FAMILY, "kind": "alone"}
    replayed = journey(HOUSEHOLD, changed, TODAY)
    assert replayed.answers == {"kind": "alone"}
    assert replayed.path == ("kind", "end")


def test_a_condition_reads_only_answers_that_are_asked() -> None:
    asked = form(
        page("p1", field("a", "choice")),
        page("p2", field("b", "choice"), when={"eq": ["$a", "a"]}),
        page("p3", field("c"), when={"eq": ["$b", "b"]}),
    )
    # b is left over from before a was changed: page 3 is not asked for its sake.
    assert journey(asked, {"a": "c", "b": "b"}, TODAY).path == ("p1",)


def test_the_first_page_not_done_is_next_and_none_after_it_opens() -> None:
    replayed = journey(HOUSEHOLD, {"kind": "family"}, TODAY)
    assert replayed.next_page == "head"
    assert [replayed.may_open(p) for p in ("kind", "head", "people", "end")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert not replayed.may_open("nowhere")


def test_a_page_with_optional_questions_only_is_shown_once() -> None:
    answered = {"kind": "alone"}
    assert journey(HOUSEHOLD, answered, TODAY, seen={"kind"}).next_page == "end"
    assert journey(HOUSEHOLD, answered, TODAY, seen={"kind", "end"}).is_complete


def test_an_early_change_that_asks_more_reopens_a_page_already_seen() -> None:
    seen = {"kind", "end"}
    replayed = journey(HOUSEHOLD, {"kind": "family"}, TODAY, seen=seen)
    assert replayed.next_page == "head"


def test_rows_are_counted_and_checked_one_by_one() -> None:
    wrong = {**FAMILY, "people": [{"name": "Lò Minh Thử"}, {"born": "2026-02-30"}]}
    errors = [(e.field, e.code) for e in journey(HOUSEHOLD, wrong, TODAY).errors]
    assert errors == [("people.1.name", "required"), ("people.1.born", "date_no_such_day")]
    none = journey(HOUSEHOLD, {**FAMILY, "people": []}, TODAY)
    assert [(e.field, e.code) for e in none.errors] == [("people", "too_few_rows")]
    many = journey(HOUSEHOLD, {**FAMILY, "people": [{"name": "An Nhiên"}] * 4}, TODAY)
    assert [(e.field, e.code) for e in many.errors] == [("people", "too_many_rows")]


def test_papers_follow_from_the_answers_and_a_soft_one_may_come_later() -> None:
    alone = journey(HOUSEHOLD, {"kind": "alone"}, TODAY)
    assert [(n.paper.id, n.is_required, n.is_missing) for n in alone.papers] == [
        ("lease", True, False), ("letter", False, False),
    ]  # fmt: skip
    assert alone.is_ready
    two = {**FAMILY, "people": [{"name": "An Nhiên"}, {"name": "An Khang"}]}
    assert not journey(HOUSEHOLD, two, TODAY).is_ready
    assert journey(HOUSEHOLD, two, TODAY, files={"list": 1}).is_ready


def test_a_check_speaks_only_of_what_is_known_to_be_false() -> None:
    check = {"that": {"le": ["$a", "$b"]}, "say": {"vi": "a trước b"}}
    dated = form(page("p", field("a", "date", checks=[check]), field("b", "date", required=False)))
    assert journey(dated, {"a": "2026-02-01"}, TODAY).is_complete
    late = journey(dated, {"a": "2026-02-01", "b": "2026-01-01"}, TODAY)
    assert [(e.field, e.code) for e in late.errors] == [("a", "check")]


def test_a_question_may_become_required() -> None:
    asked = form(
        page("p1", field("a", "yes_no")),
        page("p2", field("b", required_when={"eq": ["$a", True]})),
    )
    assert journey(asked, {"a": False}, TODAY).is_complete
    assert journey(asked, {"a": True}, TODAY).next_page == "p2"


def test_an_example_that_comes_out_otherwise_says_how() -> None:
    raw = document(
        page("p", field("a")),
        examples=[
            {"name": "đủ", "today": "2026-11-23", "answers": {"a": "x"},
             "expect": {"complete": True, "pages": ["p"]}},
            {"name": "sai", "today": "2026-11-23", "answers": {},
             "expect": {"complete": True}},
        ],
    )  # fmt: skip
    good, bad = run_examples(compile_form(parse_document(raw), LISTS))
    assert good.holds
    assert not bad.holds and "required" in bad.differences[0]


@given(documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))))
@settings(max_examples=80)
def test_replay_is_idempotent_and_clean(made: tuple[dict[str, Any], dict[str, Any]]) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    first = journey(compiled, answers, TODAY)
    again = journey(compiled, first.answers, TODAY)
    assert again.answers == first.answers
    assert again.path == first.path
    asked = {f["id"] for p in raw["pages"] if p["id"] in first.path for f in p["fields"]}
    assert set(first.answers) <= asked
    assert all(answers[name] == value for name, value in first.answers.items())


@given(documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))))
@settings(max_examples=100)
def test_no_answer_of_a_question_not_asked_is_kept(
    made: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    replayed = journey(compiled, answers, TODAY)
    for asked in compiled.pages:
        for question in asked.fields:
            if question.id in replayed.answers:
                assert asked.when is None or asked.when(replayed.scope) is True
                assert question.when is None or question.when(replayed.scope) is True


def test_a_soft_question_left_open_warns_and_stops_nothing() -> None:
    asked = form(page("p1", field("a"), field("b", soft=True)))
    left_open = journey(asked, {"a": "x"}, TODAY)
    assert left_open.is_complete
    assert [(w.field, w.code) for w in left_open.warnings] == [("b", "recommended")]
    assert journey(asked, {"a": "x", "b": "y"}, TODAY).warnings == ()
