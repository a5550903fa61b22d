"""
Every address as every role: nobody reads or changes a dossier that is not theirs or their unit's.

Each address of the product stands in the table below with who may open it; an address that is
missing from the table fails the test, so a new page cannot be forgotten.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from motcua.accounts.models import RoleGrant
from motcua.catalogue.models import NationalRecord, ProcedureSynonym, ProcedureVersion
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements.drafting import (
    Head,
    add_item,
    draft_announcement,
)
from motcua.dossiers.models import Dossier, PaperFile, Rating
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.rate import issue_rating
from motcua.eforms.models import FormProject
from motcua.eforms.operations.publish_form import publish_form
from motcua.eforms.operations.take_word_file import take_word_file
from motcua.guidance.operations.assisting import open_session
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.guidance.operations.guides import begin_guide, publish_guide, write_guide
from motcua.guidance.operations.life_events import write_event
from motcua.guidance.tests.guides import a_guide
from motcua.kit.clock import local_day, now
from motcua.kit.references import new_token
from motcua.stewardship.models import Drift, PaperMatch
from motcua.stewardship.operations.matches import refresh_matches
from motcua.stewardship.operations.plans import add_to_plan, adopt_plan, open_plan
from motcua.stewardship.operations.published import define_figure
from motcua.stewardship.operations.reviews import write_option
from motcua.tokens.operations import issue_to_account, issue_to_partner
from tests.access.steering import drafted_process, levelled, programmed, surveyed
from tests.word_forms import a_word_form
from tests.world import BIRTH, FORMS, World

STRANGER, OWNER, OTHER = "stranger", "congdan", "congdan2"
INTAKE, SPECIALIST, LEADER, VIEWER = "tiepnhan", "hotich", "lanhdao", "theodoi"
FOREIGN, ADMIN, MAKER = "tiepnhan2", "quantri", "soanmau"
STEWARD, ANALYST = "kiemsoat", "phantich"
# The steward of a department, and the leader of the province.
FOCAL, CHAIR = "daumoi", "chutich"
CITIZENS = {OWNER, OTHER}
UNIT = {INTAKE, SPECIALIST, LEADER, VIEWER}
OFFICERS = UNIT | {FOREIGN}
SIGNED_IN = CITIZENS | OFFICERS | {ADMIN, MAKER, STEWARD, ANALYST, FOCAL, CHAIR}
STEWARDS = {STEWARD, FOCAL}
LOOKING = STEWARDS | {LEADER, CHAIR}
GUIDING = LOOKING | {ANALYST}
LEVELS = LOOKING | {VIEWER, MAKER, ANALYST}
PAPI = LOOKING | {VIEWER, ANALYST}
EVERYONE = SIGNED_IN | {STRANGER}
NOBODY: set[str] = set()


@dataclass(frozen=True)
class Address:
    """Who may; with which arguments; by which method."""

    who: set[str]
    arguments: tuple[str, ...] = ()
    method: str = "get"
    data: tuple[tuple[str, str], ...] = ()


def _admin(*arguments: str, method: str = "get") -> Address:
    return Address({ADMIN}, arguments, method)


def _maker(*arguments: str, method: str = "get", **data: str) -> Address:
    return Address({MAKER}, arguments, method, tuple(data.items()))


def _steward(*arguments: str, method: str = "get", **data: str) -> Address:
    """Of whoever is a steward anywhere."""
    return Address(STEWARDS, arguments, method, tuple(data.items()))


def _keeper(*arguments: str, method: str = "post") -> Address:
    """Of the province's steward, who keeps the services of all below; of no department's."""
    return Address({STEWARD}, arguments, method)


def _province(*arguments: str, method: str = "get", **data: str) -> Address:
    """Of the province's steward, for what the whole province reads."""
    return Address({STEWARD}, arguments, method, tuple(data.items()))


def _analyst(*arguments: str, method: str = "post") -> Address:
    """Of the province's analyst alone."""
    return Address({ANALYST}, arguments, method)


