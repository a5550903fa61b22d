"""
Expressions in plain words, for an official who has never programmed.

`chỉ hỏi khi «Anh/chị là» là «Mẹ của cháu»`. Every expression has words: what has no better ones is
said operator by operator. "Not" is carried inwards, which the three-valued logic of
`rules/form_logic` allows, so that nobody has to read a double negation.
"""

from dataclasses import dataclass
from typing import TypeGuard

from motcua.rules.form_document.labels import Labels, framed, joined
from motcua.rules.form_document.model import Check, Words
from motcua.rules.form_logic import Call, Expression, Kind, Literal, Reference

_ASKED_WHEN = Words("chỉ hỏi khi {}", "only asked when {}")
_NEEDED_WHEN = Words("bắt buộc khi {}", "required when {}")
_AND, _OR = Words("và", "and"), Words("hoặc", "or")
_ALWAYS, _NEVER = Words("luôn luôn", "always"), Words("không bao giờ", "never")
_GROUPED = Words("({})", "({})")
_SHORT = 6


@dataclass(frozen=True)
class _Predicate:
    """What is said of the first argument: as a fact, and as a demand of a check."""

    fact: Words
    must: Words


def _said(vi: str, en: str, must_vi: str = "", must_en: str = "") -> _Predicate:
    return _Predicate(
        Words(vi, f"is {en}"), Words(must_vi or f"phải {vi}", must_en or f"must be {en}")
    )


_EQUAL = _said("là {1}", "{1}")
_UNEQUAL = _said("không phải là {1}", "not {1}", "không được là {1}", "must not be {1}")
_PREDICATES: dict[tuple[str, Kind | None], _Predicate] = {
    ("eq", None): _EQUAL,
    ("eq", Kind.NUMBER): _said("bằng {1}", "equal to {1}"),
    ("eq", Kind.DATE): _said("đúng vào ngày {1}", "the same day as {1}"),
    ("ne", None): _UNEQUAL,
    ("ne", Kind.NUMBER): _said("khác {1}", "different from {1}"),
    ("ne", Kind.DATE): _said("khác ngày {1}", "another day than {1}"),
    ("lt", None): _said("đứng trước {1} theo vần chữ cái", "before {1} in the alphabet"),
    ("le", None): _said("không đứng sau {1} theo vần chữ cái", "not after {1} in the alphabet"),
    ("gt", None): _said("đứng sau {1} theo vần chữ cái", "after {1} in the alphabet"),
    ("ge", None): _said("không đứng trước {1} theo vần chữ cái", "not before {1} in the alphabet"),
    ("lt", Kind.NUMBER): _said("nhỏ hơn {1}", "less than {1}"),
    ("le", Kind.NUMBER): _said("không quá {1}", "{1} at most", "không được quá {1}"),
    ("gt", Kind.NUMBER): _said("lớn hơn {1}", "more than {1}"),
    ("ge", Kind.NUMBER): _said("từ {1} trở lên", "{1} or more"),
    ("lt", Kind.DATE): _said("trước {1}", "before {1}"),
    ("le", Kind.DATE): _said("không sau {1}", "not after {1}"),
    ("gt", Kind.DATE): _said("sau {1}", "after {1}"),
    ("ge", Kind.DATE): _said("không trước {1}", "not before {1}"),
    ("in", None): _said("là {1}", "{1}"),
    ("not in", None): _said("không phải là {1}", "none of {1}", "không được là {1}"),
    ("contains", None): _Predicate(
        Words("có chọn {1}", "includes {1}"), Words("phải có chọn {1}", "must include {1}")
    ),
    ("not contains", None): _Predicate(
        Words("không chọn {1}", "does not include {1}"),
        Words("không được chọn {1}", "must not include {1}"),
    ),
    ("present", None): _said("có câu trả lời", "answered"),
    ("absent", None): _said("để trống", "left empty"),
}
_AGE = {
    "lt": _said("chưa đủ {1} tuổi", "younger than {1}"),
    "le": _said("không quá {1} tuổi", "{1} years old at most"),
    "gt": _said("trên {1} tuổi", "older than {1}"),
    "ge": _said("từ đủ {1} tuổi", "{1} years old or more"),
}
_AGED = Words("người sinh {0}, tính đến {1}", "somebody born on {0}, as of {1},")
_OPPOSITE = {
    "eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt",
    "in": "not in", "contains": "not contains", "present": "absent", "absent": "present",
}  # fmt: skip
_TURNED = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}
_VALUES = {
    "sum": Words("tổng của {0}", "the sum of {0}"),
    "sub": Words("{0} trừ {1}", "{0} minus {1}"),
    "age_years": Words("số tuổi của người sinh {0}, tính đến {1}",
                       "the age of somebody born on {0}, as of {1}"),
    "days_between": Words("số ngày từ {0} đến {1}", "the days from {0} to {1}"),
    "if": Words("nếu {0} thì {1}, nếu không thì {2}", "{1} if {0}, otherwise {2}"),
}  # fmt: skip
_COUNT = {
    Kind.ROWS: Words("số dòng {0} đã khai", "the number of rows {0}"),
    None: Words("số mục đã chọn ở {0}", "the number chosen at {0}"),
}
_SEVERAL_WORDS = frozenset({"add", "sub", "if", "coalesce"})
_AS_OF = Words("{}, tính đến {}", "{}, as of {}")
_NOT = Words("không đúng là {}", "it is not true that {}")
_FACT_OF = Words("{0} đúng", "{0} is true")


