"""
Reading a JSON document key by key, collecting every defect with its path.

A reader never stops at the first defect: an author mends a document in one pass.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from motcua.rules.form_document.limits import MAX_WORDS
from motcua.rules.form_document.model import NO_WORDS, Words
from motcua.rules.form_logic import Expression, ExpressionRefused, Kind, Names, parse

ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a document, and where."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class DocumentRefused(Exception):
    """A form document cannot be used; `defects` name every reason."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__("; ".join(str(d) for d in self.defects[:20]))


class Reader:
    """One JSON object of the document. Bad values become defects and a harmless stand-in."""

    def __init__(self, raw: Any, path: str, defects: list[Defect], lang: tuple[str, ...]) -> None:
        self.path = path
        self.defects = defects
        self.lang = lang
        self.raw: dict[str, Any] = raw if isinstance(raw, dict) else {}
        if not isinstance(raw, dict):
            self.refuse("", "not an object")

    def refuse(self, key: str, reason: str) -> None:
        """Note a defect at a key of this object."""
        self.defects.append(Defect(f"{self.path}.{key}".strip("."), reason))

    def keys(self, required: str, optional: str = "") -> None:
        """Refuse keys that are missing and keys that nobody knows."""
        needed, known = required.split(), {*required.split(), *optional.split()}
        for key in needed:
            if key not in self.raw:
                self.refuse(key, "missing")
        for key in self.raw:
            if key not in known:
                self.refuse(str(key), "unknown key")

    def text(self, key: str, default: str = "", pattern: re.Pattern[str] | None = None) -> str:
        """Return a text."""
        value = self.raw.get(key, default)
        if not isinstance(value, str) or len(value) > MAX_WORDS:
            self.refuse(key, "not a text, or too long")
            return default
        if key in self.raw and pattern is not None and not pattern.fullmatch(value):
            self.refuse(key, f"not of the form {pattern.pattern}")
        return value

    def id(self, key: str = "id") -> str:
        """Return an identifier: small letters, digits and underscores."""
        return self.text(key, pattern=ID)

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self.raw.get(key, default)
        if isinstance(value, bool):
            return value
        self.refuse(key, "neither true nor false")
        return default

    def integer(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number within bounds, both included."""
        value = self.raw.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.refuse(key, f"not a whole number from {least} to {most}")
            return default
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str) -> str:
        """Return one of a closed list."""
        value, known = self.raw.get(key, default), list(allowed)
        if value in known:
            return str(value)
        self.refuse(key, f"{value!r} is none of {', '.join(known)}")
        return default

    def words(self, key: str) -> Words:
        """
        Return words; none when the key is not there.

        Vietnamese must be there. Missing English is for the gate to stop: a form is translated
        step by step, and its working document stands meanwhile.
        """
        if key not in self.raw:
            return NO_WORDS
        inner = Reader(self.raw[key], f"{self.path}.{key}".strip("."), self.defects, self.lang)
        inner.keys("vi", "vi en")
        words = Words(inner.text("vi"), inner.text("en"))
        for language in self.lang:
            if language in inner.raw and not getattr(words, language).strip():
                inner.refuse(language, "empty")
        return words

    def items(self, key: str, least: int, most: int) -> list[Any]:
        """Return a list within bounds; empty when the key is not there."""
        value = self.raw.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, "not a list")
            return []
        if key in self.raw and not least <= len(value) <= most:
            self.refuse(key, f"not between {least} and {most} items")
        return value[:most]

    def texts(self, key: str, most: int) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.items(key, 0, most)
        if all(isinstance(item, str) for item in value):
            return tuple(value)
        self.refuse(key, "not a list of texts")
        return ()

    def readers(self, key: str, least: int, most: int) -> "list[Reader]":
        """Return a reader for each object of a list."""
        return [
            Reader(raw, f"{self.path}.{key}[{i}]".strip("."), self.defects, self.lang)
            for i, raw in enumerate(self.items(key, least, most))
        ]

    def reader(self, key: str) -> "Reader":
        """Return a reader for the object under a key."""
        path = f"{self.path}.{key}".strip(".")
        return Reader(self.raw.get(key), path, self.defects, self.lang)

    def expression(self, key: str, names: Names, kind: Kind | None) -> Expression | None:
        """Return the typed expression under a key; None when there is none, or it is refused."""
        if key not in self.raw:
            return None
        path = f"{self.path}.{key}".strip(".")
        try:
            return parse(self.raw[key], names=names, path=path, expected=kind)
        except ExpressionRefused as refused:
            self.defects.append(Defect(refused.path, refused.reason))
            return None
