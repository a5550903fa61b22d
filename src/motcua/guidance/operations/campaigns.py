"""Officials begin campaigns, name their places, and stop them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.guidance.models import Campaign, CampaignPlace
from motcua.guidance.operations.pages import is_public_page
from motcua.guidance.tags import CAMPAIGN_STOPPED, CAMPAIGN_WRITTEN
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.kit.references import new_secret
from motcua.kit.text import nfc

CODE_LENGTH = 6
MOST_PLACES = 200
LONGEST_DAYS = 731


class TargetNotHere(Exception):
    """The campaign would lead to no page of this portal that opens for everybody."""


class PeriodNotUsable(Exception):
    """The last day lies before the first, or more than two years after it."""


class NoPlace(Exception):
    """A campaign without a place has no link; or it names more than two hundred."""


@dataclass(frozen=True)
class PlaceRow:
    """A counter (`agency_id`), a place named in words (`label`), or a spot at a counter: both."""

    agency_id: int | None
    label: str = ""


@transaction.atomic
def begin_campaign(
    *,
    name: str,
    headline_vi: str,
    headline_en: str,
    words_vi: str,
    words_en: str,
    target: str,
    starts_on: date,
    last_day: date,
    places: Sequence[PlaceRow],
    actor: str,
    at: datetime,
) -> Campaign:
    """
    Begin a campaign with a link for each place.

    :raises TargetNotHere: see there
    :raises PeriodNotUsable: see there
    :raises NoPlace: see there
    """  # fmt: skip
    if not is_public_page(target, on=local_day(at)):
        raise TargetNotHere(target)
    if not 0 <= (last_day - starts_on).days < LONGEST_DAYS:
        raise PeriodNotUsable(last_day)
    campaign = Campaign.objects.create(
        name=nfc(name), headline_vi=nfc(headline_vi), headline_en=nfc(headline_en),
        words_vi=nfc(words_vi), words_en=nfc(words_en), target=target, starts_on=starts_on,
        ends_on=date.fromordinal(last_day.toordinal() + 1), created_by=actor, created_at=at,
    )  # fmt: skip
    _add(campaign, places)
    record(tag=CAMPAIGN_WRITTEN, subject=campaign.subject, at=at, actor=actor,
           data={"places": campaign.places.count(), "target": target})  # fmt: skip
    return campaign


@transaction.atomic
def add_places(*, campaign_id: int, places: Sequence[PlaceRow], actor: str, at: datetime) -> int:
    """
    Give a campaign more places, and return how many were new; those it has stay as they are.

    :raises NoPlace: see there
    """
    campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
    before = campaign.places.count()
    _add(campaign, places)
    new = campaign.places.count() - before
    if new:
        record(tag=CAMPAIGN_WRITTEN, subject=campaign.subject, at=at, actor=actor,
               data={"places": before + new})  # fmt: skip
    return new


@transaction.atomic
def retarget_campaign(*, campaign_id: int, target: str, actor: str, at: datetime) -> None:
    """
    Let a campaign's links lead to another page, as when a procedure was replaced: posters that
    hang already lead there too. The same page again changes nothing.

    :raises TargetNotHere: see there
    """
    if not is_public_page(target, on=local_day(at)):
        raise TargetNotHere(target)
    campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
    if campaign.target == target:
        return
    before, campaign.target = campaign.target, target
    campaign.save(update_fields=["target"])
    record(tag=CAMPAIGN_WRITTEN, subject=campaign.subject, at=at, actor=actor,
           data={"target": target, "before": before})  # fmt: skip


@transaction.atomic
def stop_campaign(*, campaign_id: int, actor: str, at: datetime) -> None:
    """Stop counting for a campaign. Its links go on leading people where they led."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
    if campaign.stopped_at is not None:
        return
    campaign.stopped_at = at
    campaign.save(update_fields=["stopped_at"])
    record(tag=CAMPAIGN_STOPPED, subject=campaign.subject, at=at, actor=actor)


def _add(campaign: Campaign, places: Sequence[PlaceRow]) -> None:
    there = set(campaign.places.values_list("agency_id", "label"))
    wanted = dict.fromkeys((row.agency_id, nfc(row.label)) for row in places)
    new = [key for key in wanted if key not in there and (key[0] or key[1])]
    if (not there and not new) or len(there) + len(new) > MOST_PLACES:
        raise NoPlace(len(new))
    CampaignPlace.objects.bulk_create(
        CampaignPlace(campaign=campaign, agency_id=agency, label=label, code=_new_code())
        for agency, label in new
    )


def _new_code() -> str:
    """Return a code that no place has: six letters, 148 million of them, so one retry is rare."""
    while True:
        code = new_secret()[:CODE_LENGTH].lower()
        if not CampaignPlace.objects.filter(code=code).exists():
            return code
