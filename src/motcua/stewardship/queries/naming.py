"""Which reviews, drifts and papers asked for name a procedure; asked through the wiring."""

from collections import Counter
from collections.abc import Iterable, Sequence

from motcua.catalogue.announcing.naming import Naming, Thing
from motcua.catalogue.models import ProcedureVersion
from motcua.rules.asked_once import Verdict
from motcua.stewardship.models import Drift, PaperMatch, PlanItem
from motcua.stewardship.models.drift import DriftState
from motcua.stewardship.models.review import ItemState

_FOUND = (Verdict.MATCHED.value, Verdict.ALREADY.value)


def named_in_stewardship(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield reviews not finished, drifts that wait, and who asks for the result. Four queries."""
    reviews = PlanItem.objects.filter(procedure__code__in=codes).exclude(state=ItemState.FINISHED)
    for code, pk, title in reviews.values_list("procedure__code", "pk", "plan__title"):
        yield Naming(Thing.REVIEW, code, str(pk), title)
    drifts = Drift.objects.filter(code__in=codes, state=DriftState.OPEN).order_by("pk")
    for code, pk in drifts.values_list("code", "pk"):
        yield Naming(Thing.DRIFT, code, str(pk), code)
    yield from _asking(codes)


def _asking(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield the other procedures that ask for a paper which the code issues, with the papers."""
    rows = PaperMatch.objects.filter(codes__overlap=list(codes), verdict__in=_FOUND)
    papers = Counter(
        (code, asker)
        for asker, issuing in rows.values_list("procedure__code", "codes")
        for code in issuing
        if code in codes and code != asker
    )
    askers = {asker for _, asker in papers}
    held = ProcedureVersion.objects.filter(procedure__code__in=askers, valid_to__isnull=True)
    names = dict(held.values_list("procedure__code", "name")) if askers else {}
    for (code, asker), count in sorted(papers.items()):
        if asker in names:
            yield Naming(Thing.ASKED_FOR, code, asker, names[asker], count)
