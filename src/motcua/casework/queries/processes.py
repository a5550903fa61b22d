"""Which processes are published, for whoever refers to them by code."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from motcua.casework.models import ProcessVersion


def published_since(codes: Iterable[str]) -> dict[str, datetime]:
    """Return when each process was first published; those never published are not in it."""
    published = ProcessVersion.objects.filter(
        definition__code__in=set(codes), published_at__isnull=False
    )
    first = published.values("definition__code").annotate(first=Min("published_at"))
    return dict(first.values_list("definition__code", "first"))
