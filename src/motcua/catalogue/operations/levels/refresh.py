"""Reckoning levels anew: after a change for the services it touches, and every day for all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet

from motcua.catalogue.levels.settling import settle
from motcua.catalogue.levels.sights import OBSERVED_BITS, Glimpse, glance, look
from motcua.catalogue.models import OfferedService, Service
from motcua.kit.clock import local_day
from motcua.rules.service_level import BITS, Fact, RuleSet, assess

BATCH = 10_000


@dataclass(frozen=True)
class Refreshed:
    """How many services were looked at, and how many rows that took. Unchanged: no row."""

    services: int = 0
    facts: int = 0
    levels: int = 0

    def __add__(self, other: "Refreshed") -> "Refreshed":
        return Refreshed(
            self.services + other.services, self.facts + other.facts, self.levels + other.levels
        )


def services_of(
    *,
    codes: Sequence[str] = (),
    form_ids: Sequence[str] = (),
    process_codes: Sequence[str] = (),
    agency_code: str = "",
) -> QuerySet[OfferedService]:
    """
    Return the services that some procedures, forms or processes touch; one query when read.

    `agency_code` "": at every agency.
    """
    touched = Q(procedure__code__in=codes)
    if form_ids or process_codes:
        settings = Service.objects.filter(
            Q(form_id__in=form_ids) | Q(process_code__in=process_codes)
        )
        touched |= Q(procedure__in=settings.values("procedure"))
    found = OfferedService.objects.filter(touched)
    return found.filter(agency__code=agency_code) if agency_code else found


@transaction.atomic
def refresh_levels(*, services: QuerySet[OfferedService], at: datetime) -> Refreshed:
    """Look at some services and write what changed, in the caller's transaction."""
    locked = services.order_by("pk").select_for_update(of=("self",))
    return _refresh(_kept(locked), at, from_facts=True)


def refresh_all(*, at: datetime, from_facts: bool = False) -> Refreshed:
    """
    Look at every service and write what changed; a transaction a batch.

    `from_facts`: the facts on record are read again as well, so that a row which no longer says
    what they say is put right. Otherwise only what can be seen is compared.
    """
    whole = Refreshed()
    for procedures in _batches():
        with transaction.atomic():
            rows = OfferedService.objects.filter(procedure__in=procedures).order_by("pk")
            whole += _refresh(_kept(rows), at, from_facts=from_facts)
    return whole


def _batches() -> Iterator[list[int]]:
    """
    Yield procedures in groups of about `BATCH` services.

    By procedure, so that a group's settings are read once: services in the order of their ids
    touch every procedure in every group.
    """
    counts = OfferedService.objects.values("procedure").annotate(n=Count("id"))
    group: list[int] = []
    size = 0
    for procedure, count in counts.order_by("procedure").values_list("procedure", "n"):
        group.append(procedure)
        size += count
        if size >= BATCH:
            yield group
            group, size = [], 0
    if group:
        yield group


class _Kept(NamedTuple):
    """What the row of a service keeps."""

    pk: int
    procedure_id: int
    agency_id: int
    holds: int
    known: int
    level_43: int | None
    level_42: int | None


def _kept(services: QuerySet[OfferedService]) -> list[_Kept]:
    return [_Kept(*row) for row in services.values_list(*_Kept._fields)]


def _refresh(rows: list[_Kept], at: datetime, *, from_facts: bool) -> Refreshed:
    today = local_day(at)
    seen = glance(rows, today)
    on_record = _bits_on_record([row.pk for row in rows]) if from_facts else {}
    changed = [
        row.pk
        for row in rows
        if _is_seen_otherwise(row, seen[row.pk])
        or (from_facts and not _agrees(row, on_record.get(row.pk, (0, 0)), seen[row.pk]))
    ]
    if not changed:
        return Refreshed(len(rows))
    locked = list(OfferedService.objects.select_for_update().filter(pk__in=changed).order_by("pk"))
    settled = settle(locked, look(locked, today), at)
    return Refreshed(len(rows), settled.facts, settled.levels)


def _is_seen_otherwise(row: _Kept, seen: Glimpse) -> bool:
    """Whether what is seen differs from what the row keeps."""
    if seen is None:
        return row.level_43 is not None
    kept = (row.holds & OBSERVED_BITS, row.known & OBSERVED_BITS)
    return row.level_43 is None or kept != seen


def _agrees(row: _Kept, on_record: tuple[int, int], seen: Glimpse) -> bool:
    """Whether the row keeps what the facts on record come to, under both decrees."""
    holds, known = on_record
    if seen is None:
        return row.level_43 is None and row.level_42 is None
    return (
        (row.holds, row.known) == (holds, known)
        and row.level_43 == assess(RuleSet.DECREE_43_2011, holds).level
        and row.level_42 == assess(RuleSet.DECREE_42_2022, holds).level
    )


_BITS_SQL = """
SELECT service_id,
       coalesce(sum(bit) FILTER (WHERE holds), 0),
       coalesce(sum(bit) FILTER (WHERE holds IS NOT NULL), 0)
FROM (
    SELECT DISTINCT ON (service_id, fact) service_id, fact, holds
    FROM catalogue_factrecord
    WHERE service_id = ANY(%s)
    ORDER BY service_id, fact, held_from DESC, recorded_at DESC, id DESC
) standing
JOIN unnest(%s::text[], %s::int[]) AS bits(fact, bit) USING (fact)
GROUP BY service_id
"""


def _bits_on_record(ids: list[int]) -> dict[int, tuple[int, int]]:
    """Return what holds and what is known today of each service, as bits. One query."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_BITS_SQL, [ids, [str(f) for f in Fact], [BITS[f] for f in Fact]])
        return {service: (int(holds), int(known)) for service, holds, known in cursor.fetchall()}
