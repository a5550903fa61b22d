"""Campaigns for the desk: what each place brought, by week, and what was submitted after it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncWeek

from motcua.catalogue.queries.succession import EndedProcedure, ended_procedures
from motcua.catalogue.reading.national import CODE
from motcua.guidance.models import Campaign, CampaignPlace, DraftArrival, PlaceCount


@dataclass(frozen=True)
class Brought:
    """Visits, drafts begun after them, and submissions."""

    visits: int = 0
    drafts: int = 0
    submissions: int = 0


@dataclass(frozen=True)
class CampaignRow:
    """A campaign in the list."""

    campaign: Campaign
    places: int
    brought: Brought


@dataclass(frozen=True)
class PlaceRow:
    """A place with its sums."""

    place: CampaignPlace
    brought: Brought


@dataclass(frozen=True)
class PlaceWeek:
    """What a place brought in the week that begins on a Monday."""

    monday: date
    place: CampaignPlace
    brought: Brought


@dataclass(frozen=True)
class ArrivalRow:
    """A submission after a campaign's link: no person, only when, where and which procedure."""

    submitted_at: datetime
    place: CampaignPlace
    procedure_code: str


def campaigns() -> list[CampaignRow]:
    """Return the campaigns, newest first. Two queries."""
    sums = _sums(PlaceCount.objects.all(), "place__campaign")
    rows = Campaign.objects.annotate(places_count=Count("places")).order_by("-starts_on", "-pk")
    return [CampaignRow(c, c.places_count, sums.get((c.pk,), Brought())) for c in rows]


def places_of(*, campaign: Campaign) -> list[PlaceRow]:
    """Return a campaign's places by the agency's code, with their sums. Two queries."""
    sums = _sums(PlaceCount.objects.filter(place__campaign=campaign), "place")
    places = campaign.places.select_related("agency").order_by("agency__code", "label", "pk")
    return [PlaceRow(place, sums.get((place.pk,), Brought())) for place in places]


def weeks_of(*, campaign: Campaign, places: list[PlaceRow]) -> list[PlaceWeek]:
    """Return what each place brought week by week, newest first. One query."""
    counts = PlaceCount.objects.filter(place__campaign=campaign)
    sums = _sums(counts.annotate(week=TruncWeek("day")), "week", "place")
    mondays = sorted({monday for monday, _place in sums}, reverse=True)
    return [
        PlaceWeek(monday, row.place, sums[monday, row.place.pk])
        for monday in mondays
        for row in places
        if (monday, row.place.pk) in sums
    ]


def submissions_of(*, campaign: Campaign, most: int = 200) -> list[ArrivalRow]:
    """Return the last submissions after a campaign's links. One query."""
    arrivals = (
        DraftArrival.objects.filter(place__campaign=campaign, submitted_at__isnull=False)
        .select_related("place__agency", "draft")
        .defer("draft__answers", "draft__typed")
        .order_by("-submitted_at")[:most]
    )
    return [
        ArrivalRow(a.submitted_at, a.place, a.draft.procedure_code)
        for a in arrivals
        if a.submitted_at
    ]


def ended_target(*, campaign: Campaign, on: date) -> EndedProcedure | None:
    """Return the procedure that a campaign leads to and that has ended by a day; None mostly. One query."""
    codes = [part for part in re.split(r"[/?&=#]", campaign.target) if CODE.fullmatch(part)]
    return next(iter(ended_procedures(codes=codes, on=on).values()), None)


def _sums(counts: "QuerySet[PlaceCount, Any]", *keys: str) -> dict[Any, Brought]:
    rows = counts.values_list(*keys).annotate(Sum("visits"), Sum("drafts"), Sum("submissions"))
    return {tuple(row[:-3]): Brought(*row[-3:]) for row in rows}
