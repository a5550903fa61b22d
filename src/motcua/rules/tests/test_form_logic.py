"""The logic of forms: typed, total, three-valued, closed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.form_logic import ExpressionRefused, Kind, compile_expression, parse
from motcua.rules.form_logic.operators import OPERATORS
from motcua.rules.tests.forms import TODAY

NAMES = {
    "t": Kind.TEXT, "u": Kind.TEXT, "n": Kind.NUMBER, "m": Kind.NUMBER, "d": Kind.DATE,
    "b": Kind.BOOLEAN, "c": Kind.BOOLEAN, "many": Kind.TEXTS, "sums": Kind.NUMBERS,
    "rows": Kind.ROWS, "home": Kind.GROUP, "born": Kind.PARTIAL_DATE,
}  # fmt: skip


def evaluate(written: Any, **scope: Any) -> Any:
    """Return the value of an expression."""
    return compile_expression(parse(written, names=NAMES))({"@today": TODAY, **scope})


@pytest.mark.parametrize(
    ("written", "scope", "value"),
    [
        ({"eq": ["$t", "x"]}, {"t": "x"}, True),
        ({"ne": ["$t", "x"]}, {"t": "x"}, False),
        ({"lt": ["$n", 2]}, {"n": 1}, True),
        ({"le": ["$n", 2]}, {"n": Decimal("2.5")}, False),
        ({"gt": ["$d", {"date": "2025-07-01"}]}, {"d": date(2025, 7, 2)}, True),
        ({"ge": ["$d", "@today"]}, {"d": TODAY}, True),
        ({"in": ["$t", ["x", "y"]]}, {"t": "y"}, True),
        ({"contains": ["$many", "b"]}, {"many": ("a", "b")}, True),
        ({"count": "$many"}, {"many": ("a", "b")}, 2),
        ({"count": "$rows"}, {"rows": (0, 1, 2)}, 3),
        ({"sum": "$sums"}, {"sums": (1, 2, 3)}, 6),
        ({"add": ["$n", "$m", 1]}, {"n": 2, "m": 3}, 6),
        ({"sub": ["$n", 1]}, {"n": 2}, 1),
        ({"days_between": ["$d", "@today"]}, {"d": date(2026, 11, 2)}, 21),
        # Born on 23 November 2008: eighteen on the day itself, seventeen the day before.
        ({"age_years": ["$d", "@today"]}, {"d": date(2008, 11, 23)}, 18),
        ({"age_years": ["$d", "@today"]}, {"d": date(2008, 11, 24)}, 17),
        # Not born yet: no age, rather than a negative one.
        ({"age_years": ["$d", "@today"]}, {"d": date(2026, 11, 24)}, None),
        ({"if": ["$b", "x", "y"]}, {"b": False}, "y"),
        ({"coalesce": ["$t", "$u"]}, {"u": "z"}, "z"),
        ({"present": "$home"}, {"home": ("99", "", "")}, True),
        ({"absent": "$born"}, {}, True),
    ],
)
def test_operators_do_what_they_say(written: Any, scope: dict[str, Any], value: Any) -> None:
    assert evaluate(written, **scope) == value


@pytest.mark.parametrize(
    ("operator", "left", "right", "value"),
    [
        ("and", True, True, True), ("and", True, False, False), ("and", True, None, None),
        ("and", False, None, False), ("and", None, None, None),
        ("or", False, False, False), ("or", True, None, True), ("or", False, None, None),
        ("or", None, None, None), ("or", True, False, True),
    ],
)  # fmt: skip
def test_connectives_follow_kleene(operator: str, left: Any, right: Any, value: Any) -> None:
    assert evaluate({operator: ["$b", "$c"]}, b=left, c=right) is value
    assert evaluate({operator: ["$b", "$c"]}, b=right, c=left) is value


@pytest.mark.parametrize(
    "written",
    [
        {"eq": ["$t", "x"]}, {"lt": ["$n", 1]}, {"not": "$b"}, {"add": ["$n", 1]},
        {"age_years": ["$d", "@today"]}, {"contains": ["$many", "a"]}, {"count": "$many"},
        {"if": ["$b", 1, 2]}, {"in": ["$t", ["x"]]}, {"sum": "$sums"}, "$t",
    ],
)  # fmt: skip
def test_what_is_missing_is_unknown(written: Any) -> None:
    assert evaluate(written) is None


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ({"matches": ["$t", ".*"]}, "when"),
        ("$nobody", "when"),
        ("@yesterday", "when"),
        ({"eq": ["$t", 1]}, "when"),
        ({"eq": ["$home", "$home"]}, "when"),
        ({"lt": ["$b", True]}, "when"),
        ({"and": ["$b", {"eq": ["$n", "1"]}]}, "when.and[1]"),
        ({"and": ["$b"]}, "when"),
        ({"not": ["$b", "$c"]}, "when"),
        ({"eq": ["$t", "x"], "ne": ["$t", "y"]}, "when"),
        ({"eq": ["$t", None]}, "when.eq[1]"),
        ({"in": ["$t", ["x", 1]]}, "when.in[1]"),
        ({"gt": ["$d", {"date": "2025-02-30"}]}, "when.gt[1].date"),
        ({"gt": ["$n", float("nan")]}, "when.gt[1]"),
        ({"gt": ["$n", 10**16]}, "when.gt[1]"),
        ({"if": ["$b", "x", 1]}, "when"),
        ([], "when"),
        (None, "when"),
        ({}, "when"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(written: Any, path: str) -> None:
    with pytest.raises(ExpressionRefused) as refused:
        parse(written, names=NAMES, path="when", expected=Kind.BOOLEAN)
    assert refused.value.path == path


def test_an_expression_of_more_than_200_nodes_is_refused() -> None:
    ten: Any = {"and": ["$b"] * 10}
    parse({"and": [ten] * 18}, names=NAMES)  # 1 + 18 × 11 = 199 nodes
    with pytest.raises(ExpressionRefused, match="200 nodes"):
        parse({"and": [ten] * 19}, names=NAMES)


def test_an_expression_nested_too_deep_is_refused() -> None:
    written: Any = "$b"
    for _ in range(16):
        written = {"not": written}
    with pytest.raises(ExpressionRefused, match="deeper"):
        parse(written, names=NAMES)


_LEAVES = st.one_of(
    st.sampled_from([f"${name}" for name in NAMES]),
    st.just("@today"), st.booleans(), st.integers(-5, 5), st.sampled_from(["x", "y"]),
    st.just({"date": "2020-02-29"}), st.just(["x", "y"]), st.just([1, 2]),
)  # fmt: skip
EXPRESSIONS = st.recursive(
    _LEAVES,
    lambda inner: st.builds(
        lambda name, arguments: {name: arguments},
        st.sampled_from(sorted(OPERATORS)),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.sampled_from(["x", "y", ""]),
    Kind.NUMBER: st.one_of(st.integers(-(10**12), 10**12), st.just(Decimal("0.5"))),
    Kind.DATE: st.dates(),
    Kind.BOOLEAN: st.booleans(),
    Kind.TEXTS: st.just(("x",)),
    Kind.NUMBERS: st.just((1, Decimal("2.5"))),
    Kind.ROWS: st.just((0, 1)),
    Kind.GROUP: st.just(("99", "x", "")),
    Kind.PARTIAL_DATE: st.just("1994"),
}
SCOPES = st.fixed_dictionaries(
    {}, optional={name: VALUES[kind] for name, kind in NAMES.items()}
).map(lambda scope: {"@today": TODAY, **scope})
RESULTS: dict[Kind, Any] = {
    Kind.TEXT: str, Kind.NUMBER: (int, Decimal), Kind.DATE: date, Kind.BOOLEAN: bool,
    Kind.TEXTS: tuple, Kind.NUMBERS: tuple, Kind.ROWS: tuple, Kind.GROUP: tuple,
    Kind.PARTIAL_DATE: str,
}  # fmt: skip


@given(EXPRESSIONS, SCOPES)
def test_whatever_is_accepted_evaluates_to_its_kind_or_to_nothing(
    written: Any, scope: dict[str, Any]
) -> None:
    try:
        expression = parse(written, names=NAMES)
    except ExpressionRefused:
        return
    value = compile_expression(expression)(scope)
    assert value is None or isinstance(value, RESULTS[expression.kind])


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(sorted(OPERATORS)), st.text(max_size=4)), inner),
    ),
    max_leaves=10,
)


@given(ANYTHING)
def test_any_json_is_either_read_or_refused(written: Any) -> None:
    try:
        parse(written, names=NAMES)
    except ExpressionRefused as refused:
        assert refused.reason
