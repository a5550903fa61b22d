"""Declaring a level: what an agency states or publishes, kept beside what is computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import DeclaredLevel, OfferedService
from motcua.catalogue.tags import LEVEL_DECLARED, LEVELS_DECLARED
from motcua.journal.operations import record
from motcua.rules.service_level import ladder_of


class NoSuchLevel(Exception):
    """The decree knows no such level."""


class SourceMissing(Exception):
    """A level was to be declared without saying where it is stated."""


@dataclass(frozen=True)
class Declared:
    """One line of a list of declared levels. `is_assumed`: whose level it is was assumed by us."""

    service_id: int
    level: int
    is_assumed: bool = False


@transaction.atomic
def declare_level(
    *,
    service: OfferedService,
    rule_set: str,
    level: int,
    held_from: date,
    source: str,
    actor: str,
    recorded_at: datetime,
    is_assumed: bool = False,
) -> DeclaredLevel:
    """
    Note the level that an agency states of a service from a day on. The computed one stays.

    :raises NoSuchLevel: see there
    :raises SourceMissing: see there
    """
    written = declare_levels(
        declared=[Declared(service.pk, level, is_assumed)], rule_set=rule_set,
        held_from=held_from, source=source, actor=actor, recorded_at=recorded_at,
        tag=LEVEL_DECLARED, subject=f"offered:{service.pk}",
    )  # fmt: skip
    return written[0]


@transaction.atomic
def declare_levels(
    *,
    declared: Iterable[Declared],
    rule_set: str,
    held_from: date,
    source: str,
    actor: str,
    recorded_at: datetime,
    tag: str = LEVELS_DECLARED,
    subject: str = "catalogue:levels",
) -> list[DeclaredLevel]:
    """Note a whole published list of levels, under one entry of the journal. Raises as above."""
    lines, levels = list(declared), ladder_of(rule_set).levels
    for line in lines:
        if line.level not in levels:
            raise NoSuchLevel(f"{line.level} of {rule_set}")
    if not source.strip():
        raise SourceMissing
    written = DeclaredLevel.objects.bulk_create(
        [
            DeclaredLevel(
                service_id=line.service_id, rule_set=rule_set, level=line.level,
                held_from=held_from, recorded_at=recorded_at, source=source.strip(),
                is_assumed=line.is_assumed, actor=actor,
            )
            for line in lines
        ],
        batch_size=5_000,
    )  # fmt: skip
    record(
        tag=tag, subject=subject, at=recorded_at, actor=actor, unit="",
        data={"rule_set": rule_set, "from": held_from.isoformat(), "services": len(lines)},
    )  # fmt: skip
    return written