ADDRESSES: dict[str, Address] = {
    **dict.fromkeys(("reviews", "cost-parameters"), Address(LOOKING)),
    **dict.fromkeys(("review-plan", "review-plan-xlsx"), Address(LOOKING, ("review_plan",))),
    "review-plan-open": _keeper(),
    "review-plan-add": _keeper("review_plan"),
    "review-plan-take": _keeper("review_plan", "code"),
    # A leader of a commune does not adopt the plan of the province.
    "review-plan-adopt": Address({CHAIR}, ("review_plan",), "post"),
    "review": Address(LOOKING, ("review_item",)),
    "review-part": _steward("review_item", "review_part"),
    "review-volume": _steward("review_item", method="post"),
    "review-option": _steward("review_item", method="post"),
    "review-finish": _steward("review_item", method="post"),
    "review-reopen": _steward("review_item", method="post"),
    "review-sheet": _steward("review_item"),
    "review-option-sheet": _steward("review_item", "review_option"),
    **dict.fromkeys(
        ("asked-once", "asked-once-measure", "asked-once-xlsx"), Address(GUIDING)
    ),
    "asked-once-procedure": Address(GUIDING, ("code",)),
    "asked-once-refresh": _keeper(),
    "asked-once-decide": _keeper("paper_match"),
    **dict.fromkeys(
        ("healthz", "home", "how-to-submit", "places", "accessibility", "personal-data",
         "sign-in", "register", "look-up", "components", "procedures", "help-communes",
         "help-number", "life-events", "guides"),
        Address(EVERYONE),
    ),
    "life-event": Address(EVERYONE, ("event",)),
    "life-event-formerly": Address(EVERYONE, ("event",)),
    "guide": Address(EVERYONE, ("guide",)),
    "short-link": Address(EVERYONE, ("place",)),
    "assisted": Address(EVERYONE, ("assist",)),
    "unassisted": Address(EVERYONE, method="post"),
    "procedure": Address(EVERYONE, ("code",)),
    "language": Address(EVERYONE, ("vi",)),
    "text-size": Address(EVERYONE, ("large",)),
    "sign-out": Address(EVERYONE, method="post"),
    "profile": Address(SIGNED_IN),
    "messages": Address(SIGNED_IN),
    "tokens": Address(CITIZENS),
    "token-revoke": Address({OWNER}, ("token",), "post"),
    **dict.fromkeys(("api-page", "api-problems", "api-openapi"), Address(EVERYONE)),
    # Calls of the API take a token; no session opens any of them.
    **dict.fromkeys(("api-procedures", "api-forms", "api-drafts", "api-dossiers"), Address(NOBODY)),
    "api-procedure": Address(NOBODY, ("code",)),
    **dict.fromkeys(("api-form", "api-form-schema"), Address(NOBODY, ("form",))),
    "api-form-check": Address(NOBODY, ("form",), "post"),
    "api-draft-new": Address(NOBODY, (), "post"),
    "api-draft": Address(NOBODY, ("draft",)),
    "api-draft-discard": Address(NOBODY, ("draft",), "delete"),
    "api-draft-answers": Address(NOBODY, ("draft",), "put"),
    "api-draft-answers-change": Address(NOBODY, ("draft",), "patch"),
    **dict.fromkeys(("api-draft-files", "api-draft-submission"),
                    Address(NOBODY, ("draft",), "post")),
    "api-draft-file": Address(NOBODY, ("draft", "draft_file")),
    "api-draft-file-remove": Address(NOBODY, ("draft", "draft_file"), "delete"),
    "api-dossier": Address(NOBODY, ("reference",)),
    "api-dossier-file": Address(NOBODY, ("reference", "file")),
    "apply": Address(EVERYONE, ("code",)),
    "draft": Address({OWNER}, ("draft",)),
    "draft-page": Address({OWNER}, ("draft", "page")),
    "draft-papers": Address({OWNER}, ("draft",)),
    "draft-file": Address({OWNER}, ("draft", "draft_file")),
    "draft-file-remove": Address({OWNER}, ("draft", "draft_file"), "post"),
    "draft-review": Address({OWNER}, ("draft",)),
    "draft-send": Address({OWNER}, ("draft",), "post"),
    "draft-saved": Address({OWNER}, ("draft",)),
    "draft-newer-release": Address({OWNER}, ("draft",)),
    "draft-discard": Address({OWNER}, ("draft",), "post"),
    "receipt": Address({OWNER}, ("reference",)),
    "my-dossiers": Address(SIGNED_IN),
    "my-dossier": Address({OWNER}, ("reference",)),
    "supplement": Address({OWNER}, ("reference",), "post", (("version", "1"), ("note", "x"))),
    "withdraw": Address({OWNER}, ("reference",), "post", (("version", "1"),)),
    "my-file": Address({OWNER}, ("reference", "file")),
    "my-answers": Address({OWNER}, ("reference",)),
    # The birth form comes from no Word file; tests/journeys and dossiers/tests have one that does.
    "my-word": Address(NOBODY, ("reference",)),
    "my-word-pdf": Address(NOBODY, ("reference",)),
    "my-slip": Address({OWNER}, ("reference", "slip")),
    # The token is the key; an officer is refused even with it.
    "rating": Address(CITIZENS | {STRANGER}, ("rating",)),
    "inbox": Address(SIGNED_IN - CITIZENS),
    "intake": Address({INTAKE, FOREIGN}),
    "hand-over": Address({INTAKE, FOREIGN}),
    "desk-dossier": Address(UNIT, ("dossier",)),
    "check-papers": Address({SPECIALIST}, ("dossier",), "post"),
    "slip": Address(UNIT, ("dossier", "slip")),
    "desk-answers": Address(UNIT, ("dossier",)),
    "desk-word": Address(NOBODY, ("dossier",)), "desk-word-pdf": Address(NOBODY, ("dossier",)),
    "desk-file": Address(UNIT, ("dossier", "file")),
    "act": Address(
        {SPECIALIST}, ("dossier", "act"), "post",
        (("token", "token-of-a-test"), ("version", "2"), ("decision", "granted"), ("number", "1")),
    ),
    "forms": _maker(), "forms-assign": _maker(method="post"), "forms-lacking": _maker(),
    "forms-upload": _maker(), "forms-workbook": _maker(), "forms-export": _maker(),
    "form-studio": _maker("project"), "form-try": _maker("project"),
    "form-act": _maker("project", method="post", act="undo"),
    "form-attach": _maker("project", method="post"), "form-original": _maker("project"),
    "form-trial": _maker("project"), "form-workbook": _maker("project"),
    "form-publish": _maker("project"), "form-open": _maker("published"),
    "result-templates": Address(OFFICERS - {VIEWER} | {MAKER, CHAIR}),
    "result-template": Address(OFFICERS - {VIEWER} | {MAKER, CHAIR}, ("result",)),
    "agencies": _admin(), "agency-new": _admin(), "agency": _admin("agency"),
    "agency-end": _admin("agency"), "officers": _admin(), "officer-new": _admin(),
    "officer": _admin("officer"), "officer-lock": _admin("officer", method="post"),
    "grant-withdraw": _admin("grant", method="post"), "calendars": _admin(),
    "office-hours": _admin(), "calendar-year": _admin("year"),
    "calendar-day-remove": _admin("year", method="post"),
    "calendar-confirm": _admin("year", method="post"), "limits": _admin(),
    **dict.fromkeys(("synonyms", "synonym-new"), Address(STEWARDS | {ADMIN})),
    "synonym": Address(STEWARDS | {ADMIN}, ("synonym",)),
    "synonym-switch": Address(STEWARDS | {ADMIN}, ("synonym",), "post"), "partner-tokens": _admin(),
    "partner-token-revoke": _admin("partner_token", method="post"),
    **dict.fromkeys(
        ("announcements", "announcement-calendar", "catalogue-faults", "drifts"), Address(LOOKING)
    ),
    "announcement-new": _steward(), "announcement": Address(LOOKING, ("announcement",)),
    "announcement-head": _steward("announcement"),
    "announcement-act": _steward("announcement", "check", method="post"),
    "announcement-item": Address(LOOKING, ("announcement", "announced")),
    "running-dossiers": Address(LOOKING, ("code",)), "drift": Address(LOOKING, ("drift",)),
    "drifts-accept": _steward(method="post"), "drift-dismiss": _steward("drift", method="post"),
    **dict.fromkeys(("procedure-jsonld", "procedure-history", "procedure-notice"),
                    Address(EVERYONE, ("code",))),
    "open-data": Address(EVERYONE),
    **dict.fromkeys(("figures", "figures-agencies"), Address(EVERYONE)),
    "figures-dossiers": Address(EVERYONE, data=(("loai", "ended"),)),
    **dict.fromkeys(
        ("figures-services", "figures-procedures"), Address(EVERYONE, data=(("muc", "0"),))
    ),
    "figures-csv": Address(EVERYONE, ("figures_file",)),
    **dict.fromkeys(("open-data-csv", "open-data-json"), Address(EVERYONE, ("dataset",))),
    **dict.fromkeys(
        ("reconciliation", "reconciliation-list", "reconciliation-csv", "reconciliation-xlsx",
         "reconciliation-pdf", "published-totals"),
        Address(LOOKING | {VIEWER}),
    ),
    "published-figure": Address(LOOKING | {VIEWER}, ("figure",)),
    "published-total-enter": _province(method="post"),
    "published-figure-define": _province(method="post"),
    "published-total-withdraw": _province("figure", method="post"),
    "guidance": Address(GUIDING), "guidance-events": _province(),
    "guidance-event-new": _province(), "guidance-event": _province("life_event"),
    "guidance-event-act": _province("life_event", method="post", lam="an"),
    "guidance-step": _province("life_event", "first"), "guidance-guides": _province(),
    "guidance-guide-new": _province(), "guidance-guide": _province("guide_id"),
    "guidance-guide-head": _province("guide_id"), "guidance-preview": _province("guide_id"),
    "guidance-guide-act": _province("guide_id", method="post", lam="thoi"),
    "guidance-question": _province("guide_id", "first"),
    "guidance-outcome": _province("guide_id", "first"),
    "guidance-words": Address(GUIDING),
    "guidance-words-judge": _province(method="post", tu="xyz", **{"ket-luan": "not_ours"}),
    "guidance-campaigns": Address(GUIDING), "guidance-campaign-new": _steward(),
    "guidance-campaign": Address(GUIDING, ("campaign",)),
    "guidance-campaign-retarget": _province("campaign", method="post"),
    "guidance-campaign-stop": _province("campaign", method="post"),
    "guidance-poster": Address(GUIDING, ("campaign", "place", "size")),
    "guidance-filing": Address(GUIDING),
    "guidance-filed": Address(
        GUIDING, data=(("tu", "2026-01-01"), ("den", "2026-12-31"), ("cach", "alone"))
    ),
    "assisting": Address({INTAKE, FOREIGN}),
    "assisting-begin": Address({INTAKE}, (), "post", (("noi", "H99.12"),)),
    "assisting-end": Address({INTAKE}, ("assist_session",), "post"),
    **dict.fromkeys(("levels", "levels-csv", "processes", "services", "programmes"),
                    Address(LEVELS)),
    "level": Address(LEVELS, ("service",)),
    **dict.fromkeys(("level-fact", "level-results", "level-declare", "level-blank-form"),
                    _keeper("service")),
    "level-blank-form-remove": _keeper("service", "blank_form"),
    "blank-form": Address(EVERYONE, ("code", "blank_form")),
    # The birth form comes from no Word file.
    "blank-form-word": Address(NOBODY, ("code", "form")),
    "process": Address(LEVELS, ("process",)), "process-new": _steward(),
    "process-edit": _steward("process"), "process-publish": _steward("process", method="post"),
    "service-new": _steward(), "service": _keeper("code", "counter", method="get"),
    "service-end": _keeper("code", "counter"),
    **dict.fromkeys(("programme", "programme-pdf", "programme-xlsx"),
                    Address(LEVELS, ("programme",))),
    **dict.fromkeys(("target", "target-plan"), Address(LEVELS, ("target",))),
    "assignment": Address(LEVELS, ("assignment",)),
    "directive": Address(LEVELS, ("directive",)), "programme-new": _steward(),
    "target-new": _keeper("programme", method="get"),
    "directive-new": Address({STEWARD, CHAIR}, ("programme",)),
    **dict.fromkeys(("target-add", "target-assign"), _keeper("target")),
    "programme-close": _keeper("programme"),
    "criterion-confirm": _keeper("assignment", "criterion"),
    # What was given to a department its own stewards report; the province's confirm it.
    "assignment-act": Address({FOCAL}, ("assignment", "report"), "post"),
    "criterion-review": Address({FOCAL}, ("assignment", "scope_item"), "post"),
    "directive-act": Address({FOCAL}, ("directive", "report"), "post"),
    "directive-answer": _steward("directive", method="post"),
    **dict.fromkeys(
        ("public-papi", "public-papi-json", "public-papi-pdf", "public-papi-xlsx"),
        Address(EVERYONE),
    ),
    **dict.fromkeys(
        ("papi", "papi-json", "papi-pdf", "papi-xlsx", "papi-raising", "papi-trial",
         "papi-cheapest", "papi-own", "papi-plans", "papi-tables"),
        Address(PAPI),
    ),
    **dict.fromkeys(("papi-table", "papi-table-file"), Address(PAPI, ("papi_table",))),
    **dict.fromkeys(("papi-table-take", "papi-table-withdraw"), _analyst("papi_table")),
    **dict.fromkeys(("papi-upload", "papi-province", "papi-break"), _analyst()),
    "papi-break-remove": _analyst("papi_break"), "papi-plan-new": _analyst(method="get"),
    "papi-plan": Address(PAPI, ("papi_plan",)), "papi-plan-act": _analyst("papi_plan", "give"),
    "papi-action": Address(PAPI, ("papi_action",)),
    # Whoever does it says how far it is, and so may whoever leads the plan; only the first reports.
    "papi-action-report": Address({FOCAL, ANALYST}, ("papi_action",), "post"),
    "papi-action-act": Address({FOCAL}, ("papi_action", "report"), "post"),
}  # fmt: skip


