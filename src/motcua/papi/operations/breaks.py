"""Registering series breaks of years to come, and choosing which province the pages begin with."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Account
from motcua.journal.operations import record
from motcua.papi.models import BreakKind, OurProvince, RegisteredBreak
from motcua.papi.shipped import shipped
from motcua.papi.tags import BREAK_REGISTERED, BREAK_REMOVED, PROVINCE_CHOSEN

_NUMBER = re.compile(r"[1-9]\.[1-9]")
FIRST, LAST = 2011, 2100


class BreakNotPossible(Exception):
    """No year, no sub-dimension ("8.3") or no words; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NoSuchProvince(Exception):
    """The code is none of the 63 provinces that PAPI surveyed."""


@transaction.atomic
def register_break(
    *,
    after: int,
    numbers: Sequence[str],
    kind: str,
    vi: str,
    en: str,
    source: str,
    by: Account,
    at: datetime,
) -> RegisteredBreak:
    """
    Register that sub-dimensions changed between `after` and the year after it.

    :raises BreakNotPossible: see there
    """
    if not FIRST <= after < LAST:
        raise BreakNotPossible("after")
    if not numbers or any(not _NUMBER.fullmatch(one) and one != "all" for one in numbers):
        raise BreakNotPossible("numbers")
    if not vi.strip():
        raise BreakNotPossible("vi")
    if not source.strip():
        raise BreakNotPossible("source")
    made = RegisteredBreak.objects.create(
        after=after, numbers=sorted(set(numbers)), kind=BreakKind(kind), vi=vi.strip(),
        en=en.strip(), source=source.strip(), by=by, at=at,
    )  # fmt: skip
    _tell(BREAK_REGISTERED, made, by, at)
    return made


@transaction.atomic
def remove_break(*, registered: RegisteredBreak, by: Account, at: datetime) -> None:
    """Let a registered break count no longer. Removing it again does nothing."""
    locked = RegisteredBreak.objects.select_for_update().get(pk=registered.pk)
    if locked.removed_at is None:
        locked.removed_at, locked.removed_by = at, by
        locked.save(update_fields=["removed_at", "removed_by"])
        _tell(BREAK_REMOVED, locked, by, at)


def _tell(tag: str, one: RegisteredBreak, by: Account, at: datetime) -> None:
    data = {"break": one.pk, "after": one.after, "numbers": one.numbers, "kind": one.kind}
    record(tag=tag, subject=f"papi_break:{one.pk}", at=at, actor=by.actor, data=data)


@transaction.atomic
def choose_province(*, code: int, as_example: bool, actor: str, at: datetime) -> OurProvince:
    """
    Choose the province that the desk's pages begin with; `as_example`: it stands in for ours.

    :raises NoSuchProvince: see there
    """
    if code not in shipped().provinces:
        raise NoSuchProvince(code)
    chosen = OurProvince.objects.create(code=code, as_example=as_example, by=actor, at=at)
    record(
        tag=PROVINCE_CHOSEN, subject=str(chosen), at=at, actor=actor,
        data={"code": code, "as_example": as_example},
    )  # fmt: skip
    return chosen
