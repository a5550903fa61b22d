"""
Reading the spelling of an expression: see `spelling` for what stands for what.

It reads a text once from left to right, no deeper than `MAX_NESTING`, so no text can hang it.
What it returns is an expression as a form document writes it, not yet checked: `parse` does that.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.rules.form_logic.expressions import Expression, Names
from motcua.rules.form_logic.kinds import Kind
from motcua.rules.form_logic.operators import OPERATORS
from motcua.rules.form_logic.parsing import parse
from motcua.rules.form_logic.spelling import FUNCTIONS, INFIX, NAME, bare

MAX_SPELLING = 32_767  # what a cell of a workbook holds
MAX_NESTING = 40
_MAX_DIGITS = 16

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | \$\{(?P<name>[^{}]*)\}
  | '(?P<single>[^']*(?:''[^']*)*)'
  | "(?P<double>[^"]*(?:""[^"]*)*)"
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
  | (?P<word>[A-Za-z][A-Za-z0-9_-]*)
  | (?P<sign>!=|<=|>=|[=<>+\-(),])
    """,
    re.VERBOSE,
)
_BY_SIGN = {sign: (operator, binds) for operator, (sign, binds) in INFIX.items()}
_BY_FUNCTION = {function: operator for operator, function in FUNCTIONS.items()} | {
    "one-of": "in", "count-selected": "count",
}  # fmt: skip
_CONSTANTS = {"true": True, "false": False, "today": "@today"}
_COMPARISON = 3


class SpellingRefused(Exception):
    """
    A spelling cannot be read. `position` is the character concerned, from 1; `about` quotes it.

    Codes: too_long, too_deep, unknown_character, unfinished_text, unknown_word, unknown_function,
    expected_value, expected_end, expected_bracket, bad_name, bad_number, bad_date, bad_constant,
    bad_list, chained, looks_like_name.
    """

    def __init__(self, code: str, position: int, about: str = "") -> None:
        super().__init__(f"{code} at {position}: {about}")
        self.code = code
        self.position = position
        self.about = about[:60]


def unspell(text: str) -> Any:
    """
    Return the expression as a form document writes it.

    :raises SpellingRefused: with the place and the reason
    """
    if len(text) > MAX_SPELLING:
        raise SpellingRefused("too_long", MAX_SPELLING)
    return _Reading(_tokens(text)).whole()


def read_spelling(text: str, *, names: Names, expected: Kind | None = None) -> Expression:
    """
    Return the typed expression that a text spells.

    :raises SpellingRefused: it cannot be read
    :raises ExpressionRefused: it can be read, and makes no sense here
    """
    return parse(unspell(text), names=names, expected=expected)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            code = "unfinished_text" if text[at] in "'\"" else "unknown_character"
            raise SpellingRefused(code, at + 1, text[at])
        kind = str(found.lastgroup)
        if kind != "space":
            tokens.append(_Token(kind, found[kind], at + 1))
        at = found.end()
    tokens.append(_Token("end", "", len(text) + 1))
    return tokens


class _Text(str):
    """A text written in the spelling; an ordinary `str` is a reference."""

    position: int


def _said(token: _Token) -> _Text:
    quote = "'" if token.kind == "single" else '"'
    text = _Text(token.text.replace(2 * quote, quote))
    text.position = token.position
    return text


