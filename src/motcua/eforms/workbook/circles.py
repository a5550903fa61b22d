"""Conditions that ask about each other: nobody could say which question comes first."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from motcua.rules.form_document.limits import MAX_DERIVED, MAX_FIELDS, MAX_PAGES

# A form with more to ask is refused as it is; the walk below remembers its whole path.
_MOST = MAX_FIELDS + MAX_PAGES + MAX_DERIVED


def circles(document: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """
    Return each circle of ids whose conditions go round, once, in the order of asking.

    Computed values and the conditions of pages count. The document may be spoilt otherwise.
    """
    asks = {name: sorted(set(read)) for name, read in islice(_reads(document), _MOST)}
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in asks:
        if start not in done:
            found += _circles_from(start, asks, done)
    return found


def _circles_from(
    start: str, asks: Mapping[str, list[str]], done: set[str]
) -> Iterator[tuple[str, ...]]:
    """Walk in depth without recursion; what is done is not walked again."""
    path, waiting = [start], [iter(asks[start])]
    while path:
        name = next(waiting[-1], None)
        if name is None:
            done.add(path.pop())
            waiting.pop()
        elif name in path:
            yield tuple(path[path.index(name) :])
        elif name in asks and name not in done:
            path.append(name)
            waiting.append(iter(asks[name]))


def _reads(document: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield what each question, page and computed value asks about."""
    for page in document.get("pages", ()):
        of_page = list(_names(page.get("when")))
        for field in page.get("fields", ()):
            own = [*_names(field.get("when")), *_names(field.get("required_when"))]
            yield str(field.get("id", "")), own + of_page
        yield str(page.get("id", "")), of_page
    for derived in document.get("derive", ()):
        yield str(derived.get("id", "")), list(_names(derived.get("as")))


def _names(written: Any) -> Iterator[str]:
    """Yield the answers that an expression reads, as written in a document."""
    waiting = [written]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            waiting += inner.values()
        elif isinstance(inner, list):
            waiting += inner
        elif isinstance(inner, str) and inner.startswith("$"):
            yield inner[1:].partition(".")[0].removesuffix("[]")
