"""
The English catalogue: found in the sources, filled by people, compiled; without GNU gettext.

A message's key is its Vietnamese text; with a context, "context\\x04text" as in .mo files.
The .po holds no line numbers and no dates, so that two branches merge without a quarrel.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
PO = PACKAGE / "locale/en/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")

CONTEXT_END = "\x04"
KEYWORDS = dict.fromkeys(
    (
        "_", "gettext", "gettext_lazy", "gettext_noop", "lazy",
        "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy",
        "declare",  # a journal tag and the words that people read for it
    )
)  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")

Filling = dict[str, str | list[str]]


class _Bare(Catalog):
    """A catalogue whose header holds only what readers need."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the three lines that never change."""
        return [
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Language", "en"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]

    @mime_headers.setter
    def mime_headers(self, lines: Iterable[tuple[str, str]]) -> None:
        """Keep our own header, whatever a file says."""


@dataclass(frozen=True)
class Report:
    """What stands between the sources and a complete English interface; each a list of keys."""

    unextracted: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)
    odd_placeholders: list[str] = field(default_factory=list)
    uncompiled: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Return whether there is nothing to do."""
        return not any(vars(self).values())


def key_of(message: Message) -> str:
    """Return the message's key: its text (the singular), with its context where it has one."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT_END}{text}" if message.context else str(text)


def _empty() -> Catalog:
    return _Bare(locale="en", charset="utf-8", fuzzy=False, header_comment=HEADER)


HEADER = "# English interface of Một Cửa. Made by `manage messages_extract`; fill in msgstr only."


def sources() -> list[Path]:
    """Return every Python file and template whose words a reader may see."""
    found = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]
    return sorted(p for p in found if not {"tests", "migrations"} & set(p.parts))


def _spoken(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    text = path.read_text()
    if path.suffix == ".html":
        # Django turns a template into something Python-like; its indentation means nothing.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, called, said, _comments in extract_python(
        BytesIO(text.encode()), KEYWORDS, (), {"encoding": "utf-8"}
    ):
        yield str(called), said if isinstance(said, tuple) else (str(said or ""),)


def find_messages() -> Catalog:
    """Return all messages of the sources, untranslated. Reads files; no database."""
    found = _empty()
    for path in sources():
        for called, said in _spoken(path):
            context = said[0] if "pgettext" in called else None
            texts = said[1:] if context or called == "declare" else said
            many = "ngettext" in called or "npgettext" in called
            wanted = texts[: 2 if many else 1]
            if all(isinstance(text, str) and text for text in wanted):
                found.add(wanted if many else wanted[0], context=context)
    return found


def read_catalogue() -> Catalog:
    """Return the kept translations; empty where there is no file yet."""
    kept = _empty()
    if PO.exists():
        with PO.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    kept.add(message.id, message.string, context=message.context)
    return kept


def merged(*, filling: Filling | None = None) -> Catalog:
    """Return the sources' messages with the kept translations, then with those of `filling`."""
    kept = {key_of(message): message.string for message in read_catalogue() if message.id}
    kept.update({key: _strings(words) for key, words in (filling or {}).items()})
    catalogue = find_messages()
    for message in catalogue:
        words = kept.get(key_of(message))
        if message.id and words and isinstance(words, tuple) == isinstance(message.id, tuple):
            message.string = words
    return catalogue


def _strings(words: str | list[str]) -> str | tuple[str, ...]:
    return words if isinstance(words, str) else tuple(words)


def _translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the keys that have no English words yet, sorted."""
    return sorted(key_of(m) for m in catalogue if m.id and not _translated(m))


def save(catalogue: Catalog) -> None:
    """Write the .po: sorted, without lines and dates; the same input gives the same bytes."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, no_location=True, sort_output=True, width=100)


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo of a catalogue; messages without English words are left out."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _placeholders(words: object) -> list[str]:
    last = words[-1] if isinstance(words, tuple) else words
    return sorted(found.group() for found in PLACEHOLDER.finditer(str(last)))


def _odd(message: Message) -> bool:
    return _placeholders(message.id) != _placeholders(message.string)


def examine() -> Report:
    """Compare sources, .po and .mo."""
    kept = read_catalogue()
    in_sources = {key_of(m) for m in find_messages() if m.id}
    in_file = {key_of(m) for m in kept if m.id}
    mo = MO.read_bytes() if MO.exists() else b""
    return Report(
        unextracted=sorted(in_sources - in_file),
        stale=sorted(in_file - in_sources),
        untranslated=untranslated(kept),
        odd_placeholders=sorted(key_of(m) for m in kept if m.id and _translated(m) and _odd(m)),
        uncompiled=[] if mo == compiled(kept) else [MO.name],
    )
