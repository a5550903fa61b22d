"""
Proposing that a case be stopped because its supplement never came. Never stopping it.

Source: the applicant is asked once, fully and in writing, with a date; what happens after that
date is an officer's act with a reason, not a timer's.
"""

from datetime import datetime

from django.db import transaction

from motcua.casework import tags
from motcua.casework.events import StopProposed
from motcua.casework.models import Case
from motcua.casework.states import State
from motcua.journal.operations import record
from motcua.kit.events import announce

BATCH = 500


@transaction.atomic
def propose_stops(*, at: datetime, batch: int = BATCH) -> int:
    """
    Mark cases whose answer-by date has passed, each once; return how many were marked.

    Neither state nor clock changes, so the applicant may still answer.
    """
    waiting = Case.objects.select_for_update(skip_locked=True).filter(
        state=State.AWAITING_SUPPLEMENT, stop_proposed_at__isnull=True, waiting_until__lt=at
    )
    cases = list(waiting.order_by("waiting_until")[:batch])
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(stop_proposed_at=at)
    for case in cases:
        assert case.waiting_until is not None
        record(
            tag=tags.STOP_PROPOSED, subject=f"case:{case.pk}", at=at,
            actor="system:supplement-watch", data={"answer_by": case.waiting_until.isoformat()},
        )  # fmt: skip
        announce(StopProposed(case.pk, case.waiting_until, at))
    return len(cases)
