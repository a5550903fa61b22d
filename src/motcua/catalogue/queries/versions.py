"""Which version of a procedure held on a day, and what limit follows from it."""

from datetime import date

from django.db.models import Q, QuerySet

from motcua.catalogue.models import LimitConfirmation, ProcedureVersion, TimeLimit
from motcua.catalogue.vocabulary import LimitUnit as Unit
from motcua.kit.prepared import Prepared
from motcua.rules.working_time import Convention, Limit, LimitUnit


class ProcedureNotFound(Exception):
    """No procedure with this code held on that day."""


def in_force(on: date) -> Q:
    """Return the condition that a dated row holds on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def versions_on(on: date) -> QuerySet[ProcedureVersion]:
    """Return the versions that hold on a day, one a procedure."""
    return ProcedureVersion.objects.filter(in_force(on))


_IN_FORCE = Prepared(
    lambda code, on: (
        versions_on(on).filter(procedure__code=code).select_related("procedure", "field")[:1]
    ),
    code=str,
    on=date,
)


def get_version_in_force(*, code: str, on: date) -> ProcedureVersion:
    """
    Return the version of procedure `code` that holds on a day; one query.

    :raises ProcedureNotFound: there is none
    """
    version = _IN_FORCE.first(code=code, on=on)
    if version is None:
        raise ProcedureNotFound(code)
    return version


def get_limit(*, version: ProcedureVersion, channel: str, on: date) -> Limit | None:
    """
    Return the time limit of a version for a channel, as the rules reckon with it; two queries.

    What an official confirmed stands above the record. A number without a usable unit comes
    with `unit` None: nothing may be reckoned from it. None: the record states no number.
    """
    confirmed = find_confirmation(procedure_id=version.procedure_id, channel=channel, on=on)
    if confirmed is not None:
        return _confirmed_limit(confirmed)
    stated = (
        TimeLimit.objects.filter(version=version, quantity__isnull=False)
        .filter(channel=channel)
        .order_by("position")
        .first()
    )
    return _stated_limit(stated) if stated else None


def find_confirmation(*, procedure_id: int, channel: str, on: date) -> LimitConfirmation | None:
    """Return the confirmation that holds for a channel on a day, its own before the general."""
    return _CONFIRMATIONS.first(procedure_id=procedure_id, channel=channel, on=on)


_CONFIRMATIONS = Prepared(
    lambda procedure_id, channel, on: LimitConfirmation.objects.filter(
        in_force(on), procedure_id=procedure_id, channel__in=[channel, ""]
    ).order_by("-channel", "-id")[:1],
    procedure_id=int,
    channel=str,
    on=date,
)


def _confirmed_limit(row: LimitConfirmation) -> Limit:
    return Limit(
        quantity=row.quantity.normalize(),
        unit=LimitUnit(row.unit),
        convention=Convention(row.convention) if row.convention else None,
        basis=row.basis,
    )


def _stated_limit(row: TimeLimit) -> Limit:
    assert row.quantity is not None
    usable = row.unit and row.unit != Unit.HOURS
    return Limit(quantity=row.quantity.normalize(), unit=LimitUnit(row.unit) if usable else None)
