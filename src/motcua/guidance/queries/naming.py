"""Which life events, guides and campaigns name a procedure; the catalogue asks through the wiring."""

import re
from collections.abc import Iterable, Sequence

from django.db.models import Count

from motcua.catalogue.announcing.naming import Naming, Thing
from motcua.guidance.models import Campaign, EventProcedure, EventStep, Guide, GuideRelease


def named_in_guidance(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield them, also events that are not shown and campaigns that are over. Five queries at most."""
    yield from _events(codes)
    yield from _guides(codes)
    yield from _campaigns(codes)


def _events(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield the steps; a step is found by the event and its place, which is its number less one."""
    rows = list(EventProcedure.objects.filter(code__in=codes).select_related("step__event"))
    events = {row.step.event_id for row in rows}
    steps: dict[int, list[int]] = {}
    for event_id, pk in EventStep.objects.filter(event__in=events).values_list("event_id", "pk"):
        steps.setdefault(event_id, []).append(pk)
    for row in sorted(rows, key=lambda one: (one.step.event.position, one.step.position, one.pk)):
        event, place = row.step.event, steps[row.step.event_id].index(row.step_id)
        name = f"{event.name_vi}: {row.step.title_vi}"
        yield Naming(Thing.LIFE_EVENT, row.code, f"{event.pk}/{place}", name)


def _guides(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield guides in use of which the newest release, or the document in the making, names a code."""
    guides = list(Guide.objects.filter(is_in_use=True))
    releases = GuideRelease.objects.filter(guide__in=guides).order_by("guide_id", "-version")
    newest = dict(releases.distinct("guide_id").values_list("guide_id", "procedures"))
    for guide in guides:
        outcomes = guide.working.get("outcomes", []) if isinstance(guide.working, dict) else []
        making = {o.get("procedure") for o in outcomes if isinstance(o, dict)}
        for code in codes:
            if code in making or code in newest.get(guide.pk, ()):
                yield Naming(Thing.GUIDE, code, str(guide.pk), guide.title["vi"])


def _campaigns(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield campaigns whose links lead to a code's pages, with the number of places of each."""
    rows = Campaign.objects.annotate(n=Count("places")).order_by("-starts_on", "-pk")
    for campaign in rows:
        parts = re.split(r"[/?&=#]", campaign.target)
        for code in codes:
            if code in parts:
                yield Naming(Thing.CAMPAIGN, code, str(campaign.pk), campaign.name, campaign.n)
