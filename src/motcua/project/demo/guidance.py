"""The demo's guidance: shipped events and guides, campaigns with visits, searches in vain."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from motcua.guidance.models import CampaignPlace
from motcua.guidance.operations.attribution import attribute_draft, count_visit
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.guidance.operations.count_words import count_opened, count_search
from motcua.guidance.operations.judge_words import judge_words
from motcua.guidance.operations.load_shipped import load_guidance
from motcua.kit.clock import local_day
from motcua.project.demo.ground import Ground
from motcua.project.demo.reading import DemoFolder

ACTOR = "system:demo"


def load_demo_guidance(folder: DemoFolder, ground: Ground, *, at: datetime) -> None:
    """Load what the demo's `guidance.toml` states, as if it had happened up to `at`."""
    load_guidance(at=at - timedelta(days=60), actor=ACTOR)
    table = folder.table("guidance")
    for row in table["campaign"]:
        _campaign(row, ground, at)
    for row in table["missed"]:
        _searches(row["words"], row["weeks"], at, found=0, opened=0.0)
        if "verdict" in row:
            judge_words(words=row["words"], verdict=row["verdict"], actor=ACTOR, at=at)
    for row in table["found"]:
        _searches(row["words"], row["weeks"], at, found=1, opened=row["opened"])


def _campaign(row: dict[str, Any], ground: Ground, at: datetime) -> None:
    begun = at - timedelta(days=row["begun_days_ago"])
    places = [PlaceRow(ground.agencies[code].pk) for code in row["counters"]]
    places += [PlaceRow(None, label) for label in row["labels"]]
    texts = ("name", "headline_vi", "headline_en", "words_vi", "words_en", "target")
    campaign = begin_campaign(
        **{name: row[name] for name in texts}, places=places, starts_on=local_day(begun),
        last_day=local_day(begun) + timedelta(days=row["days"] - 1), actor=ACTOR, at=begun,
    )  # fmt: skip
    made = CampaignPlace.objects.filter(campaign=campaign).select_related("campaign")
    for place, weeks in zip(made.order_by("pk"), row["visits"], strict=True):
        for week, visits in enumerate(weeks):
            moment = min(begun + timedelta(weeks=week, hours=1), at)
            for _ in range(visits):
                count_visit(place=place, at=moment)


def _searches(words: str, weeks: list[int], at: datetime, *, found: int, opened: float) -> None:
    for back, searches in enumerate(reversed(weeks)):
        day: date = local_day(at) - timedelta(weeks=back)
        for _ in range(searches):
            count_search(words=words, found=found, on=day)
        for _ in range(round(searches * opened)):
            count_opened(words=words, on=day)


def arrived(*, draft_id: UUID, campaign: str, agency_code: str, at: datetime) -> None:
    """Let a draft of the demo come from a campaign's poster at a counter."""
    place = CampaignPlace.objects.get(campaign__name=campaign, agency__code=agency_code)
    attribute_draft(draft_id=draft_id, code=place.code, at=at)
