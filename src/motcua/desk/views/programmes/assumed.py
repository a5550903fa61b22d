"""What of a programme's lists a scenario assumed: one sentence for all, a few words a service."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from motcua.catalogue.models import OfferedService
from motcua.catalogue.queries.assumed import assumed_by_service, assumed_of_services
from motcua.catalogue.reading.marks import assumed_short
from motcua.design.assumed_words import assumed_sentence
from motcua.programmes.models import Programme, ScopeItem


def assumed_in(programme: Programme, on: date) -> str:
    """Return what was assumed of the procedures on a programme's lists; "": nothing. Two queries."""
    listed = ScopeItem.objects.filter(target__programme=programme, removed_at__isnull=True)
    services = OfferedService.objects.filter(pk__in=listed.values("service"))
    return assumed_sentence(assumed_of_services(services=services, on=on))


def assumed_words_of(services: Iterable[OfferedService], on: date) -> dict[int, str]:
    """Return by id what was assumed of each service; "" for nothing. Two queries."""
    return {
        pk: ", ".join((*assumed_short(one.marks), *([_("mức công bố")] if one.declared else [])))
        for pk, one in assumed_by_service(services=services, on=on).items()
    }
