"""Tables of guidance."""

from motcua.guidance.models.assisting import AssistedDraft, AssistSession
from motcua.guidance.models.campaigns import Campaign, CampaignPlace, DraftArrival, PlaceCount
from motcua.guidance.models.guides import Guide, GuideRelease
from motcua.guidance.models.life_events import EventProcedure, EventStep, LifeEvent
from motcua.guidance.models.words import SearchedWords, WordsVerdict

__all__ = [
    "AssistSession",
    "AssistedDraft",
    "Campaign",
    "CampaignPlace",
    "DraftArrival",
    "EventProcedure",
    "EventStep",
    "Guide",
    "GuideRelease",
    "LifeEvent",
    "PlaceCount",
    "SearchedWords",
    "WordsVerdict",
]
