"""Which codes of each vocabulary the rows of the open data really carry."""

from datetime import date
from typing import Any

from django.db.models import F, Func, QuerySet, TextChoices

from motcua.catalogue.models import AnnouncementItem, TimeLimit
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.vocabulary import Channel, Level, LimitUnit, OnlineLevel, Subject

_LISTS: dict[type[TextChoices], str] = {Level: "levels", Subject: "subjects", Channel: "channels"}


def codes_in_use(*, on: date) -> dict[type[TextChoices], frozenset[str]]:
    """Return the codes of a day's rows by vocabulary; six queries."""
    standing = versions_on(on)
    listed: dict[type[TextChoices], QuerySet[Any, Any]] = {
        choices: standing.annotate(one=Func(F(column), function="unnest"))
        .values_list("one", flat=True)
        .order_by()
        .distinct()
        for choices, column in _LISTS.items()
    }
    limits = TimeLimit.objects.filter(version__in=standing, quantity__isnull=False)
    announced = AnnouncementItem.objects.filter(
        announcement__state__in=[State.SIGNED, State.PUBLISHED], announcement__signed_on__lte=on
    )
    single: dict[type[TextChoices], QuerySet[Any, Any]] = {
        LimitUnit: limits.order_by().values_list("unit", flat=True).distinct(),
        OnlineLevel: standing.order_by().values_list("online_level", flat=True).distinct(),
        ItemKind: announced.order_by().values_list("kind", flat=True).distinct(),
    }
    return {choices: frozenset(codes) for choices, codes in (listed | single).items()}
