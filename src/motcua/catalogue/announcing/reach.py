"""
Whose reach a procedure leaves when its field of administration becomes another one.

A role may be granted for one field (accounts.RoleGrant). A dossier keeps the field of the version
it was handed in under; new ones take that of the new version. Nothing is granted anew by itself.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import override

from motcua.accounts.models import TECHNICAL, Role, RoleGrant
from motcua.catalogue.models import Field


@dataclass(frozen=True)
class FieldGrants:
    """Codes of fields by name, and the grants that open the dossiers of each field, by its code."""

    codes: dict[str, str]
    grants: dict[str, tuple[RoleGrant, ...]]

    def code_of(self, name: str, told: str) -> str:
        """Return the code that a version with this field gets: of a field in use, else as told."""
        return self.codes.get(name, told)

    def lost(self, *, before: str, after: str) -> tuple[RoleGrant, ...]:
        """Return the grants that cover the field with the code `before` and not `after`."""
        return self.grants.get(before, ()) if before and before != after else ()


def field_grants(names: Collection[str]) -> FieldGrants:
    """Return what is granted today for fields with these names; two queries, none for no names."""
    if not names:
        return FieldGrants({}, {})
    codes = dict(Field.objects.filter(name__in=names).values_list("name", "code"))
    found = RoleGrant.objects.filter(
        field_code__in=[code for code in codes.values() if code], valid_to__isnull=True,
        account__is_active=True,
    ).exclude(role__in=TECHNICAL)  # fmt: skip
    grants: dict[str, list[RoleGrant]] = {}
    for grant in found.select_related("agency").order_by("agency__code", "role", "pk"):
        grants.setdefault(grant.field_code, []).append(grant)
    return FieldGrants(codes, {code: tuple(some) for code, some in grants.items()})


def who_holds(grants: Collection[RoleGrant]) -> str:
    """Return the roles at agencies, each once with how many hold it (Vietnamese, names of nobody)."""
    with override("vi"):
        counted = Counter(f"{Role(one.role).label}, {one.agency.name_vi}" for one in grants)
    return "; ".join(f"{who} ({count})" for who, count in counted.items())
