"""
Writing what changed: facts that were seen, and the levels that follow from all that is known.

Both are stated in two times (`rules.service_level.history`): what is learned late is stated from
the day on which it held, beside what had been known before. What did not change writes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from motcua.catalogue.levels.sights import Seen, Sight
from motcua.catalogue.models import FactRecord, LevelRecord, OfferedService, Service
from motcua.kit.clock import local_day
from motcua.rules.service_level import (
    BITS,
    Change,
    Fact,
    Offered,
    RuleSet,
    Statement,
    facts_line,
    level_line,
    stated_line,
    to_be_stated,
    value_on,
)

SEEN_BY = "system:levels"
FactStatements = dict[Fact, list[Statement[bool | None]]]


@dataclass(frozen=True)
class Settled:
    """How many rows were written."""

    facts: int = 0
    levels: int = 0


def settle(
    services: Sequence[OfferedService], sights: Mapping[int, Sight], at: datetime
) -> Settled:
    """
    Write the facts that differ from what is known of these services, and their levels anew.

    The rows must be locked. Seven statements, however many services.
    """
    today, ids = local_day(at), [service.pk for service in services]
    facts = _known_facts(ids)
    new_facts = [
        record
        for service in services
        for record in _facts_to_state(service, facts[service.pk], sights.get(service.pk, {}), at)
    ]
    FactRecord.objects.bulk_create(new_facts, batch_size=5_000)
    spans, levels = _spans(services), _known_levels(ids)
    new_levels: list[LevelRecord] = []
    for service in services:
        line = facts_line(
            {fact: stated_line(known) for fact, known in facts[service.pk].items()},
            spans[(service.procedure_id, service.agency_id)],
        )
        for rule_set in RuleSet:
            right = level_line(rule_set, line)
            known = stated_line(levels[(service.pk, rule_set)])
            new_levels += _levels_to_state(service, rule_set, known, right, at)
            _keep_level(service, rule_set, right, today)
        _keep_facts(service, facts[service.pk], line, today)
    LevelRecord.objects.bulk_create(new_levels, batch_size=5_000)
    _write_kept(services)
    return Settled(len(new_facts), len(new_levels))


KEPT = ["holds", "known", "level_43", "level_42", "since_43", "since_42"]
# One statement of arrays; bulk_update would build a CASE over every row for each column.
_WRITE_KEPT = """
    UPDATE catalogue_offeredservice offered SET holds = kept.holds, known = kept.known,
        level_43 = kept.level_43, level_42 = kept.level_42,
        since_43 = kept.since_43, since_42 = kept.since_42
    FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[], %s::int[], %s::date[], %s::date[])
        AS kept(id, holds, known, level_43, level_42, since_43, since_42)
    WHERE offered.id = kept.id
"""


def _write_kept(services: Sequence[OfferedService]) -> None:
    columns = [[getattr(service, name) for service in services] for name in ("pk", *KEPT)]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_KEPT, columns)


def _known_facts(ids: list[int]) -> dict[int, FactStatements]:
    found: dict[int, FactStatements] = {pk: defaultdict(list) for pk in ids}
    rows = (
        FactRecord.objects.filter(service__in=ids)
        .order_by("id")
        .values_list("service_id", "fact", "holds", "held_from", "recorded_at")
    )
    for service, fact, holds, held_from, recorded_at in rows:
        found[service][Fact(fact)].append(Statement(holds, held_from, recorded_at))
    return found


def _facts_to_state(
    service: OfferedService, known: FactStatements, sight: Sight, at: datetime
) -> Iterable[FactRecord]:
    """Yield a record for what was seen otherwise than it is known, and add it to `known`."""
    today = local_day(at)
    for fact, seen in sight.items():
        line = stated_line(known[fact])
        if value_on(line, today) == seen.holds and (line or seen.holds is None):
            continue
        right = (Change(_day_of_change(line, seen, today), seen.holds),)
        for change in to_be_stated(line, right):
            known[fact].append(Statement(change.value, change.day, at))
            yield FactRecord(
                service=service, fact=fact, holds=change.value, held_from=change.day,
                recorded_at=at, evidence_kind=seen.evidence_kind, evidence_id=seen.evidence_id,
                note=seen.note, actor=SEEN_BY,
            )  # fmt: skip


def _day_of_change(line: Sequence[Change[bool | None]], seen: Seen, today: date) -> date:
    """
    Return the day from which what is seen now holds.

    What holds shows since when. What is gone shows it only where its setting was replaced after
    the fact began; otherwise it is gone from the day on which that was noticed.
    """
    begun = max((change.day for change in line if change.day <= today), default=None)
    is_dated = seen.holds or begun is None or seen.since > begun
    return min(seen.since, today) if is_dated else today


def _spans(services: Sequence[OfferedService]) -> dict[tuple[int, int], list[Offered]]:
    rows = Service.objects.filter(
        procedure__in={service.procedure_id for service in services},
        agency__in={service.agency_id for service in services},
    )
    found: dict[tuple[int, int], list[Offered]] = defaultdict(list)
    for procedure, agency, since, until in rows.values_list(
        "procedure_id", "agency_id", "valid_from", "valid_to"
    ):
        # A setting replaced on the day it began held for no day.
        if until is None or since < until:
            found[(procedure, agency)].append(Offered(since, until))
    return found


def _known_levels(ids: list[int]) -> dict[tuple[int, str], list[Statement[int | None]]]:
    found: dict[tuple[int, str], list[Statement[int | None]]] = defaultdict(list)
    rows = (
        LevelRecord.objects.filter(service__in=ids)
        .order_by("id")
        .values_list("service_id", "rule_set", "level", "held_from", "recorded_at")
    )
    for service, rule_set, level, held_from, recorded_at in rows:
        found[(service, rule_set)].append(Statement(level, held_from, recorded_at))
    return found


def _levels_to_state(
    service: OfferedService,
    rule_set: RuleSet,
    known: Sequence[Change[int | None]],
    right: Sequence[Change[int | None]],
    at: datetime,
) -> list[LevelRecord]:
    return [
        LevelRecord(
            service=service, rule_set=rule_set, level=change.value, held_from=change.day,
            recorded_at=at,
        )
        for change in to_be_stated(known, right)
    ]  # fmt: skip


def _keep_level(
    service: OfferedService, rule_set: RuleSet, line: Sequence[Change[int | None]], today: date
) -> None:
    """Keep on the row the level of today, and since when it is the same."""
    past = [change for change in line if change.day <= today]
    level, since = (past[-1].value, past[-1].day) if past else (None, None)
    if rule_set == RuleSet.DECREE_43_2011:
        service.level_43, service.since_43 = level, since
    else:
        service.level_42, service.since_42 = level, since


def _keep_facts(
    service: OfferedService,
    facts: FactStatements,
    line: Sequence[Change[int | None]],
    today: date,
) -> None:
    service.holds = value_on(line, today) or 0
    service.known = sum(
        BITS[fact]
        for fact, known in facts.items()
        if value_on(stated_line(known), today) is not None
    )
