"""Which procedures of the shipped catalogue a benchmark uses."""

from motcua.catalogue.models import ProcedureVersion

BIRTH = "1.001193"


def some_codes(count: int) -> list[str]:
    """Return birth registration and `count` - 1 others that communes carry out."""
    present = ProcedureVersion.objects.filter(valid_to__isnull=True)
    found = present.filter(levels__contains=["xa"]).exclude(procedure__code=BIRTH)
    if found.count() < count:
        found = present.exclude(procedure__code=BIRTH)
    codes = found.order_by("procedure__code").values_list("procedure__code", flat=True)
    return [BIRTH, *codes[: count - 1]]
