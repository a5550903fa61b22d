"""Giving a case the name its paper now carries."""

from django.db.models import F, Value
from django.db.models.functions import Concat, Left

from motcua.casework.models import Case
from motcua.kit.text import fold


def relabel(*, case_id: int, label: str) -> None:
    """
    Name a case by `label` (the dossier code), in the transaction that gave the code.

    It is still found by its old label. Touches neither state nor version. One statement.
    """
    key = Left(Concat(Value(fold(label) + " "), F("search_key")), 900)
    Case.objects.filter(pk=case_id).update(label=label, search_key=key)
