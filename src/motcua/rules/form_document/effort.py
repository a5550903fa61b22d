"""
How long a form takes to fill in, before anybody has been measured filling it in.

The figures are an estimate, not a measurement: seconds for reading a page, for answering one
question of each type (typing on a phone, with the answer at hand), and for photographing a paper.
What is asked only sometimes counts half; a page of rows counts as one row, or as its least number.
The sum is rounded up to whole minutes, and from ten minutes on to fives. As soon as enough people
have submitted the form, their median stands in its place (`measured_minutes`).
"""

from collections.abc import Sequence
from statistics import median

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.model import Document, Field, Page

_A_PAGE = 5
_A_PAPER = 60
_CHECKING = 60
_SECONDS: dict[FieldType, int] = {
    FieldType.TEXT: 15,
    FieldType.LONG_TEXT: 60,
    FieldType.PERSON_NAME: 12,
    FieldType.PERSON_ID: 15,
    FieldType.PHONE: 10,
    FieldType.EMAIL: 15,
    FieldType.DATE: 10,
    FieldType.PARTIAL_DATE: 10,
    FieldType.YEAR: 5,
    FieldType.INTEGER: 8,
    FieldType.NUMBER: 8,
    FieldType.MONEY: 10,
    FieldType.CHOICE: 6,
    FieldType.MULTI_CHOICE: 10,
    FieldType.YES_NO: 5,
    FieldType.DECLARATION: 8,
    FieldType.SEX: 4,
    FieldType.ETHNIC_GROUP: 8,
    FieldType.NATIONALITY: 8,
    FieldType.PROVINCE: 8,
    FieldType.ADDRESS: 35,
}

# Below this many submissions a median says more about who they were than about the form.
ENOUGH = 20
# Whoever took longer went away and came back; that is no time of filling in.
LONGEST_SITTING = 2 * 60 * 60


def estimated_minutes(document: Document) -> int:
    """Return how many minutes an ordinary applicant needs, at least one."""
    seconds = sum(_page_seconds(page) for page in document.pages) + _CHECKING
    for paper in document.papers:
        always = paper.required and paper.when is None
        seconds += _A_PAPER if always else _A_PAPER / 2
    return rounded_minutes(seconds)


def measured_minutes(sittings: Sequence[float]) -> int | None:
    """
    Return the median of what people took, in minutes; None when too few are known.

    `sittings` are seconds from beginning to submitting, one for each dossier; those longer than
    two hours are left out.
    """
    at_once = [seconds for seconds in sittings if 0 < seconds <= LONGEST_SITTING]
    return rounded_minutes(median(at_once)) if len(at_once) >= ENOUGH else None


def rounded_minutes(seconds: float) -> int:
    """Return whole minutes, rounded up; from ten on, the next multiple of five."""
    minutes = max(1, -int(-seconds // 60))
    return minutes if minutes < 10 else -(-minutes // 5) * 5


def _page_seconds(page: Page) -> float:
    rows = max(page.repeat.least, 1) if page.repeat else 1
    seconds = _A_PAGE + rows * sum(_field_seconds(field) for field in page.fields)
    sometimes = page.when is not None or (page.repeat is not None and page.repeat.least == 0)
    return seconds / 2 if sometimes else seconds


def _field_seconds(field: Field) -> float:
    always = field.when is None and (field.required or field.required_when is not None)
    return _SECONDS[field.type] if always else _SECONDS[field.type] / 2
