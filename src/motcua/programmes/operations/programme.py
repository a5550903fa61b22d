"""Founding a programme, setting its targets, closing it."""

from datetime import date, datetime

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.journal.operations import record
from motcua.programmes.models import Programme, Target, TargetKind
from motcua.programmes.tags import CLOSED, FOUNDED, TARGET_SET
from motcua.rules.service_level import ladder_of


class TargetNotPossible(Exception):
    """The levels do not exist, do not go up, or the day lies outside the programme."""


@transaction.atomic
def found_programme(
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    basis: str,
    unit: Agency,
    actor: str,
    at: datetime,
) -> Programme:
    """Found a programme led by `unit`; `basis` names the decision or report that sets it."""
    programme = Programme.objects.create(
        name=name.strip(), starts_on=starts_on, ends_on=ends_on, basis=basis.strip(), unit=unit,
        created_by=actor, created_at=at,
    )  # fmt: skip
    record(
        tag=FOUNDED, subject=str(programme), at=at, actor=actor, unit=unit.code,
        data={"from": starts_on.isoformat(), "to": ends_on.isoformat()},
    )  # fmt: skip
    return programme


@transaction.atomic
def set_level_target(
    *,
    programme: Programme,
    rule_set: str,
    level_from: int,
    level_to: int,
    wanted: int,
    due_on: date,
    actor: str,
    at: datetime,
    source: str = "",
) -> Target:
    """
    Set that `wanted` services be raised from one level to another by a day.

    :raises TargetNotPossible: see there
    """
    levels = ladder_of(rule_set).levels
    if level_from not in levels or level_to not in levels or level_from >= level_to:
        raise TargetNotPossible(f"{level_from} to {level_to}")
    target = Target(
        programme=programme, kind=TargetKind.LEVELS, rule_set=rule_set, level_from=level_from,
        level_to=level_to, wanted=wanted, due_on=due_on, source=source.strip(),
    )  # fmt: skip
    return _set(target, actor, at)


@transaction.atomic
def set_form_target(
    *, programme: Programme, wanted: int, due_on: date, actor: str, at: datetime, source: str = ""
) -> Target:
    """Set that `wanted` e-forms be published by a day. :raises TargetNotPossible: see there"""
    target = Target(
        programme=programme, kind=TargetKind.EFORMS, wanted=wanted, due_on=due_on,
        source=source.strip(),
    )  # fmt: skip
    return _set(target, actor, at)


def _set(target: Target, actor: str, at: datetime) -> Target:
    programme = target.programme
    if target.wanted < 1 or not programme.starts_on <= target.due_on <= programme.ends_on:
        raise TargetNotPossible(str(target.due_on))
    target.save(force_insert=True)
    record(
        tag=TARGET_SET, subject=str(programme), at=at, actor=actor, unit=programme.unit.code,
        data={
            "target": target.pk, "kind": target.kind, "wanted": target.wanted,
            "from": target.level_from, "to": target.level_to, "due": target.due_on.isoformat(),
        },
    )  # fmt: skip
    return target


@transaction.atomic
def close_programme(*, programme: Programme, actor: str, at: datetime) -> None:
    """Close a programme; tasks still open stay on their desks. Closing again does nothing."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.closed_at is None:
        locked.closed_at = at
        locked.save(update_fields=["closed_at"])
        record(tag=CLOSED, subject=str(locked), at=at, actor=actor, unit=locked.unit.code)
