"""Background entry points: watching supplements, reckoning anew, clearing spent tokens."""

from datetime import timedelta
from decimal import Decimal

from motcua.casework.models import ActOutcome
from motcua.casework.operations.reckoning import confirm_limit, reckon_anew
from motcua.casework.operations.stop_proposals import BATCH, propose_stops
from motcua.kit.clock import now
from motcua.kit.jobs import defer, job
from motcua.rules.working_time import Convention, Limit, LimitUnit

TOKENS_KEPT_DAYS = 90


@job("casework.watch_supplements", cron="*/5 * * * *")
def watch_supplements(timestamp: int = 0) -> None:
    """Propose to stop what was not answered in time."""
    while propose_stops(at=now()) == BATCH:
        pass


@job("casework.reckon_anew")
def reckon_cases_anew(version_id: int, before_id: int, after_case: int = 0) -> None:
    """Reckon one batch of open cases on a new calendar, and queue the next one."""
    last = reckon_anew(version_id=version_id, before_id=before_id, at=now(), after_case=after_case)
    if last is not None:
        defer("casework.reckon_anew", version_id=version_id, before_id=before_id, after_case=last)


@job("casework.confirm_limit")
def give_confirmed_limit(
    procedure_code: str,
    quantity: str,
    unit: str,
    basis: str,
    actor: str,
    convention: str = "",
    after_case: int = 0,
) -> None:
    """Give one batch of open cases a limit now confirmed, and queue the next one."""
    limit = Limit(
        Decimal(quantity), LimitUnit(unit), Convention(convention) if convention else None, basis
    )
    last = confirm_limit(
        procedure_code=procedure_code, limit=limit, actor=actor, at=now(), after_case=after_case
    )
    if last is not None:
        defer(
            "casework.confirm_limit", procedure_code=procedure_code, quantity=quantity, unit=unit,
            basis=basis, actor=actor, convention=convention, after_case=last,
        )  # fmt: skip


@job("casework.clear_tokens", cron="40 2 * * *")
def clear_tokens(timestamp: int = 0) -> None:
    """Forget the outcomes of acts whose page nobody can still have open."""
    ActOutcome.objects.filter(at__lt=now() - timedelta(days=TOKENS_KEPT_DAYS)).delete()