def _names(resolver: URLResolver) -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += _names(pattern)
        else:
            found.append(pattern.name or "")
    return found


@pytest.fixture
def things(world: World) -> dict[str, Any]:
    """One of everything that an address may name, all of the owner and the unit H99.12."""
    when = now() - timedelta(minutes=5)
    done = world.submit(when)
    seen, officer, click = world.seen_by(INTAKE, done.dossier_id, when)
    accept(dossier=seen, officer=officer, click=click, at=when)
    dossier = Dossier.objects.get(pk=done.dossier_id)
    rating = issue_rating(dossier=dossier, at=when)
    draft = world.draft(when)
    synonym = ProcedureSynonym.objects.create(
        phrase="giấy thử", folded="giay thu", meaning="khai sinh", provenance="thử",
        origin="official", changed_by="system:test", changed_at=when,
    )  # fmt: skip
    from motcua.eforms.models import DraftFile

    project, published, result = _forms_in_the_making(when)
    own = issue_to_account(
        account=world.person(OWNER), label="thử", scopes=["drafts"], days=30, at=when
    )
    partners = issue_to_partner(
        partner="Đối tác thử", label="thử", days=30, actor="system:test", at=when
    )
    return {
        **_guidance(world, when), **_announced(when), "dataset": "thu-tuc",
        "figures_file": "dich-vu", **levelled(BIRTH, "H99.12", when), **drafted_process(when),
        **programmed(province=world.agency("H99"), department=world.agency("H99.03"),
                     finder=world.person(FOCAL), leader=world.person(CHAIR), when=when),
        **surveyed(province=world.agency("H99"), department=world.agency("H99.03"),
                   by=world.person(ANALYST), when=when),
        "figure": define_figure(words="Thử", actor="system:test", at=when).pk,
        "token": own.token.pk, "partner_token": partners.token.pk,
        "project": project, "published": published, "result": result, "form": FORMS[BIRTH],
        "code": BIRTH, "event": "sinh-con", "vi": "vi", "large": "large", "draft": draft,
        "page": "quan_he", "reference": done.reference, "dossier": done.dossier_id,
        "draft_file": DraftFile.objects.filter(draft=draft).get().file_id,
        "file": PaperFile.objects.filter(paper__dossier=dossier).get().file_id,
        "slip": "01", "rating": rating.token, "act": "decide",
        "agency": world.agency("H99.14").pk, "officer": world.person("hotich2").pk,
        "grant": RoleGrant.objects.filter(account=world.person("hotich2")).first().pk,
        "year": now().year, "synonym": synonym.pk, **_reviewed(world, when),
    }  # fmt: skip


