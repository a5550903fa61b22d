"""The shapes of what is sent and answered; the OpenAPI document is made from them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StrictInt, StrictStr
from pydantic.types import StrictBool

Answers = dict[str, Any]
# Every moment is told in UTC, whichever way it came here.
Moment = Annotated[datetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class Sent(Schema):
    """What a caller sends: unknown keys are refused, types are not guessed."""

    model_config = ConfigDict(extra="forbid")


class Words(Schema):
    """The same words in both languages; English may be empty."""

    vi: str
    en: str = ""


class FindingOut(Schema):
    """One thing wrong: the field's id (`group.row.field` in rows), a stable code, words."""

    field: str
    code: str
    detail: str


class ProblemOut(Schema):
    """A refusal (RFC 9457). `type` is an address below this site."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    errors: list[FindingOut] = []


class ProcedureRowOut(Schema):
    """One procedure in a list."""

    code: str
    name: str
    field: str
    levels: list[str]
    executing_agency: str
    online_level: str
    is_open_online: bool


class ProceduresOut(Schema):
    """One page of procedures; empty beyond the last."""

    items: list[ProcedureRowOut]
    page: int
    pages: int
    total: int


class LimitOut(Schema):
    """A time limit; a number whose unit is missing says nothing about time."""

    channel: str
    quantity: str
    unit: str
    words: str
    unit_is_missing: bool
    confirmed_basis: str


class OfficeOut(Schema):
    """An agency that takes the procedure."""

    agency: str
    name: Words
    address: str
    phone: str
    is_open_online: bool
    form: str


class ProcedureOut(Schema):
    """A procedure as it holds today. `content` is the published text, in Vietnamese."""

    code: str
    name: str
    version: int
    valid_from: date
    levels: list[str]
    text_state: str
    limits: list[LimitOut]
    offices: list[OfficeOut]
    content: dict[str, Any]


class FormRowOut(Schema):
    """The latest release of a form."""

    id: str
    version: int
    hash: str
    title: Words
    published_at: Moment


class FormsOut(Schema):
    """One page of forms; empty beyond the last."""

    items: list[FormRowOut]
    page: int
    pages: int
    total: int


class FormOut(FormRowOut):
    """A release; `document` holds its public parts (docs: the form document v1)."""

    procedures: list[str]
    document: dict[str, Any]


class CheckIn(Sent):
    """Answers to be judged."""

    answers: Answers


class PaperOut(Schema):
    """A paper asked for, given the answers."""

    id: str
    title: Words
    required: bool
    missing: bool
    content_types: list[str]
    max_megabytes: int
    max_files: int


class CheckOut(Schema):
    """
    The evaluator's judgement. `accepted`: these answers could be submitted, with the papers.
    `warnings`: questions that should be answered and need not.
    """

    accepted: bool
    errors: list[FindingOut]
    warnings: list[FindingOut]
    derived: dict[str, Any]
    pages: list[str]
    papers: list[PaperOut]


class DraftIn(Sent):
    """Where to begin a draft. `agency` may be left out where only one takes the procedure."""

    procedure: Annotated[StrictStr, Field(min_length=1, max_length=40)]
    agency: Annotated[StrictStr, Field(max_length=40)] = ""


class AnswersIn(Sent):
    """Answers to save. `version`: of the draft that was read; left out: save over anything."""

    answers: Answers
    version: Annotated[StrictInt, Field(ge=1, le=2**31 - 1)] | None = None


class FileOut(Schema):
    """A file under a paper."""

    id: str
    paper: str
    name: str
    size: int
    content_type: str
    sha256: str


class FormRef(Schema):
    """The release that a draft or dossier stands on."""

    id: str
    version: int


class DraftOut(Schema):
    """
    A draft. `ready`: nothing stands against submitting it; `errors` says what does.
    `not_asked`: answers that a submission would leave out.
    """

    id: str
    procedure: str
    agency: str
    form: FormRef
    version: int
    answers: Answers
    derived: dict[str, Any]
    ready: bool
    errors: list[FindingOut]
    warnings: list[FindingOut]
    not_asked: list[str]
    papers: list[PaperOut]
    files: list[FileOut]
    expires_at: Moment


class DraftRowOut(Schema):
    """An unfinished draft in a list."""

    id: str
    procedure: str
    title: str
    version: int
    pages_done: int
    pages: int
    last_activity_at: Moment
    expires_at: Moment


class DraftsOut(Schema):
    """All unfinished drafts of the account, the last used first; 50 at most."""

    items: list[DraftRowOut]


class SubmissionIn(Sent):
    """`declared`: the applicant has made the form's declaration."""

    declared: StrictBool


class SubmissionOut(Schema):
    """What a submission came to. `secret` opens the tracking page together with `reference`."""

    reference: str
    secret: str
    intake_due_at: Moment | None


class StateOut(Schema):
    """A state: a stable code, and words in the reader's language."""

    code: str
    words: str


class DossierRowOut(Schema):
    """One dossier in a list."""

    reference: str
    code: str | None
    procedure: str
    title: str
    state: StateOut
    submitted_at: Moment


class DossiersOut(Schema):
    """One page of one's dossiers, newest first; empty beyond the last."""

    items: list[DossierRowOut]
    page: int
    pages: int
    total: int


class DossierPaperOut(Schema):
    """A paper of a dossier with its files."""

    id: str
    title: Words
    files: list[FileOut]


class SupplementOut(Schema):
    """What is asked of the applicant at present."""

    reason: str
    papers: list[str]
    requested_at: Moment
    answer_by: Moment


class ResultOut(Schema):
    """The signed result."""

    granted: bool
    number: str
    summary: str
    signed_at: Moment
    file: FileOut | None


class DossierOut(DossierRowOut):
    """
    One's own dossier. `due_at` None: no date follows yet, `undated` says why where that is known.
    `answers` are those submitted.
    """

    agency: str
    form: FormRef | None
    accepted_at: Moment | None
    intake_due_at: Moment | None
    due_at: Moment | None
    undated: str
    answers: Answers
    papers: list[DossierPaperOut]
    supplement: SupplementOut | None
    result: ResultOut | None
    closing_reason: str
