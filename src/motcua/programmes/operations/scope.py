"""Which services a target is about: put in by list, taken out with a reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua.catalogue.models import OfferedService
from motcua.journal.operations import record
from motcua.programmes.models import ScopeItem, Target
from motcua.programmes.tags import SCOPE_LEFT, SCOPE_SET


class ReasonMissing(Exception):
    """A service was to be taken out of a target without saying why."""


@transaction.atomic
def add_to_scope(*, target: Target, services: Iterable[int], actor: str, at: datetime) -> int:
    """
    Put services (ids of `OfferedService`) into a target; return how many were not in it yet.

    :raises OfferedService.DoesNotExist: one of them does not exist; nothing is done
    """
    Target.objects.select_for_update().get(pk=target.pk)
    wanted = set(services)
    there = set(OfferedService.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - there:
        raise OfferedService.DoesNotExist(sorted(wanted - there))
    inside = set(
        ScopeItem.objects.filter(target=target, removed_at__isnull=True).values_list(
            "service_id", flat=True
        )
    )
    new = sorted(wanted - inside)
    ScopeItem.objects.bulk_create(
        ScopeItem(target=target, service_id=pk, added_by=actor, added_at=at) for pk in new
    )
    if new:
        record(
            tag=SCOPE_SET, subject=str(target.programme), at=at, actor=actor,
            unit=target.programme.unit.code, data={"target": target.pk, "services": len(new)},
        )  # fmt: skip
    return len(new)


@transaction.atomic
def remove_from_scope(*, item: ScopeItem, reason: str, actor: str, at: datetime) -> None:
    """Take a service out of a target. :raises ReasonMissing: see there"""
    if not reason.strip():
        raise ReasonMissing(item.pk)
    locked = ScopeItem.objects.select_for_update().get(pk=item.pk)
    if locked.removed_at is not None:
        return
    locked.removed_at, locked.removed_by, locked.removal_reason = at, actor, reason.strip()
    locked.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    target = locked.target
    record(
        tag=SCOPE_LEFT, subject=str(target.programme), at=at, actor=actor,
        unit=target.programme.unit.code,
        data={"target": target.pk, "service": locked.service_id},
    )  # fmt: skip
