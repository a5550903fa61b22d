"""How long a form takes to fill in, as its first page and its procedure's page tell."""

from dataclasses import dataclass

from django.core.cache import cache as kept

from motcua.eforms.models import Draft
from motcua.eforms.releases import form_of
from motcua.rules.form_document.effort import estimated_minutes, measured_minutes

# Enough for a median; older ones were filled in on older pages.
_MOST = 200
_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class FillTime:
    """Whole minutes. `is_measured`: the median of people who submitted this very release."""

    minutes: int
    is_measured: bool


def fill_time(*, release_id: int) -> FillTime:
    """Return how long a release takes to fill in; asks the database once an hour at most."""
    key = f"eforms.fill_time.{release_id}"
    found: FillTime | None = kept.get(key)
    if found is None:
        found = _fill_time(release_id)
        kept.set(key, found, _AN_HOUR)
    return found


def _fill_time(release_id: int) -> FillTime:
    sittings = (
        Draft.objects.filter(release_id=release_id, submitted_reference__isnull=False)
        .order_by("-last_activity_at")
        .values_list("started_at", "last_activity_at")[:_MOST]
    )
    measured = measured_minutes([(end - begin).total_seconds() for begin, end in sittings])
    if measured is not None:
        return FillTime(measured, is_measured=True)
    return FillTime(estimated_minutes(form_of(release_id=release_id).document), is_measured=False)
