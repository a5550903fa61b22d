"""Reading a body: bounded, of the right type, and nothing in it that could not be kept."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from motcua.api import problems
from motcua.api.problems import Refused

MOST_BYTES = 1024 * 1024
# An answer is at most a list of rows of addresses; the form document itself nests no deeper.
DEEPEST = 12


class JsonParser(Parser):
    """Reads JSON strictly; what it refuses never reaches a validator."""

    def parse_body(self, request: HttpRequest) -> Any:
        """
        Return the body's value.

        :raises Refused: wrong content type, too large, not JSON, or text that cannot be kept
        """
        if request.content_type != "application/json":
            raise Refused(problems.MEDIA_TYPE)
        if content_length(request) > MOST_BYTES:
            raise Refused(problems.TOO_LARGE)
        return parse(request.body)


def content_length(request: HttpRequest) -> int:
    """Return the length that the sender announced; a body without one is empty here."""
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isascii() and given.isdigit() else 0


def parse(body: bytes) -> Any:
    """
    Return the value of a JSON text.

    :raises Refused: it is none, or holds what cannot be kept
    """
    try:
        value = json.loads(
            body.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as unreadable:
        raise Refused(problems.MALFORMED) from unreadable
    _keepable(value)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _keepable(value: Any) -> None:
    """Refuse NUL, half surrogate pairs and what nests too deep: PostgreSQL keeps none of them."""
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            raise Refused(problems.MALFORMED, _("Lồng nhau sâu quá %(n)s tầng.") % {"n": DEEPEST})
        if isinstance(one, dict):
            waiting += [(text, depth) for text in one]
            waiting += [(inner, depth + 1) for inner in one.values()]
        elif isinstance(one, list):
            waiting += [(inner, depth + 1) for inner in one]
        elif isinstance(one, str) and not _is_text(one):
            raise Refused(problems.MALFORMED, _("Có ký tự không dùng được."))


def _is_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
