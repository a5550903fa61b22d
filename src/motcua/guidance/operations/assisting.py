"""Help at the counter: an officer opens a session, people file in it, and it ends."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.accounts.models import Account, Role
from motcua.accounts.queries import scope_of
from motcua.agencies.models import Agency
from motcua.guidance.models import AssistedDraft, AssistSession
from motcua.guidance.tags import ASSISTING_CLOSED, ASSISTING_OPENED
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.kit.references import new_reference

# A working day with its break: a forgotten session ends by itself before the next one.
LASTS = timedelta(hours=10)


class NotAtThisCounter(Exception):
    """The officer takes in no dossiers at this counter."""


@transaction.atomic
def open_session(*, officer: Account, agency_id: int, at: datetime) -> AssistSession:
    """
    Open a session for a counter. One that the officer has open there is returned again.

    :raises NotAtThisCounter: see there
    """
    scope = scope_of(account=officer, on=local_day(at))
    if agency_id not in scope.agency_ids(Role.INTAKE):
        raise NotAtThisCounter(agency_id)
    agency = Agency.objects.select_for_update().get(pk=agency_id)
    standing = AssistSession.objects.filter(
        agency=agency, officer=officer, closed_at__isnull=True, ends_at__gt=at
    ).first()
    if standing is not None:
        return standing
    session = AssistSession.objects.create(
        code=new_reference().replace("-", ""), agency=agency, officer=officer, opened_at=at,
        ends_at=at + LASTS,
    )  # fmt: skip
    record(tag=ASSISTING_OPENED, subject=session.subject, at=at, actor=officer.actor,
           unit=agency.code)  # fmt: skip
    return session


@transaction.atomic
def close_session(*, session_id: int, officer: Account, at: datetime) -> None:
    """
    End a session; ending one that has ended changes nothing.

    :raises NotAtThisCounter: the officer works at another counter
    """
    session = AssistSession.objects.select_for_update().select_related("agency").get(pk=session_id)
    scope = scope_of(account=officer, on=local_day(at))
    if session.agency_id not in scope.agency_ids(Role.INTAKE):
        raise NotAtThisCounter(session.agency_id)
    if session.closed_at is not None:
        return
    session.closed_at = at
    session.save(update_fields=["closed_at"])
    record(tag=ASSISTING_CLOSED, subject=session.subject, at=at, actor=officer.actor,
           unit=session.agency.code)  # fmt: skip


def session_open(*, code: str, at: datetime) -> AssistSession | None:
    """Return the session of a code while it lasts, with its agency; None afterwards. One query."""
    if not code:
        return None
    return (
        AssistSession.objects.select_related("agency")
        .filter(
            code=code.strip().upper(), opened_at__lte=at, ends_at__gt=at, closed_at__isnull=True
        )
        .first()
    )


def mark_assisted(*, draft_id: UUID, code: str, at: datetime) -> None:
    """Note that a draft was begun, or is sent, in a session that lasts. The first one stays."""
    session = session_open(code=code, at=at)
    if session is not None:
        AssistedDraft.objects.get_or_create(
            draft_id=draft_id, defaults={"session": session, "at": at}
        )


def assisting_unit_of(*, draft_id: UUID) -> int | None:
    """Return the agency whose officer helped with a draft; None: nobody did. One query."""
    return (
        AssistedDraft.objects.filter(draft_id=draft_id)
        .values_list("session__agency_id", flat=True)
        .first()
    )
