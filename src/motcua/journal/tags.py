"""
The closed set of journal tags, `source:subject:action`.

Each app declares its own beside the act that uses it; recording an undeclared tag is refused,
so the list printed for auditors is complete.
"""

import re

from django.utils.translation import gettext

_SHAPE = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")
_declared: dict[str, str] = {}


class BadTag(Exception):
    """A tag is not of the form source:subject:action, or is declared twice with other words."""


class UndeclaredTag(Exception):
    """A journal entry was recorded under a tag that no app declares."""


def declare(tag: str, vi: str) -> str:
    """Declare a tag with the Vietnamese words an officer reads for it, and return it."""
    if not _SHAPE.fullmatch(tag) or _declared.get(tag, vi) != vi:
        raise BadTag(tag)
    _declared[tag] = vi
    return tag


def require(tag: str) -> None:
    """:raises UndeclaredTag: when no app has declared `tag`."""
    if tag not in _declared:
        raise UndeclaredTag(tag)


def words(tag: str) -> str:
    """Return a tag's words in the reader's language; the tag itself when its app is gone."""
    return gettext(_declared[tag]) if tag in _declared else tag


def all_tags() -> dict[str, str]:
    """Return every declared tag with its words."""
    return dict(_declared)