def asked_when(condition: Expression, labels: Labels) -> Words:
    """Return when a page, question or paper is asked for: `chỉ hỏi khi …`."""
    return framed(_ASKED_WHEN, fact(condition, labels))


def needed_when(condition: Expression, labels: Labels) -> Words:
    """Return when an answer is required: `bắt buộc khi …`."""
    return framed(_NEEDED_WHEN, fact(condition, labels))


def check_words(check: Check, field_id: str, labels: Labels) -> Words:
    """Return what a check demands of its question's answer: `phải sau «Ngày sinh»`."""
    return _demand(check.that, field_id, labels)


def fact(condition: Expression, labels: Labels) -> Words:
    """Return a condition as a statement of fact."""
    return _fact(condition, labels, negated=False)


def value_words(expression: Expression, labels: Labels) -> Words:
    """Return a value as a noun: «Ngày sinh», a sum, an age, an alternative."""
    if isinstance(expression, Literal):
        return labels.value(expression)
    if isinstance(expression, Reference):
        return _named(expression, labels)
    if expression.kind == Kind.BOOLEAN and expression.operator not in {"if", "coalesce"}:
        return fact(expression, labels)
    return _computed(expression, labels)


def _named(reference: Reference, labels: Labels) -> Words:
    """A short computed value is said in full; a long one by its name."""
    derived = labels.derived.get(reference.name)
    if derived is not None and _size(derived.as_, labels) <= _SHORT:
        return value_words(derived.as_, labels)
    return labels.name(reference.name)


def _size(expression: Expression, labels: Labels) -> int:
    if isinstance(expression, Call):
        return 1 + sum(_size(argument, labels) for argument in expression.arguments)
    is_derived = isinstance(expression, Reference) and expression.name in labels.derived
    return _SHORT + 1 if is_derived else 1


def _computed(call: Call, labels: Labels) -> Words:
    arguments = call.arguments
    if call.operator == "if":
        condition, then, otherwise = arguments
        return framed(
            _VALUES["if"], fact(condition, labels), _noun(then, labels), _noun(otherwise, labels)
        )
    nouns = tuple(_noun(argument, labels) for argument in arguments)
    if call.operator == "count":
        return framed(_COUNT.get(arguments[0].kind, _COUNT[None]), *nouns)
    if call.operator == "add":
        return joined(nouns, Words("cộng", "plus"))
    if call.operator == "coalesce":
        return joined(nouns, Words("hoặc, nếu chưa có,", "or, where that is missing,"))
    return framed(_VALUES[call.operator], *nouns)


def _noun(expression: Expression, labels: Labels) -> Words:
    words = value_words(expression, labels)
    nested = isinstance(expression, Call) and (
        expression.operator in _SEVERAL_WORDS or expression.kind == Kind.BOOLEAN
    )
    return framed(_GROUPED, words) if nested else words


