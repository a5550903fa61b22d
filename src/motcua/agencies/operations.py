"""Changing the organisation tree; every change is journalled."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.agencies.models import Agency, Placement, Succession
from motcua.journal import tags
from motcua.journal.operations import record

FOUNDED = tags.declare("agencies:agency:found", "Lập cơ quan")
ENDED = tags.declare("agencies:agency:end", "Chấm dứt cơ quan")
PLACED = tags.declare("agencies:agency:place", "Đặt cơ quan dưới cơ quan cấp trên")
CORRECTED = tags.declare("agencies:agency:correct", "Sửa thông tin cơ quan")
SUCCEEDED = tags.declare("agencies:agency:succeed", "Cơ quan tiếp nối")

_CORRECTABLE = {
    "name_vi",
    "name_en",
    "address",
    "phone",
    "receives_dossiers",
    "legacy_code",
    "basis",
}


class AgencyCodeTaken(Exception):
    """Another agency, living or ended, has this code."""


class WouldBeACircle(Exception):
    """The agency would stand under itself."""


class AgencyNotThen(Exception):
    """The agency did not exist on that day, or ends before it begins."""


class FieldNotCorrectable(Exception):
    """A field whose change needs an act of its own was named in a correction."""


@transaction.atomic
def found(
    *,
    code: str,
    name_vi: str,
    tier: str,
    kind: str,
    valid_from: date,
    actor: str,
    at: datetime,
    name_en: str = "",
    parent: Agency | None = None,
    receives_dossiers: bool = False,
    address: str = "",
    phone: str = "",
    legacy_code: str = "",
    basis: str = "",
) -> Agency:
    """
    Found an agency from `valid_from` on, under `parent` (None: the top of the tree).

    :raises AgencyCodeTaken: codes are never used twice, also not after an agency has ended
    """
    if Agency.objects.filter(code=code).exists():
        raise AgencyCodeTaken(code)
    agency = Agency.objects.create(
        code=code, name_vi=name_vi, name_en=name_en, tier=tier, kind=kind, valid_from=valid_from,
        receives_dossiers=receives_dossiers, address=address, phone=phone,
        legacy_code=legacy_code, basis=basis,
    )  # fmt: skip
    record(tag=FOUNDED, subject=f"agency:{agency.pk}", at=at, actor=actor, unit=code, basis=basis,
           data={"code": code, "tier": tier, "from": valid_from.isoformat()})  # fmt: skip
    if parent is not None:
        place(agency=agency, parent=parent, valid_from=valid_from, actor=actor, at=at)
    return agency


@transaction.atomic
def place(
    *, agency: Agency, parent: Agency, valid_from: date, actor: str, at: datetime, basis: str = ""
) -> Placement:
    """
    Put `agency` under `parent` from `valid_from` on, ending where it stood until then.

    :raises WouldBeACircle: `parent` stands under `agency` on that day
    """
    if agency.pk in ancestor_ids(agency=parent, on=valid_from) | {parent.pk}:
        raise WouldBeACircle(f"{agency.code} under {parent.code}")
    running = Placement.objects.select_for_update().filter(agency=agency, valid_to__isnull=True)
    running.filter(valid_from=valid_from).delete()
    running.update(valid_to=valid_from)
    placement = Placement.objects.create(agency=agency, parent=parent, valid_from=valid_from)
    record(tag=PLACED, subject=f"agency:{agency.pk}", at=at, actor=actor, unit=agency.code,
           basis=basis, data={"under": parent.code, "from": valid_from.isoformat()})  # fmt: skip
    return placement


@transaction.atomic
def end(*, agency: Agency, last_day: date, actor: str, at: datetime, basis: str = "") -> None:
    """
    End `agency` with `last_day` as the last day on which it exists; a second time corrects it.

    :raises AgencyNotThen: it would end before it began, or before it came to where it stands
    """
    running = Placement.objects.filter(agency=agency, valid_to=agency.valid_to)
    if last_day < agency.valid_from or running.filter(valid_from__gt=last_day).exists():
        raise AgencyNotThen(agency.code)
    agency.valid_to = last_day + timedelta(days=1)
    running.update(valid_to=agency.valid_to)
    agency.save(update_fields=["valid_to"])
    record(tag=ENDED, subject=f"agency:{agency.pk}", at=at, actor=actor, unit=agency.code,
           basis=basis, data={"last_day": last_day.isoformat()})  # fmt: skip


@transaction.atomic
def correct(*, agency: Agency, actor: str, at: datetime, **changes: object) -> None:
    """
    Correct facts that do not change what the agency is: names, address, phone, counter.

    :raises FieldNotCorrectable: a field outside that closed list is named
    """
    if unknown := set(changes) - _CORRECTABLE:
        raise FieldNotCorrectable(", ".join(sorted(unknown)))
    before = {name: getattr(agency, name) for name in changes}
    for name, value in changes.items():
        setattr(agency, name, value)
    agency.save(update_fields=list(changes))
    record(tag=CORRECTED, subject=f"agency:{agency.pk}", at=at, actor=actor, unit=agency.code,
           before=before, after=dict(changes), data={"fields": sorted(changes)})  # fmt: skip


@transaction.atomic
def succeed(
    *, predecessor: Agency, successor: Agency, on: date, actor: str, at: datetime, basis: str = ""
) -> Succession:
    """Record that `successor` takes over from `predecessor` on the day `on`; again corrects it."""
    succession, _made = Succession.objects.update_or_create(
        predecessor=predecessor, successor=successor, defaults={"on": on, "basis": basis}
    )
    record(tag=SUCCEEDED, subject=f"agency:{predecessor.pk}", at=at, actor=actor,
           unit=predecessor.code, basis=basis,
           data={"successor": successor.code, "on": on.isoformat()})  # fmt: skip
    return succession


def ancestor_ids(*, agency: Agency, on: date) -> set[int]:
    """Return the ids of all agencies above `agency` on a day; one query a tier."""
    found_ids: set[int] = set()
    current = [agency.pk]
    while current:
        current = [
            parent
            for parent in Placement.objects.filter(_on(on), agency_id__in=current).values_list(
                "parent_id", flat=True
            )
            if parent not in found_ids
        ]
        found_ids.update(current)
    return found_ids


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