def _guidance(world: World, when: datetime) -> dict[str, Any]:
    """A life event, a guide, a campaign with a place, and a session of help at the counter."""
    actor = "system:test"
    event = write_event(
        particulars={"slug": "sinh-con", "icon": "baby", "name_vi": "Sinh con", "name_en": "Birth",
                     "words_vi": "x", "words_en": "x", "position": 0},
        actor=actor, at=when,
    )  # fmt: skip
    guide = begin_guide(slug="thu", title_vi="Thử", title_en="Try", actor=actor, at=when)
    guide = write_guide(
        guide_id=guide.pk, document=a_guide(), revision=guide.revision, actor=actor, at=when
    )
    publish_guide(guide_id=guide.pk, revision=guide.revision, actor=actor, at=when)
    campaign = begin_campaign(
        name="Thử", headline_vi="Thử", headline_en="Try", words_vi="", words_en="", target="/",
        starts_on=local_day(when), last_day=local_day(when), actor=actor, at=when,
        places=[PlaceRow(world.agency("H99.12").pk)],
    )  # fmt: skip
    place = campaign.places.get()
    help_given = open_session(
        officer=world.person(INTAKE), agency_id=world.agency("H99.12").pk, at=when
    )
    return {
        "life_event": event.pk, "first": 0, "guide": "thu", "guide_id": guide.pk,
        "campaign": campaign.pk, "place": place.code, "size": "a5",
        "assist": help_given.code, "assist_session": help_given.pk,
    }  # fmt: skip


