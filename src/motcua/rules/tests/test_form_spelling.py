"""Every expression of a form has a spelling, and a spelling is read back as what it was."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.form_logic import (
    CannotSpell,
    ExpressionRefused,
    Kind,
    SpellingRefused,
    parse,
    read_spelling,
    spell,
    unspell,
    write,
)
from motcua.rules.form_logic.operators import OPERATORS

NAMES = {
    "t": Kind.TEXT, "noi_o.province": Kind.TEXT, "n": Kind.NUMBER, "d": Kind.DATE,
    "b": Kind.BOOLEAN, "many": Kind.TEXTS, "con[].tuoi": Kind.NUMBERS, "con": Kind.ROWS,
    "noi_o": Kind.GROUP, "sinh": Kind.PARTIAL_DATE,
}  # fmt: skip

TEXTS = st.one_of(st.sampled_from(["", "'", "it''s", '"', "and", "${x}", "a\nb", "1"]), st.text())
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15, allow_nan=False), st.just(-0.0)
)
LISTS = st.one_of(
    st.lists(st.one_of(TEXTS, st.sampled_from(["$a", "@b"])), min_size=1, max_size=4),
    st.lists(NUMBERS, min_size=1, max_size=4),
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS.filter(lambda t: t[:1] not in {"$", "@"}),
    Kind.NUMBER: NUMBERS,
    Kind.DATE: st.one_of(st.just("@today"), st.dates().map(lambda d: {"date": d.isoformat()})),
    Kind.BOOLEAN: st.booleans(),
    Kind.TEXTS: st.lists(st.one_of(TEXTS, st.just("$a")), min_size=1, max_size=3),
    Kind.NUMBERS: st.lists(NUMBERS, min_size=1, max_size=3),
}
RESULTS: dict[Kind, tuple[str, ...]] = {
    Kind.BOOLEAN: ("eq", "ne", "lt", "le", "gt", "ge", "in", "contains", "and", "or", "not",
                   "present", "absent", "if", "coalesce"),
    Kind.NUMBER: ("count", "sum", "add", "sub", "age_years", "days_between", "if", "coalesce"),
}  # fmt: skip


@st.composite
def expressions(draw: st.DrawFn, kind: Kind = Kind.BOOLEAN, depth: int = 4) -> Any:
    """Return an expression of a kind, as a document writes it."""
    named = [f"${name}" for name, of in NAMES.items() if of == kind]
    simple = [st.sampled_from(named)] if named else []
    if kind in VALUES:
        simple.append(VALUES[kind])
    if not depth or draw(st.integers(0, 2)) == 0:
        return draw(st.one_of(simple))
    operators = RESULTS.get(kind, ("if", "coalesce"))
    name = draw(st.sampled_from(operators))
    return {name: _arguments(draw, name, kind, depth - 1)}


def _arguments(draw: st.DrawFn, name: str, kind: Kind, depth: int) -> Any:
    def of(*kinds: Kind) -> list[Any]:
        return [draw(expressions(k, depth)) for k in kinds]

    times = draw(st.integers(2, 4))
    any_kind = draw(st.sampled_from(list(Kind)))
    if name in {"eq", "ne"}:
        return of(*[draw(st.sampled_from([Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.BOOLEAN,
                                          Kind.PARTIAL_DATE]))] * 2)  # fmt: skip
    if name in {"lt", "le", "gt", "ge"}:
        return of(*[draw(st.sampled_from([Kind.TEXT, Kind.NUMBER, Kind.DATE]))] * 2)
    if name in {"in", "contains"}:
        one, many = draw(st.sampled_from([(Kind.TEXT, Kind.TEXTS), (Kind.NUMBER, Kind.NUMBERS)]))
        return of(one, many) if name == "in" else of(many, one)
    if name in {"and", "or"}:
        return of(*[Kind.BOOLEAN] * times)
    if name == "not":
        return of(Kind.BOOLEAN)
    if name in {"present", "absent"}:
        return of(any_kind)
    if name == "count":
        return of(draw(st.sampled_from([Kind.TEXTS, Kind.NUMBERS, Kind.ROWS])))
    if name == "sum":
        return of(Kind.NUMBERS)
    if name == "add":
        return of(*[Kind.NUMBER] * times)
    if name == "sub":
        return of(Kind.NUMBER, Kind.NUMBER)
    if name in {"age_years", "days_between"}:
        return of(Kind.DATE, Kind.DATE)
    if name == "if":
        return of(Kind.BOOLEAN, kind, kind)
    return of(*[kind] * times)


@given(expressions())
@settings(max_examples=300)
def test_every_expression_is_read_back_from_its_spelling(written: Any) -> None:
    try:
        expression = parse(written, names=NAMES)
    except ExpressionRefused:
        return  # more than 200 nodes
    assert read_spelling(spell(written), names=NAMES) == expression
    assert write(expression) == unspell(spell(write(expression)))
    # Spelling again changes nothing: the second workbook is the first one.
    assert spell(unspell(spell(written))) == spell(written)


def test_every_operator_was_spelled() -> None:
    assert {o for operators in RESULTS.values() for o in operators} == set(OPERATORS)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ({"and": [{"eq": ["$x", "a"]}, {"gt": ["$y", 3]}]}, "${x} = 'a' and ${y} > 3"),
        ({"or": [{"and": ["$a", "$b"]}, "$c"]}, "(${a} and ${b}) or ${c}"),
        ({"and": [{"or": ["$a", "$b"]}, {"not": "$c"}]}, "(${a} or ${b}) and not(${c})"),
        ({"and": [{"and": ["$a", "$b"]}, "$c"]}, "(${a} and ${b}) and ${c}"),
        ({"ge": [{"age_years": ["$sinh", "@today"]}, 18]}, "age-years(${sinh}, today()) >= 18"),
        ({"in": ["$x", ["a", "b"]]}, "one-of(${x}, 'a', 'b')"),
        ({"in": ["$x", "$many"]}, "one-of(${x}, ${many})"),
        ({"contains": ["$many", "a"]}, "selected(${many}, 'a')"),
        ({"lt": ["$d", {"date": "2025-07-01"}]}, "${d} < date('2025-07-01')"),
        ({"gt": [{"add": [1, {"count": "$con"}]}, -2]}, "1 + count(${con}) > -2"),
        ({"sub": [{"sub": ["$n", 1]}, {"sub": ["$m", -1]}]}, "(${n} - 1) - (${m} - -1)"),
        ({"sum": "$con[].tuoi"}, "sum(${con[].tuoi})"),
        ({"eq": ["$b", True]}, "${b} = true()"),
        ({"if": ["$b", "it's", "no"]}, "if(${b}, 'it''s', 'no')"),
        ({"present": "$noi_o.province"}, "present(${noi_o.province})"),
    ],
)  # fmt: skip
def test_spellings_look_like_those_of_xlsform(written: Any, spelled: str) -> None:
    assert spell(written) == spelled
    assert unspell(spelled) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("${a}+1 - 2 + 3", {"add": [{"sub": [{"add": ["$a", 1]}, 2]}, 3]}),
        ("${a} = 1 and ${b} = 2 or ${c} = 3",
         {"or": [{"and": [{"eq": ["$a", 1]}, {"eq": ["$b", 2]}]}, {"eq": ["$c", 3]}]}),
        ('${a} = "it\'s"', {"eq": ["$a", "it's"]}),
        ("count-selected(${m}) > 1", {"gt": [{"count": "$m"}, 1]}),
        ("age_years(${d},today())<18", {"lt": [{"age_years": ["$d", "@today"]}, 18]}),
        ("  ( ${a} )  ", "$a"),
    ],
)  # fmt: skip
def test_people_may_write_it_their_way(text: str, written: Any) -> None:
    assert unspell(text) == written


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "expected_value", 1),
        ("${a} = ", "expected_value", 8),
        ("${a} = 'x", "unfinished_text", 8),
        ("${a} = ‘x’", "unknown_character", 8),
        ("${a} == 1", "expected_value", 7),
        ("${a} = 1 = 2", "chained", 10),
        ("${a} * 2", "unknown_character", 6),
        ("${a} div 2", "expected_end", 6),
        ("a = 1", "unknown_word", 1),
        ("like(${a}, 'x')", "unknown_function", 1),
        ("not(${a}", "expected_bracket", 9),
        ("(${a}", "expected_bracket", 6),
        ("${a})", "expected_end", 5),
        ("${Họ tên} = 1", "bad_name", 1),
        ("date('30/02/2025')", "bad_date", 6),
        ("date(${a})", "bad_date", 6),
        ("today(1)", "bad_constant", 1),
        ("list(${a})", "bad_list", 6),
        ("one-of(${a})", "bad_list", 8),
        ("one-of(${a}, 'x', ${b})", "bad_list", 8),
        ("${a} = '$b'", "looks_like_name", 8),
        ("9" * 20, "bad_number", 1),
        ("(" * 41 + "1" + ")" * 41, "too_deep", 41),
        ("1" * 40_000, "too_long", 32_767),
    ],
)  # fmt: skip
def test_a_bad_spelling_is_refused_with_its_place(text: str, code: str, position: int) -> None:
    with pytest.raises(SpellingRefused) as refused:
        unspell(text)
    assert (refused.value.code, refused.value.position) == (code, position)


_SCRAPS = st.lists(
    st.sampled_from(["${a}", "'", '"', "(", ")", ",", "not(", "list(", "and", "-", "1", "=", " ",
                     "date(", "'2025-01-01'", "one-of(", "…", "\n"]),
    max_size=60,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=80), _SCRAPS))
@settings(max_examples=300)
def test_no_text_fails_otherwise_than_by_refusal(text: str) -> None:
    try:
        written = unspell(text)
    except SpellingRefused as refused:
        assert 1 <= refused.position <= len(text) + 1
        return
    try:
        spelled = spell(written)
    except CannotSpell:
        return  # readable, but no expression: a function with too few arguments
    assert spell(unspell(spelled)) == spelled


@pytest.mark.parametrize("text", ["'" * 32_767, "-" * 32_767, "not(" * 8_000, "1+" * 16_000 + "1"])
def test_the_longest_texts_are_read_at_once(text: str) -> None:
    with pytest.raises((SpellingRefused, ExpressionRefused)):
        read_spelling(text, names={})
