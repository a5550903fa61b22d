"""Desks: what an officer's rights let them work on, without the same case twice where avoidable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from motcua.accounts.models import Role
from motcua.accounts.queries import Right

_WORKING_ROLES = (Role.INTAKE, Role.SPECIALIST, Role.LEADER, Role.RETURN)


@dataclass(frozen=True)
class Desks:
    """
    Desks by shape: (unit, role) for every procedure, (unit, role, code) for one procedure or
    one field. A desk covered by a wider one is left out.
    """

    whole: tuple[tuple[int, str], ...] = ()
    by_procedure: tuple[tuple[int, str, str], ...] = ()
    by_field: tuple[tuple[int, str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.whole) + len(self.by_procedure) + len(self.by_field)


@dataclass
class _Gathered:
    whole: dict[tuple[int, str], None] = field(default_factory=dict)
    by_procedure: dict[tuple[int, str, str], None] = field(default_factory=dict)
    by_field: dict[tuple[int, str, str], None] = field(default_factory=dict)


def desks_of(rights: Iterable[Right], *, unit_ids: Sequence[int] | None = None) -> Desks:
    """
    Return the desks of an officer's rights, at some units only when these are given.

    A viewer sees the desks of every working role; an administrator none.
    """
    gathered = _Gathered()
    for right in rights:
        if unit_ids is not None and right.agency_id not in unit_ids:
            continue
        for role in _roles_of(right.role):
            _gather(gathered, right, role)
    return _without_covered(gathered)


def _roles_of(role: str) -> tuple[str, ...]:
    if role == Role.VIEWER:
        return tuple(str(working) for working in _WORKING_ROLES)
    # Tasks within the administration lie on stewards' desks; no viewer of dossiers sees those.
    return (role,) if role in (*_WORKING_ROLES, Role.STEWARD) else ()


def _gather(gathered: _Gathered, right: Right, role: str) -> None:
    if right.procedure_code:
        gathered.by_procedure[(right.agency_id, role, right.procedure_code)] = None
    elif right.field_code:
        gathered.by_field[(right.agency_id, role, right.field_code)] = None
    else:
        gathered.whole[(right.agency_id, role)] = None


def _without_covered(gathered: _Gathered) -> Desks:
    def uncovered(desks: Iterable[tuple[int, str, str]]) -> tuple[tuple[int, str, str], ...]:
        return tuple(desk for desk in desks if desk[:2] not in gathered.whole)

    return Desks(
        tuple(gathered.whole), uncovered(gathered.by_procedure), uncovered(gathered.by_field)
    )