def _fact(expression: Expression, labels: Labels, *, negated: bool) -> Words:
    if isinstance(expression, Literal):
        return _NEVER if bool(expression.value) is negated else _ALWAYS
    if isinstance(expression, Reference):
        return _yes_or_no(expression, labels, negated=negated)
    if expression.operator == "not":
        return _fact(expression.arguments[0], labels, negated=not negated)
    if expression.operator in {"and", "or"}:
        return _several(expression, labels, negated=negated)
    if expression.operator in {"if", "coalesce"}:
        words = framed(_FACT_OF, framed(_GROUPED, value_words(expression, labels)))
        return framed(_NOT, words) if negated else words
    subject, predicate, rest = _parted(expression, labels, negated=negated)
    return _sentence(subject, predicate.fact, rest)


def _yes_or_no(reference: Reference, labels: Labels, *, negated: bool) -> Words:
    derived = labels.derived.get(reference.name)
    if derived is not None and _size(derived.as_, labels) <= _SHORT:
        return _fact(derived.as_, labels, negated=negated)
    answer = labels.value(Literal(not negated, Kind.BOOLEAN))
    return _sentence(labels.name(reference.name), _EQUAL.fact, answer)


def _several(call: Call, labels: Labels, *, negated: bool) -> Words:
    """Not (a and b) is: not a, or not b."""
    is_and = (call.operator == "and") is not negated
    parts = tuple(
        _group(argument, labels, negated=negated)
        if _is_several(argument)
        else _fact(argument, labels, negated=negated)
        for argument in call.arguments
    )
    return joined(parts, _AND if is_and else _OR)


def _is_several(expression: Expression) -> bool:
    while isinstance(expression, Call) and expression.operator == "not":
        expression = expression.arguments[0]
    return isinstance(expression, Call) and expression.operator in {"and", "or"}


def _group(expression: Expression, labels: Labels, *, negated: bool = False) -> Words:
    return framed(_GROUPED, _fact(expression, labels, negated=negated))


def _parted(call: Call, labels: Labels, *, negated: bool) -> tuple[Words, _Predicate, Words]:
    """Return subject, predicate and object of a comparison."""
    operator = _OPPOSITE[call.operator] if negated else call.operator
    first, *others = call.arguments
    second = others[0] if others else None
    if isinstance(first, Literal) and second is not None and operator in _TURNED:
        first, second, operator = second, first, _TURNED[operator]
    if _is_age(first) and operator in _AGE and second is not None:
        born, day = first.arguments
        about = framed(_AGED, _noun(born, labels), _noun(day, labels))
        return about, _AGE[operator], _object(second, None, labels)
    predicate = _PREDICATES.get((operator, first.kind)) or _PREDICATES[operator, None]
    rest = _object(second, first, labels) if second is not None else Words("")
    return _noun(first, labels), predicate, rest


def _is_age(expression: Expression) -> TypeGuard[Call]:
    return isinstance(expression, Call) and expression.operator == "age_years"


def _object(expression: Expression, first: Expression | None, labels: Labels) -> Words:
    if not isinstance(expression, Literal):
        return _noun(expression, labels)
    if first is not None and isinstance(expression.value, tuple):
        return joined(labels.values(expression, first), _OR)
    return labels.value(expression, first)


def _sentence(subject: Words, predicate: Words, rest: Words) -> Words:
    return framed(Words(f"{{0}} {predicate.vi}", f"{{0}} {predicate.en}"), subject, rest)


def _demand(
    expression: Expression, field_id: str, labels: Labels, *, negated: bool = False
) -> Words:
    """What concerns the question itself is said without its name."""
    if isinstance(expression, Call) and expression.operator == "not":
        return _demand(expression.arguments[0], field_id, labels, negated=not negated)
    is_comparison = isinstance(expression, Call) and expression.operator in _OPPOSITE
    if not isinstance(expression, Call) or not is_comparison:
        words = _fact(expression, labels, negated=negated)
        return framed(Words("phải đúng là: {}", "it must be true that {}"), words)
    subject, predicate, rest = _parted(expression, labels, negated=negated)
    if _subject(expression) == field_id:
        return framed(predicate.must, Words(""), rest)
    first = expression.arguments[0]
    if _is_age(first) and _subject(first) == field_id:
        return framed(
            _AS_OF, framed(predicate.must, Words(""), rest), _noun(first.arguments[1], labels)
        )
    return _sentence(subject, predicate.must, rest)


def _subject(call: Call) -> str:
    """The answer that a comparison is about; "" when it is about something computed."""
    first = call.arguments[0]
    if isinstance(first, Literal) and call.operator in _TURNED:
        first = call.arguments[1]
    return first.name if isinstance(first, Reference) else ""
