"""A dossier's page: who, what, due; the next act; papers, answers, way, journal."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.accounts.models import Account
from motcua.accounts.queries import officers_with
from motcua.casework.calendars import calendar_of
from motcua.casework.possibilities import next_steps
from motcua.casework.processes import step_words
from motcua.casework.queries.cases import StepVisit, visits_of
from motcua.casework.queries.due_dates import due_date_of, intake_due_explained
from motcua.casework.states import Act, State, national_code
from motcua.design.case_words import (
    UNDATED_WORDS,
    DueWords,
    due_words,
    explanation_words,
    state_tone,
    state_words,
)
from motcua.desk.acts import ACT_WORDS, OfferedActs, offered
from motcua.desk.frame import OfficerRequest, at_work, show
from motcua.dossiers.access import DossierNotTheirs, acts_for, get_dossier_for_officer
from motcua.dossiers.answer_word import WordState, prints_word, word_state
from motcua.dossiers.models import Dossier, PaperState, ResultChannel
from motcua.dossiers.queries import Particulars, particulars_of
from motcua.journal.queries import JournalLine, lines_of
from motcua.kit.clock import local_day
from motcua.kit.references import new_token

TABS = ("giay-to", "to-khai", "duong-di", "nhat-ky")


@dataclass(frozen=True)
class DossierPage:
    """All that the page prints. Parts of tabs that are not open stay empty."""

    dossier: Dossier
    particulars: Particulars
    state: str
    tone: str
    national_code: int
    due: DueWords
    why: list[str]
    undated: str
    acts: OfferedActs
    possible: frozenset[str]
    act_words: dict[str, str]
    next_steps: tuple[Any, ...]
    step_words: str
    token: str
    tab: str
    visits: tuple[StepVisit, ...]
    answers: tuple[Any, ...]
    word: WordState
    prints_word: bool
    journal: list[tuple[JournalLine, str]]
    colleagues: list[Account]
    paper_states: list[tuple[str, str]]
    result_channels: list[tuple[str, str]]
    checked: int
    may_check: bool


@at_work
@require_safe
def dossier(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Show a dossier that the officer may see."""
    return page_of(request, dossier_id)


def find(request: OfficerRequest, dossier_id: int) -> Dossier:
    """Return the dossier, or answer 404 alike for none and for another unit's."""
    try:
        return get_dossier_for_officer(dossier_id=dossier_id, officer=request.officer)
    except DossierNotTheirs as refused:
        raise Http404 from refused


def page_of(
    request: OfficerRequest,
    dossier_id: int,
    *,
    error: str = "",
    failed_act: str = "",
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, after a refused act with what was typed and why it was refused."""
    found = find(request, dossier_id)
    tab = request.GET.get("the", TABS[0])
    page = _page(request, found, tab if tab in TABS else TABS[0])
    context = {"page": page, "error": error, "failed_act": failed_act, "typed": typed or {}}
    return show(request, "desk/dossier.html", context, status=status)


def _page(request: OfficerRequest, found: Dossier, tab: str) -> DossierPage:
    case, language = found.case, get_language() or "vi"
    particulars = particulars_of(dossier=found)
    acts = acts_for(case=case, officer=request.officer)
    before = case.state == State.AWAITING_INTAKE
    due = due_date_of(case_id=case.pk, at=request.at)
    steps = next_steps(case) if Act.FORWARD in acts else ()
    return DossierPage(
        dossier=found,
        particulars=particulars,
        state=state_words(case.state),
        tone=state_tone(case.state),
        national_code=national_code(case.state),
        due=_due(found, request),
        why=explanation_words(intake_due_explained(case=case) if before else due.steps),
        undated="" if before else str(UNDATED_WORDS.get(due.why_undated, "")),
        acts=offered(
            acts, decided=bool(case.decision), stop_proposed=case.stop_proposed_at is not None
        ),
        possible=frozenset(str(act) for act in acts),
        act_words={str(act): str(words) for act, words in ACT_WORDS.items()},
        next_steps=tuple((step.key, step.content(language)) for step in steps),
        step_words=_step_words(found, language),
        token=new_token(),
        tab=tab,
        visits=visits_of(case_id=case.pk) if tab == "duong-di" else (),
        answers=_answers(found, language) if tab == "to-khai" else (),
        word=word_state(dossier=found),
        prints_word=prints_word(),
        journal=_journal(found) if tab == "nhat-ky" else [],
        colleagues=_colleagues(request, found) if Act.ASSIGN in acts else [],
        paper_states=[(value, str(label)) for value, label in PaperState.choices],
        result_channels=[(value, str(label)) for value, label in ResultChannel.choices],
        checked=sum(paper.state != PaperState.UNCHECKED for paper in particulars.papers),
        may_check=may_check(request, found),
    )


def _due(found: Dossier, request: OfficerRequest) -> DueWords:
    case = found.case
    if case.state in {State.HANDED_OVER, State.REFUSED, State.STOPPED}:
        return DueWords("quiet", "check", state_words(case.state), "")
    if case.state == State.RESULT_READY:
        return DueWords("good", "check", state_words(case.state), "")
    before = case.state == State.AWAITING_INTAKE
    return due_words(
        due_at=case.intake_due_at if before else case.due_at,
        standing=case.standing_since is not None or case.state == State.AWAITING_SUPPLEMENT,
        at=request.at,
        calendar=calendar_of(case.calendar_id),
    )


def may_check(request: OfficerRequest, found: Dossier) -> bool:
    """Tell whether the officer may fill in the tick-list: whoever has the case in hand."""
    case, scope = found.case, request.officer.scope
    return case.is_open and scope.may(case.role, case.unit_id, case.procedure_code, case.field_code)


def _step_words(found: Dossier, language: str) -> str:
    """Return what the step asks for; "" when its work is done and only the result is handed over."""
    if found.case.state == State.RESULT_READY:
        return ""
    return step_words(found.case.process_version_id, found.case.step_key, language)


def _answers(found: Dossier, language: str) -> tuple[Any, ...]:
    from motcua.eforms.presentation import summary_of_release

    if found.form_release_id is None:
        return ()
    return tuple(
        summary_of_release(
            release_id=found.form_release_id, answers=found.answers, language=language
        )
    )


def _journal(found: Dossier) -> list[tuple[JournalLine, str]]:
    lines = [*lines_of(subject=f"case:{found.case_id}"), *lines_of(subject=found.subject)]
    lines.sort(key=lambda line: line.at, reverse=True)
    ids = {line.actor.removeprefix("account:") for line in lines if ":" in line.actor}
    names = Account.objects.in_bulk([int(i) for i in ids if i.isdigit()])
    return [(line, _name(line.actor, names)) for line in lines]


def _name(actor: str, names: dict[int, Account]) -> str:
    account = names.get(int(i)) if (i := actor.removeprefix("account:")).isdigit() else None
    return account.full_name if account else actor


def _colleagues(request: OfficerRequest, found: Dossier) -> list[Account]:
    case = found.case
    return officers_with(role=case.role, agency_id=case.unit_id, on=local_day(request.at))