class _Reading:
    """A cursor over the tokens of one spelling."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.nesting = 0

    def whole(self) -> Any:
        """Read everything."""
        written = self._infix(1)
        if self._next.kind != "end":
            raise self._refused("expected_end")
        return _placed(written)

    @property
    def _next(self) -> _Token:
        return self.tokens[self.at]

    def _is_sign(self, sign: str) -> bool:
        return self._next.kind == "sign" and self._next.text == sign

    def _take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _refused(self, code: str, token: _Token | None = None) -> SpellingRefused:
        token = token or self._next
        return SpellingRefused(code, token.position, token.text)

    def _operator(self) -> tuple[str, int]:
        """Return the infix operator that comes next and how tightly it binds; 0 for none."""
        token = self._next
        return _BY_SIGN.get(token.text, ("", 0)) if token.kind in {"sign", "word"} else ("", 0)

    def _infix(self, least: int) -> Any:
        """Read operators that bind at least so tightly, from left to right."""
        if least > max(binds for _, binds in INFIX.values()):
            return self._primary()
        written = self._infix(least + 1)
        chain = ""  # the operator whose call is still open, so that `a + b + c` is one call
        while True:
            operator, binds = self._operator()
            if binds != least:
                return written
            if chain and least == _COMPARISON:
                raise self._refused("chained")
            self._take()
            right = self._infix(least + 1)
            if operator == chain and OPERATORS[operator].most > 2:
                written[operator].append(_placed(right))
            else:
                written = {operator: [_placed(written), _placed(right)]}
            chain = operator

    def _primary(self) -> Any:
        token = self._take()
        if token.kind == "name":
            if not NAME.fullmatch(token.text):
                raise self._refused("bad_name", token)
            return f"${token.text}"
        if token.kind in {"single", "double"}:
            return _said(token)
        if token.kind == "number":
            return self._number(token, 1)
        if token.kind == "word":
            return self._function(token)
        if token.kind == "sign" and token.text == "-" and self._next.kind == "number":
            return self._number(self._take(), -1)
        if token.kind == "sign" and token.text == "(":
            return self._bracketed(token)
        raise self._refused("expected_value", token)

    def _bracketed(self, opening: _Token) -> Any:
        self._deeper(opening)
        written = self._infix(1)
        self._close()
        return written

    def _deeper(self, token: _Token) -> None:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self._refused("too_deep", token)

    def _close(self) -> None:
        if not self._is_sign(")"):
            raise self._refused("expected_bracket")
        self._take()
        self.nesting -= 1

    def _number(self, token: _Token, sign: int) -> int | float:
        if token.text.isdigit() and len(token.text) <= _MAX_DIGITS:
            return sign * int(token.text)
        number = float(token.text) if len(token.text) < 40 else float("inf")
        if token.text.isdigit() or number == float("inf"):
            raise self._refused("bad_number", token)
        return sign * number

    def _function(self, token: _Token) -> Any:
        if not self._is_sign("("):
            raise self._refused("unknown_word", token)
        name = token.text.replace("_", "-")
        if name not in {*_CONSTANTS, *_BY_FUNCTION, "date", "list"}:
            raise self._refused("unknown_function", token)
        self._deeper(self._take())
        first = self._next
        arguments = self._arguments()
        self._close()
        if name in _CONSTANTS:
            if arguments:
                raise self._refused("bad_constant", token)
            return _CONSTANTS[name]
        if name == "date":
            return self._date(arguments, first)
        if name == "list":
            return self._list(arguments, first)
        if name == "one-of":
            return self._one_of(arguments, first)
        return {_BY_FUNCTION[name]: bare([_placed(a) for a in arguments])}

    def _arguments(self) -> list[Any]:
        if self._is_sign(")"):
            return []
        arguments = [self._infix(1)]
        while self._is_sign(","):
            self._take()
            arguments.append(self._infix(1))
        return arguments

    def _date(self, arguments: list[Any], first: _Token) -> Any:
        try:
            [day] = arguments
            return {"date": date.fromisoformat(day).isoformat()}
        except (TypeError, ValueError):
            raise self._refused("bad_date", first) from None

    def _list(self, arguments: list[Any], first: _Token) -> list[Any]:
        if not arguments or not all(_is_value(a) for a in arguments):
            raise self._refused("bad_list", first)
        return [str(a) if isinstance(a, str) else a for a in arguments]

    def _one_of(self, arguments: list[Any], first: _Token) -> Any:
        """Return `in`; its list is either spelled out, or one expression that yields a list."""
        one, *others = arguments or [None]
        if not others:
            raise self._refused("bad_list", first)
        if len(others) == 1 and not _is_value(others[0]):
            return {"in": [_placed(one), others[0]]}
        return {"in": [_placed(one), self._list(others, first)]}


def _is_value(argument: Any) -> bool:
    number = isinstance(argument, int | float) and not isinstance(argument, bool)
    return number or isinstance(argument, _Text)


def _placed(argument: Any) -> Any:
    """Return an argument as it may stand in a call, where a text cannot look like a name."""
    if not isinstance(argument, _Text):
        return argument
    if argument[:1] in {"$", "@"}:
        raise SpellingRefused("looks_like_name", argument.position, argument)
    return str(argument)
