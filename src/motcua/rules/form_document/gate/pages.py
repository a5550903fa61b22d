"""Pages and questions as people will meet them: how many, called what, how to be answered."""

from collections import Counter
from collections.abc import Iterator

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.gate.finding import Finding, note, stop, warn
from motcua.rules.form_document.model import Document, Field, Page, PartyMap, Role, Words
from motcua.rules.form_document.parse_fields import is_reveal
from motcua.rules.form_logic import references

MOST_RADIOS = 7
LONGEST_HINT = 160
LONGEST_LABEL = 120
MOST_KIN = 8

# What is asked of one person together, as on any paper form; it reads as one question.
_KIN = frozenset({
    FieldType.PERSON_NAME, FieldType.PERSON_ID, FieldType.DATE, FieldType.PARTIAL_DATE,
    FieldType.YEAR, FieldType.SEX, FieldType.ETHNIC_GROUP, FieldType.NATIONALITY,
    FieldType.PHONE, FieldType.EMAIL, FieldType.ADDRESS, FieldType.PROVINCE,
})  # fmt: skip
_PREFILLS = {
    "full_name": "account.full_name", "person_id": "account.person_id",
    "birth_date": "account.birth_date", "phone": "account.phone", "email": "account.email",
}  # fmt: skip
_AUTOCOMPLETE = {
    FieldType.PHONE: "tel", FieldType.EMAIL: "email", FieldType.PERSON_NAME: "name",
}  # fmt: skip
_DATES = frozenset({FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.YEAR})


def page_findings(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the pages and questions of a form."""
    for page in document.pages:
        yield from _together(page)
        yield from _alike(page)
        for field in page.fields:
            yield from _question(page, field)
    yield from _applicant(document)


def _together(page: Page) -> Iterator[Finding]:
    """More than one question on a page; those that belong together only up to a handful."""
    asked = [field for field in page.fields if not _is_follow_up(field)]
    if len(asked) < 2 or page.repeat is not None:
        return
    strangers = [field for field in asked if field.type not in _KIN]
    if len(strangers) > 1 or len(asked) > MOST_KIN:
        yield warn("many_questions", page.id, title=page.title, number=len(asked))
    else:
        yield note("questions_of_one_kind", page.id, title=page.title, number=len(asked))


def _is_follow_up(field: Field) -> bool:
    """Whether a question only follows an answer of its own page."""
    return field.when is not None and is_reveal(field.when)


def _alike(page: Page) -> Iterator[Finding]:
    for label, times in Counter(field.label.vi.strip().lower() for field in page.fields).items():
        if times > 1:
            first = next(f for f in page.fields if f.label.vi.strip().lower() == label)
            yield warn("same_label", page.id, first.id, label=first.label, number=times)


def _question(page: Page, field: Field) -> Iterator[Finding]:
    place = (page.id, field.id)
    if not field.label.vi.strip():
        yield stop("no_label", *place)
    if len(field.label.vi) > LONGEST_LABEL and field.type != FieldType.DECLARATION:
        yield warn("long_label", *place, label=field.label, number=len(field.label.vi))
    if len(field.hint.vi) > LONGEST_HINT:
        yield warn("long_hint", *place, label=field.label, number=len(field.hint.vi))
    if field.type in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        yield from _choices(place, field)
    if field.type in _DATES and field.range == "any" and not field.checks:
        yield note("date_without_range", *place, label=field.label)


def _choices(place: tuple[str, str], field: Field) -> Iterator[Finding]:
    if len(field.options) < 2 and field.type == FieldType.CHOICE:
        yield warn("one_option", *place, label=field.label)
    is_long = len(field.options) > MOST_RADIOS
    if is_long and field.type == FieldType.CHOICE and field.display == "radio":
        yield warn("many_options", *place, label=field.label, number=len(field.options))
    for label, times in Counter(o.label.vi.strip().lower() for o in field.options).items():
        if times > 1:
            yield warn("same_option", *place, label=field.label, option=Words(label))


def _applicant(document: Document) -> Iterator[Finding]:
    """What an account knows of the applicant need not be typed again."""
    applicant = next((p for p in document.parties if p.role == Role.APPLICANT), None)
    if applicant is None:
        yield warn("no_applicant")
        return
    homes = {field.id: (page, field) for page, field in document.fields()}
    for part, field_id in _read(applicant):
        if field_id not in homes:
            continue
        page, field = homes[field_id]
        wanted = _PREFILLS.get(part)
        if wanted is not None and not field.prefill:
            yield warn("no_prefill", page.id, field.id, label=field.label)
        if field.type in _AUTOCOMPLETE and not field.autocomplete:
            yield note("no_autocomplete", page.id, field.id, label=field.label)


def _read(applicant: PartyMap) -> Iterator[tuple[str, str]]:
    """Yield part and question, where a part comes straight from one question."""
    for part, value in applicant.parts:
        names = list(references(value))
        if len(names) == 1:
            yield part, names[0].partition(".")[0]
