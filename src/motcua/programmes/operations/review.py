"""Reviewing criteria: the department finds, the province confirms."""

from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Account
from motcua.catalogue.levels.sights import REPORTED
from motcua.catalogue.operations.levels import record_fact
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.programmes.models import CriterionReview, ScopeItem
from motcua.programmes.models.review import Verdict
from motcua.programmes.tags import CONFIRMED, REVIEWED
from motcua.rules.service_level import Fact


class ReviewNotPossible(Exception):
    """The service is no longer in the target, or the finding says not why."""


class EvidenceMissing(Exception):
    """A fact that only people know was found to hold without naming what proves it."""


class ConfirmsOwnFinding(Exception):
    """Whoever found it may not confirm it."""


@transaction.atomic
def review_criterion(
    *,
    item: ScopeItem,
    fact: str,
    verdict: str,
    why: str,
    by: Account,
    at: datetime,
    evidence: str = "",
) -> CriterionReview:
    """
    Note what a department finds of one criterion of a service.

    :raises ReviewNotPossible: see there
    :raises EvidenceMissing: see there
    """
    if item.removed_at is not None or not why.strip():
        raise ReviewNotPossible(item.pk)
    if Fact(fact) in REPORTED and verdict == Verdict.MEETS and not evidence.strip():
        raise EvidenceMissing(fact)
    review = CriterionReview.objects.create(
        item=item, fact=Fact(fact), verdict=Verdict(verdict), why=why.strip(),
        evidence=evidence.strip(), by=by, at=at,
    )  # fmt: skip
    _tell(REVIEWED, review, by.actor, at)
    return review


@transaction.atomic
def confirm_review(*, review: CriterionReview, by: Account, at: datetime) -> CriterionReview:
    """
    Confirm a finding for the province. What only people know is now recorded with the service.

    Confirming again does nothing.

    :raises ConfirmsOwnFinding: see there
    """
    locked = CriterionReview.objects.select_for_update().get(pk=review.pk)
    if locked.confirmed_at is not None:
        return locked
    if locked.by_id == by.pk:
        raise ConfirmsOwnFinding(locked.pk)
    locked.confirmed_by, locked.confirmed_at = by, at
    if Fact(locked.fact) in REPORTED and locked.verdict != Verdict.TO_DO:
        record_fact(
            service=locked.item.service, fact=locked.fact, holds=locked.verdict == Verdict.MEETS,
            held_from=local_day(at), evidence_kind="criterion_review",
            evidence_id=locked.evidence or f"review:{locked.pk}", note=locked.why, actor=by.actor,
            recorded_at=at,
        )  # fmt: skip
        locked.recorded = True
    locked.save(update_fields=["confirmed_by", "confirmed_at", "recorded"])
    _tell(CONFIRMED, locked, by.actor, at)
    return locked


def _tell(tag: str, review: CriterionReview, actor: str, at: datetime) -> None:
    item = review.item
    record(
        tag=tag, subject=str(item.target.programme), at=at, actor=actor,
        unit=item.service.agency.code,
        data={
            "review": review.pk, "service": item.service_id, "fact": review.fact,
            "verdict": review.verdict, "recorded": review.recorded,
        },
    )  # fmt: skip
