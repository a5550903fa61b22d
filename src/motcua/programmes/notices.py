"""Messages to the stewards of a unit about their tasks."""

from datetime import date, datetime

from motcua.accounts.models import Role
from motcua.accounts.queries import officers_with
from motcua.kit.clock import local_day
from motcua.notifications.operations import queue


def tell_stewards(
    *, agency_id: int, kind: str, subject: str, at: datetime, link: str, due_on: date
) -> int:
    """Queue a message to every steward of a unit; return how many there are."""
    stewards = officers_with(role=Role.STEWARD, agency_id=agency_id, on=local_day(at))
    for account in stewards:
        queue(
            account_id=account.pk, kind=kind, subject=subject, at=at, link=link,
            params={"due": due_on.isoformat()},
        )  # fmt: skip
    return len(stewards)
