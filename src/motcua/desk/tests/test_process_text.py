"""A process reads back as it was typed, and its rows move without losing their ways."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.desk.process_rows import rearranged, written_rows
from motcua.desk.process_text import StepTyped, WayNotUnderstood, document_of, rows_of

_WORDS = st.sampled_from(["Thẩm tra", "Ký, trả: lại", "đồng ý", "3 khi từ chối"])
_CODES = st.lists(st.sampled_from(["1.001193", "H99.12", "H99.12.01"]), min_size=1, max_size=3)
_FACTS = st.sampled_from(["procedure_in", "receiving_unit_in", "competent_unit_in"])
_PLAIN = st.one_of(
    st.sampled_from([["approved"], ["rejected"], ["approved", "rejected"]]).map(
        lambda decisions: {"decision_is": decisions}
    ),
    st.builds(lambda fact, codes: {fact: codes}, _FACTS, _CODES),
)
_GUARDS = st.recursive(
    _PLAIN,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=2)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=2)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=3,
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents as the rules may read them; sound or not does not matter to the text."""
    keys = [f"b{n}" for n in range(draw(st.integers(1, 5)))]
    steps = []
    for key in keys:
        ways = [
            {"to": to} | ({"when": draw(_GUARDS)} if draw(st.booleans()) else {})
            for to in draw(st.lists(st.sampled_from(keys), max_size=3))
        ]
        step: dict[str, Any] = {
            "key": key, "content": {"vi": draw(_WORDS)}, "role": "specialist",
            "unit": draw(st.sampled_from(["competent", "receiving", "agency:H99.03"])),
            "decides": draw(st.booleans()), "signs": draw(st.booleans()), "next": ways,
        }  # fmt: skip
        if draw(st.booleans()):
            step["budget"] = {"quantity": "2.5", "unit": "gio_lam_viec"}
        if draw(st.booleans()):
            step["product"] = {"vi": draw(_WORDS), "en": draw(_WORDS)}
        steps.append(step)
    return {"format": 1, "first": keys[0], "steps": steps}


@given(documents())
def test_a_document_reads_back_as_it_was_typed(document: dict[str, Any]) -> None:
    assert document_of(rows_of(document)) == document


@given(documents(), st.data())
def test_a_step_moves_and_every_way_still_leads_where_it_led(
    document: dict[str, Any], data: st.DataObject
) -> None:
    rows = rows_of(document)
    n = data.draw(st.integers(0, len(rows) - 1))
    moved = document_of(rearranged(rows, f"up-{n}"))
    by_key = {step["key"]: step for step in document["steps"]}
    assert {step["key"]: step for step in moved["steps"]} == by_key


@given(documents(), st.data())
def test_a_removed_step_takes_only_the_ways_to_itself(
    document: dict[str, Any], data: st.DataObject
) -> None:
    rows = rows_of(document)
    gone = data.draw(st.sampled_from(rows)).key
    left = rearranged(rows, f"remove-{[row.key for row in rows].index(gone)}")
    if len(rows) == 1:
        assert left == [StepTyped()]
        return
    assert document_of(left)["steps"] == [
        step | {"next": [way for way in step["next"] if way["to"] != gone]}
        for step in document["steps"]
        if step["key"] != gone
    ]


def test_an_empty_row_between_two_steps_shifts_no_way() -> None:
    first, last = StepTyped(content_vi="Làm", ways="3"), StepTyped(content_vi="Ký", signs=True)
    kept = written_rows([first, StepTyped(), last, StepTyped()])
    assert kept == [replace(first, ways="2"), last]


def test_an_empty_row_that_a_way_leads_to_is_not_dropped_silently() -> None:
    first = StepTyped(content_vi="Làm", ways="2\n3 khi từ chối")
    last = StepTyped(content_vi="Ký", signs=True)
    assert written_rows([first, StepTyped(), last]) == [first, StepTyped(), last]


@pytest.mark.parametrize("ways", ["2khi từ chối", " 2 khi từ chối"])
def test_a_way_is_known_by_its_number_however_it_is_spaced(ways: str) -> None:
    rows = [StepTyped(key="a", content_vi="x", ways=ways), StepTyped(key="b"), StepTyped(key="c")]
    up = rearranged(rows, "up-2")
    assert document_of(up)["steps"][0]["next"][0]["to"] == "b"


@pytest.mark.parametrize("line", ["ký", "hai", "2 nếu từ chối", "2 khi trời mưa", "123"])
def test_a_line_nobody_understands_is_named(line: str) -> None:
    with pytest.raises(WayNotUnderstood) as wrong:
        document_of([StepTyped(content_vi="x", ways=line)])
    assert wrong.value.line == line


@pytest.mark.parametrize("act", ["up-0", "up-9", "remove-9", "remove-x", "khac", ""])
def test_an_act_that_means_nothing_leaves_the_rows(act: str) -> None:
    rows = [StepTyped(content_vi="x", ways="2"), StepTyped(content_vi="y")]
    assert rearranged(rows, act) == rows
