"""Which targets of open programmes list services of a procedure; asked through the wiring."""

from collections.abc import Iterable, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from motcua.catalogue.announcing.naming import Naming, Thing
from motcua.programmes.models import ScopeItem


def named_in_programmes(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield the targets, with how many services of the code each lists. One query."""
    rows = (
        ScopeItem.objects.filter(
            service__procedure__code__in=codes, removed_at__isnull=True,
            target__programme__closed_at__isnull=True,
        )
        .values_list(
            "service__procedure__code", "target_id", "target__programme__name",
            "target__level_from", "target__level_to",
        )
        .annotate(n=Count("pk"))
        .order_by("target_id")
    )  # fmt: skip
    for code, target, programme, level_from, level_to, count in rows:
        about = _("biểu mẫu điện tử") if level_to is None else f"{level_from} → {level_to}"
        yield Naming(Thing.PROGRAMME, code, str(target), f"{programme}: {about}", count)
