"""Officials write, change and switch the words by which procedures are found."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from motcua.catalogue.models import Procedure, ProcedureSynonym, SearchDocument
from motcua.catalogue.search import index
from motcua.catalogue.tags import SYNONYM_SWITCHED, SYNONYM_WRITTEN
from motcua.journal.operations import record
from motcua.kit.text import fold, nfc

OFFICIAL = ProcedureSynonym.Origin.OFFICIAL


class SynonymNotUsable(Exception):
    """It has no phrase, means nothing, means itself, or names a code that does not exist."""


class PhraseTaken(Exception):
    """Another row has this phrase already; change that one."""


@transaction.atomic
def write_synonym(
    *,
    phrase: str,
    meaning: str,
    codes: list[str],
    provenance: str,
    actor: str,
    at: datetime,
    synonym_id: int | None = None,
) -> ProcedureSynonym:
    """
    Write a new row (`synonym_id` None) or change one, and return it.

    A shipped row once changed belongs to the officials: later releases leave it alone.

    :raises SynonymNotUsable: see there
    :raises PhraseTaken: see there
    """
    row = ProcedureSynonym(is_active=True) if synonym_id is None else _locked(synonym_id)
    before = None if synonym_id is None else _state(row)
    touched = {row.phrase, *row.codes}
    row.phrase, row.folded = nfc(phrase).lower(), fold(phrase)
    row.meaning, row.codes = nfc(meaning).lower(), [code.strip() for code in codes if code.strip()]
    row.provenance, row.origin = nfc(provenance), OFFICIAL
    row.changed_by, row.changed_at = actor, at
    _check(row)
    _save(row)
    _find_anew(row, touched)
    _journal(SYNONYM_WRITTEN, row, before)
    return row


@transaction.atomic
def switch_synonym(*, synonym_id: int, is_active: bool, actor: str, at: datetime) -> None:
    """Switch a row on or off; it stays in the table."""
    row = _locked(synonym_id)
    before = _state(row)
    row.is_active, row.origin = is_active, OFFICIAL
    row.changed_by, row.changed_at = actor, at
    row.save()
    _find_anew(row, set())
    _journal(SYNONYM_SWITCHED, row, before)


def _locked(synonym_id: int) -> ProcedureSynonym:
    return ProcedureSynonym.objects.select_for_update().get(pk=synonym_id)


def _check(row: ProcedureSynonym) -> None:
    if not row.folded or not row.provenance or not (row.meaning or row.codes):
        raise SynonymNotUsable(row.phrase)
    if len(row.phrase) > 200 or len(row.meaning) > 400 or row.phrase == row.meaning:
        raise SynonymNotUsable(row.phrase)
    known = set(Procedure.objects.filter(code__in=row.codes).values_list("code", flat=True))
    if missing := [code for code in row.codes if code not in known]:
        raise SynonymNotUsable(missing[0])


def _save(row: ProcedureSynonym) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as taken:
        raise PhraseTaken(row.phrase) from taken


def _find_anew(row: ProcedureSynonym, touched: set[str]) -> None:
    """
    Rebuild the search documents that the row, as it was and as it is, has a part in.

    Its codes; and those whose names or everyday names hold its phrase as an abbreviation.
    """
    phrases = {phrase for phrase in (*touched, row.phrase) if phrase and "." not in phrase}
    codes = {code for code in (*touched, *row.codes) if "." in code}
    for phrase in phrases:
        holding = Q(name__icontains=phrase) | Q(titles__icontains=phrase)
        codes |= set(SearchDocument.objects.filter(holding).values_list("code", flat=True))
    index.rebuild(codes=codes)


def _state(row: ProcedureSynonym) -> dict[str, object]:
    names = ("phrase", "meaning", "codes", "provenance", "is_active")
    return {name: getattr(row, name) for name in names}


def _journal(tag: str, row: ProcedureSynonym, before: dict[str, object] | None) -> None:
    record(
        tag=tag,
        subject=f"synonym:{row.pk}",
        at=row.changed_at,
        actor=row.changed_by,
        before=before,
        after=_state(row),
        data={"codes": row.codes, "active": row.is_active},
    )
