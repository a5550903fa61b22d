"""
What a campaign's link brought: a visit, a draft begun after it, its submission.

A visit is a number of a day. That a draft came from a place is kept with the draft and goes with
it; who came is nowhere.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from motcua.guidance.models import CampaignPlace, DraftArrival
from motcua.kit.clock import local_day

_COUNT = """
INSERT INTO guidance_placecount AS kept (place_id, day, visits, drafts, submissions)
VALUES (%(place)s, %(day)s, %(visits)s, %(drafts)s, %(submissions)s)
ON CONFLICT (place_id, day) DO UPDATE
SET visits = kept.visits + excluded.visits, drafts = kept.drafts + excluded.drafts,
    submissions = kept.submissions + excluded.submissions
"""


def place_of(*, code: str) -> CampaignPlace | None:
    """Return the place of a short link with its campaign; None when there is none. One query."""
    return (
        CampaignPlace.objects.select_related("campaign").filter(code=code.strip().lower()).first()
    )


def counts_on(place: CampaignPlace, day: date) -> bool:
    """Whether the place's campaign runs on a day. No query."""
    campaign = place.campaign
    runs = campaign.starts_on <= day < campaign.ends_on
    return runs and (campaign.stopped_at is None or day <= local_day(campaign.stopped_at))


def count_visit(*, place: CampaignPlace, at: datetime) -> None:
    """Count a visit, while the campaign runs. One statement."""
    if counts_on(place, local_day(at)):
        _count(place.pk, local_day(at), visits=1)


@transaction.atomic
def attribute_draft(*, draft_id: UUID, code: str, at: datetime) -> None:
    """Note that a draft was begun after a place's link, while its campaign runs. Once a draft."""
    place = place_of(code=code)
    if place is None or not counts_on(place, local_day(at)):
        return
    _, is_new = DraftArrival.objects.get_or_create(
        draft_id=draft_id, defaults={"place": place, "begun_at": at}
    )
    if is_new:
        _count(place.pk, local_day(at), drafts=1)


@transaction.atomic(savepoint=False)
def attribute_submission(*, draft_id: UUID, at: datetime) -> None:
    """Count the submission of a draft that came from a campaign; once, on the day it was sent."""
    arrival = (
        DraftArrival.objects.select_for_update()
        .filter(draft_id=draft_id, submitted_at__isnull=True)
        .first()
    )
    if arrival is None:
        return
    arrival.submitted_at = at
    arrival.save(update_fields=["submitted_at"])
    _count(arrival.place_id, local_day(at), submissions=1)


def _count(
    place_id: int, day: date, *, visits: int = 0, drafts: int = 0, submissions: int = 0
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"place": place_id, "day": day, "visits": visits,
                                "drafts": drafts, "submissions": submissions})  # fmt: skip
