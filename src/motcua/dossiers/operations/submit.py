"""
Submitting: a finished draft becomes a dossier, all of it or nothing.

What is acknowledged is on disk: the one transaction that makes the dossier also marks the draft,
opens the case, writes the journal and queues the message. A second POST of the same draft finds
its dossier and is shown that.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.accounts.models import Account
from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.queries.cases import published_process_id
from motcua.catalogue.models import ProcedureVersion, Service
from motcua.catalogue.queries import get_version_in_force
from motcua.catalogue.queries.services import withheld_ways
from motcua.documents.models import StoredFile
from motcua.dossiers.events import DossierSubmitted
from motcua.dossiers.models import (
    Channel,
    Dossier,
    Paper,
    PaperFile,
    Party,
    ResultChannel,
)
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.releases import form_for, form_of
from motcua.kit.clock import local_day
from motcua.kit.events import announce
from motcua.kit.prepared import Prepared
from motcua.kit.references import new_reference, new_secret
from motcua.notifications.operations import queue
from motcua.rules.form_document import (
    Form,
    Journey,
    Role,
    journey,
    people,
    result_channel,
)
from motcua.rules.working_time.rule_sets import CURRENT


class DraftNotTheirs(Exception):
    """There is no such draft, or it is not the applicant's."""


class DraftNotReady(Exception):
    """Questions or papers are still missing; `page` is where to go on, None: to the papers."""

    def __init__(self, page: str | None) -> None:
        super().__init__(page or "papers")
        self.page = page


class ServiceClosed(Exception):
    """The agency no longer takes this procedure online; the draft is kept."""


@dataclass(frozen=True)
class SubmittedDossier:
    """What a submission came to. `repeated`: the draft had been submitted before."""

    dossier_id: int
    reference: str
    secret: str
    intake_due_at: datetime | None
    repeated: bool = False


@dataclass(frozen=True)
class _Submission:
    """Everything a submission is made of, gathered before the first row is written."""

    draft: Draft
    form: Form
    replayed: Journey
    service: Service
    version: ProcedureVersion
    process_id: int
    files: tuple[DraftFile, ...]
    applicant: Account
    at: datetime
    assisting_unit_id: int | None


_DRAFT = Prepared(
    lambda draft_id, account_id: Draft.objects.select_for_update().filter(
        pk=draft_id, account=account_id
    ),
    draft_id=UUID,
    account_id=int,
)
_SERVICE = Prepared(
    lambda code, agency_id: (
        Service.objects.select_related("agency")
        .filter(procedure__code=code, agency_id=agency_id, valid_to__isnull=True)
        .order_by("id")[:1]
    ),
    code=str,
    agency_id=int,
)


@transaction.atomic
def submit(
    *,
    draft_id: UUID | str,
    applicant: Account,
    submitted_at: datetime,
    token: str,
    assisting_unit_id: int | None = None,
) -> SubmittedDossier:
    """
    Submit a draft. The journey is replayed, so that only answers of questions asked go in.

    `assisting_unit_id`: the counter whose officer helped; None: filed without help.

    The submission gets a random reference and a secret at once; the dossier code comes with
    acceptance. About sixteen statements.

    :raises DraftNotTheirs: no such draft of this account
    :raises DraftNotReady: something is missing; nothing is lost
    :raises ServiceClosed: the agency does not take it online any more
    """
    draft = _DRAFT.first(draft_id=UUID(str(draft_id)), account_id=applicant.pk)
    if draft is None:
        raise DraftNotTheirs(draft_id)
    if draft.submitted_reference is not None:
        return _submitted_before(draft)
    submission = _gather(draft, applicant, submitted_at, assisting_unit_id)
    reference = new_reference()
    case = _open_case(submission, reference, token)
    dossier = _write(submission, reference, case)
    draft.submitted_reference, draft.last_activity_at = reference, submitted_at
    draft.save(update_fields=["submitted_reference", "last_activity_at"])
    queue(
        account_id=applicant.pk, kind="submitted", subject=dossier.subject, at=submitted_at,
        link=f"/ho-so/{reference}/",
        params={"number": reference, "intake_due": _iso(case.intake_due_at)},
    )  # fmt: skip
    announce(
        DossierSubmitted(
            dossier_id=dossier.pk, draft_id=draft.pk, procedure_code=draft.procedure_code,
            receiving_unit_id=dossier.receiving_unit_id, assisting_unit_id=assisting_unit_id,
            at=submitted_at,
        )
    )  # fmt: skip
    return SubmittedDossier(dossier.pk, reference, dossier.secret, case.intake_due_at)


