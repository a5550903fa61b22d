"""Confirming a limit whose unit the record does not give, on a legal basis."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from motcua.catalogue.models import LimitConfirmation, Procedure
from motcua.catalogue.models.limits import CONFIRMABLE
from motcua.catalogue.operations.levels.refresh import refresh_levels, services_of
from motcua.catalogue.tags import LIMIT_CONFIRMED
from motcua.journal.operations import record


class LimitNotConfirmable(Exception):
    """The procedure is unknown, the unit or number unusable, or no legal basis is given."""


@transaction.atomic
def confirm_limit(
    *,
    code: str,
    quantity: Decimal,
    unit: str,
    basis: str,
    valid_from: date,
    actor: str,
    at: datetime,
    channel: str = "",
    convention: str = "",
) -> LimitConfirmation:
    """
    Record that the limit of procedure `code` is so from `valid_from` on, and return the row.

    `unit` is a `rules.working_time.LimitUnit`; `channel` "" means every channel. It ends the
    confirmation that held until then. Running cases are not touched: that is theirs to do.

    :raises LimitNotConfirmable: see there
    """
    procedure = Procedure.objects.select_for_update().filter(code=code).first()
    if procedure is None or unit not in CONFIRMABLE or quantity <= 0 or not basis.strip():
        raise LimitNotConfirmable(code)
    _end_present(procedure, channel, valid_from)
    confirmed = LimitConfirmation.objects.create(
        procedure=procedure,
        channel=channel,
        quantity=quantity,
        unit=unit,
        convention=convention,
        basis=basis.strip(),
        confirmed_by=actor,
        confirmed_at=at,
        valid_from=valid_from,
    )
    refresh_levels(services=services_of(codes=[code]), at=at)
    record(
        tag=LIMIT_CONFIRMED,
        subject=f"procedure:{code}",
        at=at,
        actor=actor,
        basis=confirmed.basis,
        data={"quantity": str(quantity), "unit": unit, "channel": channel},
    )
    return confirmed


def _end_present(procedure: Procedure, channel: str, on: date) -> None:
    present = LimitConfirmation.objects.filter(
        procedure=procedure, channel=channel, valid_to__isnull=True
    ).first()
    if present:
        present.valid_to = max(on, present.valid_from)
        present.save(update_fields=["valid_to"])