def _reviewed(world: World, when: datetime) -> dict[str, Any]:
    """A procedure of an adopted plan with an option, and a match of its papers."""
    by = {"actor": "system:test", "at": when}
    due = when.date()
    plan = open_plan(year=due.year, title="Thử", due_on=due, **by)
    office = world.agency("H99.03")
    item = add_to_plan(plan_id=plan.pk, code=BIRTH, agency=office, due_on=due, **by)
    adopt_plan(plan_id=plan.pk, decision="1", **by)
    option = write_option(item_id=item.pk, words="Thử", fees_dong=0, proposed=True, **by)
    refresh_matches(**by)
    match = PaperMatch.objects.create(
        procedure=item.procedure, case=9, place=9, paper_key="x", verdict="matched",
        source="database", target="Thử", words="thu", codes=[], doubts=[],
    )  # fmt: skip
    return {
        "review_plan": plan.pk, "review_item": item.pk, "review_part": "fee",
        "review_option": option.pk, "paper_match": match.pk,
    }  # fmt: skip


def _announced(when: datetime) -> dict[str, Any]:
    """A draft that would abolish a procedure, and a national record that waits beside ours."""
    actor = "system:test"
    made = draft_announcement(head=Head("Thử", "UBND tỉnh"), actor=actor, at=when)
    item = add_item(announcement_id=made.pk, kind=ItemKind.ABOLISHED, code=BIRTH, actor=actor,
                    at=when)  # fmt: skip
    version = ProcedureVersion.objects.get(procedure__code=BIRTH)
    held = NationalRecord.objects.create(
        procedure=version.procedure, run=version.taken_from, version=version,
        base=version.content, content=version.content, digest="x", held_at=when,
    )  # fmt: skip
    drift = Drift.objects.create(record=held, code=BIRTH, opened_at=when)
    return {"announcement": made.pk, "announced": item.pk, "check": "kiem-tra", "drift": drift.pk}


