"""Which processes are published, for whoever refers to them by code."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Min

from motcua.casework.models import Case, ProcessVersion


def published_since(codes: Iterable[str]) -> dict[str, datetime]:
    """Return when each process was first published; those never published are not in it."""
    published = ProcessVersion.objects.filter(
        definition__code__in=set(codes), published_at__isnull=False
    )
    first = published.values("definition__code").annotate(first=Min("published_at"))
    return dict(first.values_list("definition__code", "first"))


def running_on(version_ids: Iterable[int]) -> dict[int, int]:
    """Return how many open cases run on each version; those with none are not in it."""
    counted = Case.objects.filter(is_open=True, process_version__in=set(version_ids))
    rows = counted.values("process_version").annotate(n=Count("id"))
    return dict(rows.values_list("process_version", "n"))
