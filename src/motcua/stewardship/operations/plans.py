"""Review plans: opened, listed, adopted by a leader."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.agencies.models import Agency
from motcua.catalogue.models import Procedure
from motcua.journal.operations import record
from motcua.stewardship.models import PlanItem, ReviewPlan
from motcua.stewardship.models.review import ItemState, PlanState
from motcua.stewardship.tags import PLAN_ADOPTED, PLAN_CHANGED, PLAN_OPENED


class PlanTaken(Exception):
    """The year has a plan of this title."""


class NoSuchPlan(Exception):
    """There is no such plan."""


class NoSuchProcedure(Exception):
    """There is no procedure with this code."""


class AdoptedAlready(Exception):
    """The plan was adopted: its list no longer changes."""


class NothingToReview(Exception):
    """A plan without procedures cannot be adopted."""


class DecisionMissing(Exception):
    """Adopting needs the number of the decision."""


class WorkHasBegun(Exception):
    """The procedure's review has begun; what was written is not thrown away."""


@transaction.atomic
def open_plan(*, year: int, title: str, due_on: date, actor: str, at: datetime) -> ReviewPlan:
    """
    Open the plan of a year.

    :raises PlanTaken: see there
    """
    try:
        with transaction.atomic():
            plan = ReviewPlan.objects.create(
                year=year, title=" ".join(title.split()), due_on=due_on, opened_at=at,
                opened_by=actor,
            )  # fmt: skip
    except IntegrityError as taken:
        raise PlanTaken(title) from taken
    record(tag=PLAN_OPENED, subject=plan.subject, at=at, actor=actor, data={"year": year})
    return plan


@transaction.atomic
def add_to_plan(
    *, plan_id: int, code: str, agency: Agency, due_on: date, actor: str, at: datetime
) -> PlanItem:
    """
    Put a procedure on a draft plan, or change who reviews it by when.

    :raises NoSuchPlan: see there
    :raises AdoptedAlready: see there
    :raises NoSuchProcedure: see there
    """
    plan = _draft(plan_id)
    procedure = Procedure.objects.filter(code=code).first()
    if procedure is None:
        raise NoSuchProcedure(code)
    item, is_new = PlanItem.objects.get_or_create(
        plan=plan, procedure=procedure, defaults={"agency": agency, "due_on": due_on}
    )
    if not is_new and (item.agency_id, item.due_on) == (agency.pk, due_on):
        return item
    item.agency, item.due_on = agency, due_on
    item.save(update_fields=["agency", "due_on"])
    _journal(plan, actor, at, code=code, agency=agency.code, due_on=due_on.isoformat())
    return item


@transaction.atomic
def take_from_plan(*, plan_id: int, code: str, actor: str, at: datetime) -> None:
    """
    Take a procedure off a draft plan; one that is not on it stays off.

    :raises NoSuchPlan: see there
    :raises AdoptedAlready: see there
    :raises WorkHasBegun: see there
    """
    plan = _draft(plan_id)
    item = PlanItem.objects.filter(plan=plan, procedure__code=code).first()
    if item is None:
        return
    if item.state != ItemState.WAITING:
        raise WorkHasBegun(code)
    item.delete()
    _journal(plan, actor, at, code=code, off=True)


@transaction.atomic
def adopt_plan(*, plan_id: int, decision: str, actor: str, at: datetime) -> ReviewPlan:
    """
    Adopt a plan: from now on its list stands. Adopting twice changes nothing.

    :raises NoSuchPlan: see there
    :raises DecisionMissing: see there
    :raises NothingToReview: see there
    """
    plan = _locked(plan_id)
    if plan.state == PlanState.ADOPTED:
        return plan
    if not decision.strip():
        raise DecisionMissing
    if not plan.items.exists():
        raise NothingToReview
    plan.state, plan.decision = PlanState.ADOPTED, decision.strip()
    plan.adopted_at, plan.adopted_by = at, actor
    plan.save(update_fields=["state", "decision", "adopted_at", "adopted_by"])
    record(
        tag=PLAN_ADOPTED, subject=plan.subject, at=at, actor=actor,
        data={"decision": plan.decision, "procedures": plan.items.count()},
    )  # fmt: skip
    return plan


def _locked(plan_id: int) -> ReviewPlan:
    plan = ReviewPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise NoSuchPlan(plan_id)
    return plan


def _draft(plan_id: int) -> ReviewPlan:
    plan = _locked(plan_id)
    if plan.state != PlanState.DRAFT:
        raise AdoptedAlready(plan_id)
    return plan


def _journal(plan: ReviewPlan, actor: str, at: datetime, **data: object) -> None:
    record(tag=PLAN_CHANGED, subject=plan.subject, at=at, actor=actor, data=data)