def _forms_in_the_making(when: datetime) -> tuple[int, int, int]:
    """A form being made from a Word file, one that is published, and one that offices issue."""
    actor = "system:test"
    made = take_word_file(name="don.docx", content=a_word_form(), actor=actor, at=when).project
    other = take_word_file(
        name="don-2.docx", content=a_word_form("ĐƠN KHÁC"), actor=actor, at=when
    ).project
    issued = take_word_file(
        name="giay.docx", content=a_word_form("GIẤY CHỨNG NHẬN"), actor=actor, at=when
    ).project
    FormProject.objects.filter(pk=issued.pk).update(purpose="result")
    for project in (other, issued):
        publish_form(project_id=project.pk, version=project.version, actor=actor, at=when)
    return made.pk, other.pk, issued.pk


def _ask(client: Client, name: str, things: dict[str, Any]) -> Any:
    address = ADDRESSES[name]
    path = reverse(name, args=[things[a] for a in address.arguments])
    with transaction.atomic():
        if address.method == "get":
            answer = client.get(path, dict(address.data))
        else:
            answer = getattr(client, address.method)(path, dict(address.data))
        transaction.set_rollback(True)
    # Not `answer.close()`: that would also close the test's database connection.
    for closer in answer._resource_closers:
        closer()
    return answer