def _submitted_before(draft: Draft) -> SubmittedDossier:
    dossier = Dossier.objects.select_related("case").get(draft_id=draft.pk)
    return SubmittedDossier(
        dossier.pk, dossier.reference, dossier.secret, dossier.case.intake_due_at, repeated=True
    )


def _gather(
    draft: Draft, applicant: Account, at: datetime, assisting_unit_id: int | None
) -> _Submission:
    today = local_day(at)
    form = form_of(release_id=draft.release_id)
    files = tuple(draft.files.all())
    counts: dict[str, int] = {}
    for file in files:
        counts[file.paper] = counts.get(file.paper, 0) + 1
    service = _SERVICE.first(code=draft.procedure_code, agency_id=draft.agency_id)
    if service is not None:
        # What the office does not hand over by is no answer, though it was one when it was given.
        withheld = withheld_ways(service.result_channels)
        form = form_for(release_id=draft.release_id, withheld=withheld)
    replayed = journey(form, draft.answers, today, seen=set(draft.saved_pages), files=counts)
    if not replayed.is_ready:
        raise DraftNotReady(replayed.next_page)
    process_id = published_process_id(code=service.process_code) if service else None
    if service is None or not service.is_open_online or process_id is None:
        raise ServiceClosed(draft.procedure_code)
    version = get_version_in_force(code=draft.procedure_code, on=today)
    return _Submission(
        draft, form, replayed, service, version, process_id, files, applicant, at,
        assisting_unit_id,
    )  # fmt: skip


def _open_case(submission: _Submission, reference: str, token: str) -> CaseAct:
    service, version = submission.service, submission.version
    return casework.open_case(
        token=token, actor=submission.applicant.actor, unit=service.agency.code,
        at=submission.at, label=reference, title=plain_title(version.name),
        subject_name=_about_whom(submission)[:200],
        procedure_code=submission.draft.procedure_code, field_code=version.field.code,
        receiving_unit_id=service.agency_id, competent_unit_id=service.competent_agency_id,
        process_version_id=submission.process_id,
    )  # fmt: skip


def plain_title(name: str) -> str:
    """Return a procedure's name without the word that every one begins with."""
    bare = name.removeprefix("Thủ tục ").strip()
    return (bare[:1].upper() + bare[1:])[:600]


def _about_whom(submission: _Submission) -> str:
    found = {person.role: person for person in people(submission.form, submission.replayed)}
    person = found.get(Role.SUBJECT) or found.get(Role.APPLICANT)
    return person.full_name if person else submission.applicant.full_name


def _write(submission: _Submission, reference: str, case: CaseAct) -> Dossier:
    channel = result_channel(submission.form, submission.replayed)
    dossier = Dossier.objects.create(
        reference=reference, secret=new_secret(), case_id=case.case_id,
        procedure_version=submission.version, service=submission.service,
        form_release_id=submission.draft.release_id, draft_id=submission.draft.pk,
        channel=Channel.ONLINE,
        result_channel=channel if channel in ResultChannel.values else ResultChannel.COUNTER,
        account=submission.applicant, receiving_unit_id=submission.service.agency_id,
        competent_unit_id=submission.service.competent_agency_id, rule_set=CURRENT,
        assisting_unit_id=submission.assisting_unit_id,
        answers=dict(submission.replayed.answers), submitted_at=submission.at,
    )  # fmt: skip
    _write_people(submission, dossier)
    _write_papers(submission, dossier)
    return dossier


def _write_people(submission: _Submission, dossier: Dossier) -> None:
    Party.objects.bulk_create(
        Party(
            dossier=dossier, role=person.role, full_name=person.full_name[:200],
            person_id=person.person_id, birth_date=person.birth_date, phone=person.phone,
            email=person.email, address=person.address[:400], basis=person.basis[:300],
        )
        for person in people(submission.form, submission.replayed)
    )  # fmt: skip


def _write_papers(submission: _Submission, dossier: Dossier) -> None:
    needs = submission.replayed.papers
    papers = Paper.objects.bulk_create(
        Paper(
            dossier=dossier, component=need.paper.id, title_vi=need.paper.title.vi,
            title_en=need.paper.title.en, required=need.is_required, position=position,
        )
        for position, need in enumerate(needs)
    )  # fmt: skip
    by_id = {paper.component: paper for paper in papers}
    # A paper of a branch no longer taken is not asked, so its files do not go in either.
    kept = [file for file in submission.files if file.paper in by_id]
    if kept:
        stored = StoredFile.objects.in_bulk([file.file_id for file in kept])
        PaperFile.objects.bulk_create(
            PaperFile(paper=by_id[f.paper], file=stored[f.file_id], added_at=submission.at)
            for f in kept
        )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
