"""A process is saved only when it is sound; every fault is told at once."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.process import ProcessNotSound
from motcua.rules.process_checks import minutes_allowed
from motcua.rules.process_document import parse_process
from motcua.rules.process_guards import (
    GuardFacts,
    GuardNotUnderstood,
    allows,
    parse_guard,
)
from motcua.rules.working_time import Limit, LimitUnit


def step(key: str, /, *to: Any, **changes: Any) -> dict[str, Any]:
    row = {
        "key": key,
        "content": {"vi": f"Bước {key}", "en": f"Step {key}"},
        "role": "specialist",
        "unit": "competent",
        "budget": {"quantity": "4", "unit": "gio_lam_viec"},
        "decides": True,
        "signs": not to,
        "next": [way if isinstance(way, dict) else {"to": way} for way in to],
    }
    return {**row, **changes}


def document(*steps: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"format": 1, "first": steps[0]["key"], "steps": list(steps), **changes}


def faults(written: Any, limit: Limit | None = None) -> list[tuple[str, str]]:
    with pytest.raises(ProcessNotSound) as raised:
        parse_process(written, limit=limit)
    return [(p.path, p.code) for p in raised.value.problems]


def test_a_sound_process_is_read():
    process = parse_process(document(step("a", "b"), step("b", product={"vi": "Giấy khai sinh"})))
    assert process.first == "a"
    assert [s.key for s in process.next_steps("a", GuardFacts())] == ["b"]
    assert process.step("b").product("en") == "Giấy khai sinh"
    assert process.step("b").content("en") == "Step b"
    with pytest.raises(KeyError):
        process.step("c")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("not a table", ("", "not_a_process_document")),
        ({"format": 2}, ("", "not_a_process_document")),
        ({"format": 1, "steps": []}, ("steps", "number_of_steps")),
        (document(step("a"), colour="red"), ("colour", "unknown_word")),
        (document(step("a", colour="red")), ("steps.0.colour", "unknown_word")),
        (document(step("a", key="hai từ")), ("steps.0.key", "bad_key")),
        (document(step("a", role="mayor")), ("steps.0.role", "unknown_value")),
        (document(step("a", unit="agency:")), ("steps.0.unit", "unknown_value")),
        (
            document(step("a", content={"en": "only"})),
            ("steps.0.content", "needs_vietnamese_words"),
        ),
        (document(step("a", signs="yes")), ("steps.0.signs", "not_yes_or_no")),
        (
            document(step("a", budget={"quantity": "2", "unit": "ngay"})),
            ("steps.0.budget.unit", "unknown_value"),
        ),
        (
            document(step("a", budget={"quantity": "-1", "unit": "gio_lam_viec"})),
            ("steps.0.budget.quantity", "not_a_usable_number"),
        ),
        (
            document(step("a", budget={"quantity": "1e99", "unit": "gio_lam_viec"})),
            ("steps.0.budget.quantity", "not_a_usable_number"),
        ),
        (document(step("a", "b", "x"), step("b")), ("steps.0.next.1.to", "unknown_step")),
        (document(step("a"), first="z"), ("first", "unknown_step")),
        (document(step("a"), step("a")), ("steps", "key_twice")),
        (document(step("a", "b"), step("b", "a")), ("steps", "goes_in_a_circle")),
        (document(step("a"), step("b")), ("steps.1", "never_reached")),
        (document(step("a", signs=False)), ("steps.0.next", "leads_nowhere")),
        (document(step("a", "b", signs=True), step("b")), ("steps.0.next", "signs_but_goes_on")),
        (document(step("a", decides=False)), ("steps", "signs_without_decision")),
    ],
)
def test_a_fault_is_told_where_it_is(written, fault):
    assert fault in faults(written)


def test_every_fault_is_told_at_once():
    written = document(step("a", "b", role="mayor"), step("b", unit="moon", content=None))
    assert faults(written) == [
        ("steps.0.role", "unknown_value"),
        ("steps.1.content", "needs_vietnamese_words"),
        ("steps.1.unit", "unknown_value"),
    ]


def days(n: str, unit: LimitUnit = LimitUnit.WORKING_DAYS) -> Limit:
    return Limit(Decimal(n), unit)


def test_the_longest_way_must_fit_into_the_limit():
    # a (8 h) → b (4 h) → d (8 h) is 20 h; a → c (1 h) → d is 17 h. 2 days are 16 h, 3 are 24 h.
    hours = lambda n: {"quantity": n, "unit": "gio_lam_viec"}  # noqa: E731
    written = document(
        step("a", "b", "c", budget=hours(8)),
        step("b", "d", budget=hours(4)),
        step("c", "d", budget=hours(1)),
        step("d", budget={"quantity": "1", "unit": "ngay_lam_viec"}),
    )
    assert parse_process(written, limit=days("3"))
    assert parse_process(written, limit=days("2.5"))  # 20 h to the minute
    assert faults(written, days("2")) == [("limit", "steps_take_longer")]
    assert faults({**written, "limit": {"quantity": 1, "unit": "trong_ngay"}}) == [
        ("limit", "steps_take_longer")
    ]


@pytest.mark.parametrize(
    ("limit", "minutes"),
    [
        (None, None),
        (Limit(Decimal(3), None), None),
        (days("1", LimitUnit.SAME_DAY), 480),
        (days("3"), 1440),
        (days("12", LimitUnit.WORKING_HOURS), 720),
        (days("15", LimitUnit.DAYS), 10 * 480),  # 15 days: 10 working days
        (days("2", LimitUnit.MONTHS), 40 * 480),
    ],
)
def test_a_limit_leaves_so_much_time_for_steps(limit, minutes):
    assert minutes_allowed(limit) == minutes


@pytest.mark.parametrize(
    ("guard", "facts", "is_open"),
    [
        ({"decision_is": ["approved"]}, GuardFacts(decision="approved"), True),
        ({"decision_is": ["approved"]}, GuardFacts(decision="rejected"), False),
        ({"decision_is": ["approved"]}, GuardFacts(), False),
        ({"not": {"decision_is": ["approved"]}}, GuardFacts(decision="rejected"), True),
        ({"not": {"decision_is": ["approved"]}}, GuardFacts(), False),  # unknown stays shut
        (
            {"any": [{"decision_is": ["approved"]}, {"procedure_in": ["1.1"]}]},
            GuardFacts(procedure_code="1.1"),
            True,
        ),
        (
            {"all": [{"decision_is": ["approved"]}, {"procedure_in": ["1.1"]}]},
            GuardFacts(procedure_code="1.1"),
            False,
        ),
        (
            {"all": [{"decision_is": ["approved"]}, {"procedure_in": ["1.1"]}]},
            GuardFacts(decision="approved", procedure_code="1.1"),
            True,
        ),
    ],
)
def test_a_way_is_open_only_when_its_guard_certainly_holds(guard, facts, is_open):
    assert allows(parse_guard(guard), facts) is is_open


def test_a_guard_is_not_nested_without_end():
    guard: dict[str, Any] = {"decision_is": ["approved"]}
    for _ in range(5):
        guard = {"not": guard}
    with pytest.raises(GuardNotUnderstood):
        parse_guard(guard)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["format", "first", "steps", "key", "next", "to", "when", "limit", "unit"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(_json)
def test_nothing_that_can_be_written_breaks_the_reader(written):
    for candidate in (written, {"format": 1, "first": "a", "steps": [written]}):
        with pytest.raises(ProcessNotSound):
            parse_process(candidate)
