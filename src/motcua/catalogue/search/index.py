"""Building the search documents from the standing versions."""

from collections.abc import Iterable

from django.db import connection

from motcua.catalogue.models import ProcedureVersion, SearchDocument
from motcua.catalogue.search.prior import prior_of
from motcua.kit.text import fold

VERSION = 1
"""Raised whenever documents are built otherwise, so that the next start builds them anew."""

_WEIGH = """
UPDATE catalogue_searchdocument AS document SET words =
    setweight(to_tsvector('motcua_vi', document.folded_name), 'A')
    || setweight(to_tsvector('motcua_vi', coalesce(results.names, '')), 'B')
    || setweight(to_tsvector('motcua_vi', document.folded_field), 'C')
    || setweight(to_tsvector('motcua_vi', left(version.executing_agency, 300)), 'D')
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
    documents = [
        _document(v) for v in standing.select_related("procedure", "field").defer("content")
    ]
    ids = [document.procedure_id for document in documents]
    SearchDocument.objects.filter(procedure_id__in=ids).delete()
    SearchDocument.objects.bulk_create(documents, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH, [ids])
        cursor.execute("ANALYZE catalogue_searchdocument")
    return len(documents)


def _document(version: ProcedureVersion) -> SearchDocument:
    return SearchDocument(
        procedure=version.procedure,
        version=version,
        code=version.procedure.code,
        name=version.name,
        folded_name=fold(version.name),
        folded_field=fold(version.field.name),
        words="",
        prior=prior_of(version),
    )
