"""
Reading a guide document as it is kept: all that is sound in it, and every finding about the rest.

A guide in the making is often unsound, and its author still wants to see it; so reading never
fails. Fail closed all the same: a question or an outcome whose condition cannot be used is never
reached.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motcua.rules.form_document.model import Words
from motcua.rules.form_logic import (
    Call,
    Expression,
    ExpressionRefused,
    Kind,
    Literal,
    Reference,
    parse,
    references,
)
from motcua.rules.guide_document.model import (
    MAX_OPTIONS,
    MAX_OUTCOMES,
    MAX_QUESTIONS,
    Finding,
    Guide,
    Option,
    Outcome,
    Question,
    Severity,
)

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST = 600
_NEVER = Literal(False, Kind.BOOLEAN)
_KEYS = {
    "": "title lead law verified questions outcomes",
    "question": "id ask hint law options when",
    "option": "value label means",
    "outcome": "id procedure case why law when answers",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading came to."""

    guide: Guide
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing found so far refuses publication."""
        return all(finding.severity != Severity.STOP for finding in self.findings)


def read_guide(raw: Any) -> Reading:
    """Return the guide that a JSON value describes, with what is wrong with it."""
    return _Pass().read(raw)


class _Pass:
    """One reading; findings gather on the way."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.known: dict[str, Question] = {}

    def read(self, raw: Any) -> Reading:
        """Read everything."""
        whole = self._object(raw, "", "")
        questions = tuple(self._questions(_list(whole, "questions")))
        outcomes = tuple(self._outcomes(_list(whole, "outcomes")))
        law = tuple(line.strip() for line in _list(whole, "law") if isinstance(line, str))
        if not any(law):
            self._say("no_law")
        guide = Guide(
            title=self._words(whole, "title", "", needed=True),
            lead=self._words(whole, "lead", "", needed=False),
            law=tuple(line for line in law if line), verified=whole.get("verified") is True,
            questions=questions, outcomes=outcomes,
        )  # fmt: skip
        if not guide.verified:
            self.findings.append(Finding("not_verified", severity=Severity.WARN))
        return Reading(guide, tuple(self.findings))

    def _say(self, code: str, place: str = "", about: str = "") -> None:
        self.findings.append(Finding(code, place, about[:200]))

    def _object(self, raw: Any, what: str, place: str) -> dict[str, Any]:
        if not isinstance(raw, dict):
            self._say("bad_shape", place)
            return {}
        for key in set(raw) - set(_KEYS[what].split()):
            self._say("bad_shape", place, str(key))
        return raw

    def _questions(self, rows: list[Any]) -> Iterator[Question]:
        if not rows:
            self._say("no_questions")
        if len(rows) > MAX_QUESTIONS:
            self._say("too_many_questions", about=str(MAX_QUESTIONS))
        for row in rows[:MAX_QUESTIONS]:
            raw = self._object(row, "question", "")
            name = self._id(raw, {*self.known})
            question = Question(
                id=name, ask=self._words(raw, "ask", name, needed=True),
                hint=self._words(raw, "hint", name, needed=False), law=_text(raw, "law"),
                options=tuple(self._options(_list(raw, "options"), name)),
                when=self._when(raw, name),
            )  # fmt: skip
            self.known[name] = question
            yield question

    def _options(self, rows: list[Any], place: str) -> Iterator[Option]:
        if len(rows) < 2:
            self._say("few_options", place)
        if len(rows) > MAX_OPTIONS:
            self._say("too_many_options", place, str(MAX_OPTIONS))
        values = Counter(_text(row, "value") for row in rows if isinstance(row, dict))
        for value, times in values.items():
            if times > 1:
                self._say("value_twice", place, value)
        for row in rows[:MAX_OPTIONS]:
            raw = self._object(row, "option", place)
            value = _text(raw, "value")
            if not ID.fullmatch(value):
                self._say("bad_id", place, value)
            label = self._words(raw, "label", place, needed=True)
            yield Option(value, label, self._words(raw, "means", place, needed=True))

    def _outcomes(self, rows: list[Any]) -> Iterator[Outcome]:
        if not rows:
            self._say("no_outcomes")
        if len(rows) > MAX_OUTCOMES:
            self._say("too_many_outcomes", about=str(MAX_OUTCOMES))
        taken = {*self.known}
        for row in rows[:MAX_OUTCOMES]:
            raw = self._object(row, "outcome", "")
            name = self._id(raw, taken)
            taken.add(name)
            yield Outcome(
                id=name, procedure=_text(raw, "procedure"),
                case=self._words(raw, "case", name, needed=True),
                why=self._words(raw, "why", name, needed=True), law=_text(raw, "law"),
                when=self._when(raw, name), answers=self._presets(raw, name),
            )  # fmt: skip

    def _presets(self, raw: dict[str, Any], place: str) -> dict[str, str]:
        answers = raw.get("answers", {})
        if not isinstance(answers, dict):
            self._say("bad_shape", place, "answers")
            return {}
        if not all(isinstance(value, str) for value in answers.values()):
            self._say("bad_shape", place, "answers")
            return {}
        for field, value in answers.items():
            if not ID.fullmatch(field) or (value[:1] == "$" and value[1:] not in self.known):
                self._say("bad_preset", place, f"{field} = {value}")
        return dict(answers)

    def _id(self, raw: dict[str, Any], taken: set[str]) -> str:
        name = _text(raw, "id")
        if not ID.fullmatch(name):
            self._say("bad_id", name, name)
        elif name in taken:
            self._say("id_twice", name, name)
        return name

    def _words(self, raw: dict[str, Any], key: str, place: str, *, needed: bool) -> Words:
        value = raw.get(key) or {}
        if not isinstance(value, dict):
            self._say("bad_shape", place, key)
            return Words("")
        words = Words(_text(value, "vi"), _text(value, "en"))
        if needed and not words.vi:
            self._say("missing_words", place, key)
        elif words.vi and not words.en:
            self._say("missing_english", place, words.vi)
        if max(len(words.vi), len(words.en)) > LONGEST:
            self._say("too_long", place, key)
        return words

    def _when(self, raw: dict[str, Any], place: str) -> Expression | None:
        if raw.get("when") is None:
            return None
        names = dict.fromkeys(self.known, Kind.TEXT)
        try:
            read = parse(raw["when"], names=names, expected=Kind.BOOLEAN)
        except ExpressionRefused as refused:
            self._say("bad_condition", place, refused.reason)
            return _NEVER
        # The moment is no answer: a path that depends on it could not be walked beforehand.
        if any(name.startswith("@") for name in references(read)):
            self._say("bad_condition", place, "@today")
            return _NEVER
        for name, value in _compared(read):
            if self.known[name].option(value) is None:
                self._say("unknown_value", place, f"{name} = {value}")
        return read


def _compared(expression: Expression) -> Iterator[tuple[str, str]]:
    """Yield the answers that a condition compares with written values, and those values."""
    if not isinstance(expression, Call):
        return
    names = [a.name for a in expression.arguments if isinstance(a, Reference)]
    for literal in (a for a in expression.arguments if isinstance(a, Literal)):
        values = literal.value if isinstance(literal.value, tuple) else (literal.value,)
        yield from ((name, str(value)) for name in names for value in values)
    for argument in expression.arguments:
        yield from _compared(argument)


def _list(raw: dict[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    return value if isinstance(value, list) else []


def _text(raw: Any, key: str) -> str:
    value = raw.get(key) if isinstance(raw, dict) else None
    return value.strip() if isinstance(value, str) else ""
