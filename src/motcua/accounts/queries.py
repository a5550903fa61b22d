"""What an officer may do, as a frozen value that surfaces and operations ask."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.accounts.models import TECHNICAL, Account, Role, RoleGrant
from motcua.kit.prepared import Prepared


@dataclass(frozen=True)
class Right:
    """One role at one agency; an empty code means "every"."""

    role: str
    agency_id: int
    procedure_code: str
    field_code: str

    def covers(self, procedure_code: str, field_code: str) -> bool:
        """Whether a dossier of this procedure and field falls under the right."""
        return (not self.procedure_code or self.procedure_code == procedure_code) and (
            not self.field_code or self.field_code == field_code
        )


@dataclass(frozen=True)
class OfficerScope:
    """All rights of one officer on one day. Empty for citizens: they may do nothing at the desk."""

    account_id: int
    rights: tuple[Right, ...]

    def may(self, role: str, agency_id: int, procedure_code: str, field_code: str) -> bool:
        """Whether the officer holds `role` at the agency for this procedure. Fails closed."""
        return any(
            right.role == role
            and right.agency_id == agency_id
            and right.covers(procedure_code, field_code)
            for right in self.rights
        )

    def may_see(self, agency_id: int, procedure_code: str, field_code: str) -> bool:
        """
        Whether the officer may read a dossier of this unit and procedure, by any casework role.

        A technical role alone opens no dossier.
        """
        return any(
            right.role not in TECHNICAL
            and right.agency_id == agency_id
            and right.covers(procedure_code, field_code)
            for right in self.rights
        )

    def has_role(self, *roles: str) -> bool:
        """Whether the officer holds one of the roles anywhere."""
        return any(right.role in roles for right in self.rights)

    def agency_ids(self, *roles: str) -> frozenset[int]:
        """Return the agencies at which one of the roles is held; of all roles when none is named."""
        return frozenset(r.agency_id for r in self.rights if not roles or r.role in roles)

    def casework_rights(self) -> tuple[Right, ...]:
        """Return the rights that open dossiers."""
        return tuple(r for r in self.rights if r.role not in TECHNICAL)

    def worklist_rights(self) -> tuple[Right, ...]:
        """Return those, and the ones by which tasks within the administration are done."""
        return tuple(r for r in self.rights if r.role not in TECHNICAL or r.role == Role.STEWARD)


def scope_of(*, account: Account, on: date) -> OfficerScope:
    """Return the officer's rights on a day. One query; none for anyone who is not an officer."""
    if not account.is_officer or not account.is_active:
        return OfficerScope(account.pk or 0, ())
    grants = _GRANTS.rows(account_id=account.pk, on=on)
    return OfficerScope(account.pk, tuple(Right(*grant) for grant in grants))


_GRANTS: Prepared[RoleGrant] = Prepared(
    lambda account_id, on: (
        RoleGrant.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=on), account=account_id, valid_from__lte=on
        )
        .order_by("id")
        .values_list("role", "agency_id", "procedure_code", "field_code")
    ),
    account_id=int,
    on=date,
)


def officers_with(*, role: str, agency_id: int, on: date) -> list[Account]:
    """Return the active officers who hold a role at an agency on a day, by name. One query."""
    return _OFFICERS.all(role=role, agency_id=agency_id, on=on)


_OFFICERS = Prepared(
    lambda role, agency_id, on: (
        Account.objects.filter(
            Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gt=on),
            grants__role=role,
            grants__agency_id=agency_id,
            grants__valid_from__lte=on,
            is_active=True,
        )
        .distinct()
        .order_by("name_key")
    ),
    role=str,
    agency_id=int,
    on=date,
)
