"""
Reading a whole form document. It either becomes a `Document` or is refused with every defect.

Fail closed: unknown keys, types, operators and names are defects, and so is anything beyond the
limits. Order matters only in lists, so a document survives being kept as jsonb.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.rules.form_document.limits import MAX_DERIVED, MAX_FIELDS, MAX_PAGES, MAX_ROWS
from motcua.rules.form_document.model import (
    Derived,
    Document,
    Page,
    Repeat,
)
from motcua.rules.form_document.names import NameTable, Sketch, name_table
from motcua.rules.form_document.parse_fields import optional_blank, parse_field, sketch_of
from motcua.rules.form_document.parse_rest import (
    parse_examples,
    parse_outputs,
    parse_papers,
    parse_parties,
    parse_word,
)
from motcua.rules.form_document.reading import ID, Defect, DocumentRefused, Reader
from motcua.rules.form_logic import Kind, references

FORM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
BLANK = re.compile(r"\{([^{}]*)\}")
LANGUAGES = ("vi", "en")
RESERVED_PAGES = frozenset({"nop"})
_LATEST_VERSION = 100_000


def parse_document(raw: Any) -> Document:
    """
    Return the document that a JSON value describes.

    :raises DocumentRefused: with the path and reason of every defect
    """
    defects: list[Defect] = []
    lang = _languages(raw)
    reader = Reader(raw, "", defects, lang)
    reader.keys(
        "form version law verified lang title subject_title pages",
        "declaration derive papers parties result_channel outputs word examples",
    )
    sketches = _sketches(reader)
    _refuse_repeated_ids(reader, sketches)
    names = name_table(sketches)
    derived = _derive(reader, names)
    known = names.kinds
    document = Document(
        form=reader.text("form", pattern=FORM_ID),
        version=reader.integer("version", 1, 1, _LATEST_VERSION),
        law=reader.texts("law", 60),
        verified=reader.flag("verified", False),
        lang=lang,
        title=reader.words("title"),
        subject_title=reader.words("subject_title"),
        pages=_pages(reader, names),
        declaration=reader.words("declaration"),
        derived=derived,
        papers=parse_papers(reader, known),
        parties=parse_parties(reader, known),
        result_channel=reader.expression("result_channel", known, Kind.TEXT),
        outputs=parse_outputs(reader, known),
        word=parse_word(reader),
        examples=parse_examples(reader),
    )
    _refuse_unknown_blanks(reader, document, known)
    if defects:
        raise DocumentRefused(defects)
    return document


def _languages(raw: Any) -> tuple[str, ...]:
    written = raw.get("lang") if isinstance(raw, dict) else None
    if written in (["vi"], ["vi", "en"]):
        return tuple(written)
    raise DocumentRefused([Defect("lang", 'neither ["vi"] nor ["vi", "en"]')])


def _sketches(reader: Reader) -> list[Sketch]:
    found = []
    for number, page in enumerate(_items(reader, "pages")):
        if not isinstance(page, dict) or not isinstance(page.get("fields"), list):
            continue
        repeat = page.get("repeat")
        rows = repeat.get("id", "") if isinstance(repeat, dict) else ""
        for index, raw in enumerate(page["fields"]):
            sketch = sketch_of(raw, number, index, rows if isinstance(rows, str) else "")
            if sketch is not None:
                found.append(sketch)
    if len(found) > MAX_FIELDS:
        reader.refuse("pages", f"more than {MAX_FIELDS} fields")
    return found[:MAX_FIELDS]


def _items(reader: Reader, key: str) -> list[Any]:
    value = reader.raw.get(key)
    return value if isinstance(value, list) else []


def _ids(reader: Reader, key: str) -> Iterable[str]:
    for raw in _items(reader, key):
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            yield raw["id"]


def _refuse_repeated_ids(reader: Reader, sketches: list[Sketch]) -> None:
    """Answers, derived values and repeated groups share one set of names; pages and papers too."""
    repeats = {s.repeat for s in sketches if s.repeat}
    answers = [*(s.id for s in sketches), *repeats, *_ids(reader, "derive")]
    for key, ids in (
        ("pages", answers),
        ("pages", list(_ids(reader, "pages"))),
        ("papers", list(_ids(reader, "papers"))),
        ("outputs", list(_ids(reader, "outputs"))),
    ):
        for name, times in Counter(ids).items():
            if times > 1:
                reader.refuse(key, f"the id {name} stands {times} times")


def _derive(reader: Reader, names: NameTable) -> tuple[Derived, ...]:
    derived = []
    for inner in reader.readers("derive", 0, MAX_DERIVED):
        inner.keys("id as")
        value = inner.expression("as", names.kinds, None)
        if value is None:
            continue
        name = inner.text("id", pattern=ID)
        page = names.latest_page(references(value))
        names.add_derived(name, value.kind, page)
        derived.append(Derived(name, value, page))
    return tuple(derived)


def _pages(reader: Reader, names: NameTable) -> tuple[Page, ...]:
    pages = tuple(
        _page(inner, number, names)
        for number, inner in enumerate(reader.readers("pages", 1, MAX_PAGES))
    )
    repeats = [p.repeat.id for p in pages if p.repeat is not None]
    if len(set(repeats)) != len(repeats):
        reader.refuse("pages", "two pages repeat under the same id")
    return pages


def _page(reader: Reader, number: int, names: NameTable) -> Page:
    reader.keys("id title fields", "section hint why when repeat")
    repeat = _repeat(reader.reader("repeat")) if "repeat" in reader.raw else None
    title = reader.words("title")
    return Page(
        id=_page_id(reader),
        title=title,
        section=reader.words("section") if "section" in reader.raw else title,
        fields=tuple(
            parse_field(inner, names=names, page=number, index=index, rows=repeat is not None)
            for index, inner in enumerate(reader.readers("fields", 1, 40))
        ),
        hint=reader.words("hint"),
        why=reader.words("why"),
        when=reader.expression("when", names.before(number), Kind.BOOLEAN),
        repeat=repeat,
    )


def _page_id(reader: Reader) -> str:
    page_id = reader.id()
    if page_id in RESERVED_PAGES:
        reader.refuse("id", "reserved: a page's id stands in its address")
    return page_id


def _repeat(reader: Reader) -> Repeat:
    reader.keys("id item max", "min blank")
    least = reader.integer("min", 0, 0, MAX_ROWS)
    most = reader.integer("max", 10, 1, MAX_ROWS)
    if least > most:
        reader.refuse("min", "more than max")
    blank = optional_blank(reader, "blank")
    return Repeat(reader.id(), reader.words("item"), least, most, blank)


def _refuse_unknown_blanks(reader: Reader, document: Document, known: Mapping[str, Kind]) -> None:
    for language in LANGUAGES:
        for blank in BLANK.findall(getattr(document.subject_title, language)):
            if known.get(blank) != Kind.TEXT:
                reader.refuse(f"subject_title.{language}", f"{{{blank}}} is no text answer")
