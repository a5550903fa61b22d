"""One service: its level, since when, by which facts, what is missing, and who said what before."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.models import BlankForm, OfferedService
from motcua.catalogue.queries.levels import FactShown, ServiceLevels, get_service_levels
from motcua.catalogue.queries.versions import in_force
from motcua.design.level_words import (
    fact_words,
    level_means,
    level_words,
    missing_words,
    note_words,
)
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.level_forms import BlankFormForm, DeclareForm, FactForm, ResultsForm
from motcua.desk.stewarding import keeps
from motcua.desk.views.levels.board import BOARD, readers
from motcua.dossiers.usage import Usage, usage_of
from motcua.kit.clock import local_day
from motcua.rules.service_level import Assessment, Fact, RuleSet

# Four forms stand on the page, some with fields of the same name.
IDS = {"fact": "fact-%s", "blank_form": "blank-%s", "declare": "declare-%s"}


@dataclass(frozen=True)
class LevelShown:
    """A service's level under one decree, in words."""

    rule_set: str
    name: str
    words: str
    means: str
    since: date | None
    next_words: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class FactLine:
    """A fact as the page prints it; `href` leads to its evidence or to where it is mended."""

    shown: FactShown
    words: str
    note: str
    evidence: str
    href: str


@dataclass(frozen=True)
class HistoryLine:
    """One row of the history in words."""

    rule_set: str
    words: str
    held_from: date
    recorded_at: datetime
    corrects: bool


@readers
@require_safe
def service(request: OfficerRequest, service_id: int) -> HttpResponse:
    """Show a service's level with its reasons."""
    return page(request, service_id)


def page(
    request: OfficerRequest, service_id: int, status: int = 200, **forms: object
) -> HttpResponse:
    """Show the page of a service; `forms` are those that were refused, with what was typed."""
    try:
        found = get_service_levels(service_id=service_id, at=request.at)
    except OfferedService.DoesNotExist as missing:
        raise Http404 from missing
    offered, today = found.service, local_day(request.at)
    usage = usage_of(procedures=[offered.procedure_id], at=request.at)
    context = {
        "found": found,
        "offered": offered,
        "base": f"{BOARD}{offered.pk}/",
        "levels": _levels(found),
        "facts": [_fact_line(fact, found) for fact in found.facts],
        "usage": usage.get((offered.procedure_id, offered.agency_id), Usage()),
        "declared": [(d, level_words(d.rule_set, d.level)) for d in found.declared],
        "history": [
            HistoryLine(s.rule_set, level_words(s.rule_set, s.level), s.held_from, s.recorded_at,
                        s.corrects)
            for s in found.history
        ],
        "blank_forms": BlankForm.objects.filter(in_force(today), procedure=offered.procedure_id),
        "may_change": keeps(request, offered.agency_id),
        "fact_form": FactForm(initial={"held_from": today}, auto_id=IDS["fact"]),
        "blank_form_form": BlankFormForm(auto_id=IDS["blank_form"]),
        "declare_form": DeclareForm(initial={"held_from": today}, auto_id=IDS["declare"]),
        "results_form": ResultsForm(
            initial={"channels": found.setting.result_channels if found.setting else []}
        ),
        **forms,
    }  # fmt: skip
    return show(request, "desk/levels/service.html", context, status)


def _levels(found: ServiceLevels) -> list[LevelShown]:
    offered = found.service
    return [
        _level(found.new, offered.level_42, offered.since_42),
        _level(found.old, offered.level_43, offered.since_43),
    ]


_NAMES = {RuleSet.DECREE_43_2011: "43/2011/NĐ-CP", RuleSet.DECREE_42_2022: "42/2022/NĐ-CP"}


def _level(assessment: Assessment, level: int | None, since: date | None) -> LevelShown:
    rule_set, after = assessment.rule_set, assessment.next_level
    return LevelShown(
        rule_set,
        _NAMES[rule_set],
        level_words(rule_set, level),
        level_means(rule_set, level) if level is not None else "",
        since,
        level_words(rule_set, after) if after is not None and level is not None else "",
        tuple(map(missing_words, assessment.missing)) if level is not None else (),
    )


def _fact_line(fact: FactShown, found: ServiceLevels) -> FactLine:
    note = note_words(fact.note) if fact.note else ""
    return FactLine(fact, fact_words(fact.fact), note, _evidence(fact), _href(fact, found))


def _evidence(fact: FactShown) -> str:
    """Return what proves a fact as people call it; "" where the note says it all."""
    if not fact.evidence_id:
        return ""
    if fact.evidence_kind == "form":
        return _("Biểu mẫu %(id)s.") % {"id": fact.evidence_id}
    if fact.evidence_kind == "process":
        return _("Quy trình %(id)s.") % {"id": fact.evidence_id}
    return fact.evidence_id if fact.is_reported else ""


def _href(fact: FactShown, found: ServiceLevels) -> str:
    code = found.service.procedure.code
    match fact.fact:
        case Fact.INFORMATION | Fact.PAYMENT:
            return f"/thu-tuc/{code}/"
        case Fact.EFORM | Fact.SUBMISSION | Fact.PROCESS:
            return "" if fact.holds else f"/can-bo/quy-trinh/dich-vu/?q={code}"
        case _:
            return ""
