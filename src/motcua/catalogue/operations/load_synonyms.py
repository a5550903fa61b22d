"""Loading the shipped synonyms; rows that an official wrote or edited are left alone."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue import shipped
from motcua.catalogue.models import ProcedureSynonym
from motcua.catalogue.tags import SYNONYMS_SHIPPED
from motcua.journal.operations import record
from motcua.kit.text import fold, nfc

SHIPPED = ProcedureSynonym.Origin.SHIPPED


@transaction.atomic
def load_synonyms(*, at: datetime, actor: str) -> int:
    """Make the shipped rows those of the shipped file, and return how many there are."""
    entries = read_synonyms(shipped.read_toml(shipped.SYNONYMS))
    taken = set(ProcedureSynonym.objects.exclude(origin=SHIPPED).values_list("phrase", flat=True))
    ProcedureSynonym.objects.filter(origin=SHIPPED).delete()
    rows = [
        ProcedureSynonym(**entry, origin=SHIPPED, changed_by=actor, changed_at=at)
        for entry in entries
        if entry["phrase"] not in taken
    ]
    ProcedureSynonym.objects.bulk_create(rows)
    record(
        tag=SYNONYMS_SHIPPED,
        subject="catalogue:synonyms",
        at=at,
        actor=actor,
        data={"count": len(rows)},
    )
    return len(rows)


def read_synonyms(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the shipped file, one a phrase; see the head of that file."""
    rows: dict[str, dict[str, Any]] = {}
    for phrase, meaning in (*document["abbreviations"], *document["everyday"]):
        _row(rows, phrase, document)["meaning"] = nfc(meaning).lower()
    for codes, *phrases in document["titles"]:
        for phrase in phrases:
            _row(rows, phrase, document)["codes"] = codes.split()
    return list(rows.values())


def _row(rows: dict[str, dict[str, Any]], phrase: str, document: dict[str, Any]) -> dict[str, Any]:
    phrase = nfc(phrase).lower()
    empty = {"phrase": phrase, "folded": fold(phrase), "meaning": "", "codes": []}
    return rows.setdefault(phrase, {**empty, "provenance": document["provenance"]})
