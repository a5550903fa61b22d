"""Building the search documents from the standing versions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.catalogue.models import ProcedureSynonym, ProcedureVersion, SearchDocument
from motcua.catalogue.queries.succession import ended_procedures
from motcua.catalogue.search.prior import prior_of
from motcua.kit.text import fold

VERSION = 4
"""Raised whenever documents are built otherwise, so that the next start builds them anew."""

_WEIGH = """
UPDATE catalogue_searchdocument AS document SET words =
    setweight(to_tsvector('motcua_vi', document.folded_name), 'A')
    || setweight(to_tsvector('motcua_vi', array_to_string(document.titles, ' ')), 'B')
    || setweight(to_tsvector('motcua_vi', coalesce(results.names, '')), 'C')
    || setweight(to_tsvector('motcua_vi', document.field), 'D')
FROM catalogue_procedureversion AS version
LEFT JOIN LATERAL (
    SELECT string_agg(left(result ->> 'name', 200), ' ') AS names
    FROM jsonb_array_elements(coalesce(version.content -> 'results', '[]'::jsonb)) AS result
) AS results ON true
WHERE version.id = document.version_id AND document.procedure_id = ANY(%s)
"""


def rebuild(*, codes: Iterable[str] | None = None) -> int:
    """
    Write the search documents of these procedures, or of all, and return how many.

    Part of the caller's transaction. :param codes: None means every procedure
    """
    standing = ProcedureVersion.objects.filter(valid_to__isnull=True)
    if codes is not None:
        standing = standing.filter(procedure__code__in=list(codes))
    words = _what_people_say()
    versions = standing.select_related("procedure", "field").defer("content")
    documents = [_document(version, words) for version in versions]
    ids = [document.procedure_id for document in documents]
    SearchDocument.objects.filter(procedure_id__in=ids).delete()
    SearchDocument.objects.bulk_create(documents, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH, [ids])
        cursor.execute("ANALYZE catalogue_searchdocument")
    return len(documents)


@dataclass(frozen=True)
class _People:
    """What people say: titles of procedures by code with their places, and words for words."""

    titles: dict[str, list[tuple[str, int]]]
    meanings: dict[str, str]


def _what_people_say() -> _People:
    titles: dict[str, dict[str, int]] = {}
    rows = list(ProcedureSynonym.objects.filter(is_active=True).order_by("id"))
    meanings = {row.phrase: row.meaning for row in rows if row.meaning}
    # What people said of a procedure that ended they mean of the one that replaced it.
    ended = ended_procedures(codes={code for row in rows for code in row.codes}, on=date.max)
    for row in rows:
        for place, named in enumerate(row.codes):
            code = ended[named].successor if named in ended else named
            for title in (row.phrase, _in_other_words(row.phrase, meanings)):
                titles.setdefault(code, {}).setdefault(title, place)
    return _People({code: list(own.items()) for code, own in titles.items()}, meanings)


def _in_other_words(phrase: str, meanings: dict[str, str]) -> str:
    """Return a title with its longest everyday word put as the catalogue has it."""
    inside = [word for word in meanings if word != phrase and f" {word} " in f" {phrase} "]
    if not inside:
        return phrase
    longest = max(inside, key=len)
    return f" {phrase} ".replace(f" {longest} ", f" {meanings[longest]} ", 1).strip()


def _spelt_out(name: str, meanings: dict[str, str]) -> str:
    """Return a name with its abbreviations spelt out: "TNLĐ" is found by "tai nạn lao động"."""
    parts = re.split(r"(\w+)", name)
    return "".join(
        meanings[p.lower()] if p.isupper() and p.lower() in meanings else p for p in parts
    )


def _document(version: ProcedureVersion, words: _People) -> SearchDocument:
    own = list(words.titles.get(version.procedure.code, ()))
    spelt_out = _spelt_out(version.name, words.meanings)
    if spelt_out != version.name and not version.name.isupper():
        own.append((spelt_out, 0))
    return SearchDocument(
        procedure=version.procedure,
        version=version,
        code=version.procedure.code,
        name=version.name,
        folded_name=fold(version.name),
        field=version.field.name,
        titles=[title for title, _place in own],
        title_places=[place for _title, place in own],
        length=len(version.name.split()),
        words="",
        prior=prior_of(version),
    )