def _refused(answer: Any) -> bool:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/dang-nhap/")
    return to_sign_in or answer.status_code in {401, 403, 404}


def test_every_address_stands_in_the_table() -> None:
    names = [name for name in _names(get_resolver()) if name]
    assert sorted(set(names) - set(ADDRESSES)) == []
    assert len(names) == len(set(names))


def _wrong(role: str, world: World, things: dict[str, Any]) -> list[tuple[str, str, int, str]]:
    """Return the addresses that a role may open and should not, or the other way round."""
    wrong = []
    for name in sorted(set(_names(get_resolver())) & set(ADDRESSES)):
        client = Client()
        if role != STRANGER:
            client.force_login(world.person(role))
        answer = _ask(client, name, things)
        if answer.status_code >= 500 or _refused(answer) == (role in ADDRESSES[name].who):
            wrong.append((role, name, answer.status_code, answer.headers.get("Location", "")))
    return wrong


# A few roles at a time: the world is made once for each group, and groups run side by side.
@pytest.mark.parametrize("roles", [sorted(EVERYONE)[n::4] for n in range(4)], ids=" ".join)
def test_each_role_opens_what_is_theirs_and_nothing_else(
    roles: list[str], world: World, things: dict[str, Any]
) -> None:
    assert [found for role in roles for found in _wrong(role, world, things)] == []


def test_a_file_is_served_as_a_download_and_never_sniffed(
    world: World, things: dict[str, Any]
) -> None:
    client = Client()
    client.force_login(world.person(OWNER))
    answer = _ask(client, "my-file", things)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_another_dossiers_file_is_not_reached_through_ones_own(
    world: World, things: dict[str, Any]
) -> None:
    other = world.submit(now() - timedelta(minutes=4), by=OTHER)
    foreign = PaperFile.objects.filter(paper__dossier_id=other.dossier_id).get().file_id
    client = Client()
    client.force_login(world.person(OWNER))
    answer = client.get(reverse("my-file", args=[things["reference"], foreign]))
    assert answer.status_code == 404


def test_tracking_attempts_are_throttled(world: World, things: dict[str, Any]) -> None:
    client = Client()
    answers = [
        client.get("/tra-cuu/", {"ma": things["reference"], "k": new_token()[:8]}).status_code
        for _ in range(12)
    ]
    assert answers[:10] == [404] * 10 and answers[-1] == 429
    secret = Dossier.objects.get(pk=things["dossier"]).secret
    assert client.get("/tra-cuu/", {"ma": things["reference"], "k": secret}).status_code == 429


def test_the_desk_never_shows_the_rating_token(world: World, things: dict[str, Any]) -> None:
    client = Client()
    client.force_login(world.person(SPECIALIST))
    token = Rating.objects.get().token
    for tab in ("giay-to", "to-khai", "duong-di", "nhat-ky"):
        page = client.get(f"/can-bo/ho-so/{things['dossier']}/?the={tab}")
        assert page.status_code == 200 and token not in page.content.decode()


def test_a_post_without_the_form_token_is_refused(world: World, things: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.person(OWNER))
    answer = client.post(reverse("withdraw", args=[things["reference"]]), {"version": "2"})
    assert answer.status_code == 403


def test_every_page_carries_the_strict_headers(world: World) -> None:
    for path in ("/", "/dang-nhap/", "/khong-co/", "/static/design/motcua.css"):
        answer = Client().get(path)
        for closer in answer._resource_closers:
            closer()
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy and "unsafe-inline" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
