"""Which questions stand together on a page, and what the page is called."""

from collections.abc import Iterator
from itertools import groupby

from motcua.eforms.drafting.questions import Question
from motcua.eforms.word.kinds import fold

MOST_ON_A_PAGE = 4
LONGEST_TITLE = 90

# Questions about one thing, which people answer in one go from one paper.
KIN: tuple[frozenset[str], ...] = (
    frozenset({"person_name", "date", "sex", "year"}),
    frozenset({"ethnic_group", "nationality"}),
    frozenset({"phone", "email"}),
)
_SHORT = frozenset({"phone", "email", "number", "money", "year", "sex", "date", "text"})


def grouped(questions: list[Question]) -> Iterator[list[Question]]:
    """Yield the questions page by page: never across sections, few on a page."""
    for _, of_section in groupby(questions, key=lambda q: q.section):
        page: list[Question] = []
        for question in of_section:
            if page and not _belongs(question, page):
                yield page
                page = []
            page.append(question)
        if page:
            yield page


def _belongs(question: Question, page: list[Question]) -> bool:
    if len(page) >= MOST_ON_A_PAGE or question.type == "declaration":
        return False
    if question.place and question.place == page[-1].place:
        return True
    if _is_identity(question) and _is_identity(page[-1]):
        return True
    types = {q.type for q in page}
    return question.type != "person_name" and any(
        question.type in kin and types <= kin for kin in KIN
    )


def _is_identity(question: Question) -> bool:
    """The number of a person's paper, its day and its place of issue."""
    label = fold(question.label)
    return question.type == "person_id" or any(
        word in label for word in ("ngay cap", "noi cap", "cap ngay", "co quan cap")
    )


def title_of(page: list[Question]) -> str:
    """Return the heading: the question itself, or the questions' names together."""
    labels = [_without_lead(q.label) for q in page]
    if len(labels) == 1:
        return page[0].label
    joined = f"{', '.join([labels[0], *map(_lower, labels[1:-1])])} và {_lower(labels[-1])}"
    if len(joined) <= LONGEST_TITLE:
        return joined
    return page[0].section or f"{labels[0]} và {len(page) - 1} mục khác"


def _without_lead(label: str) -> str:
    """The lead of a sub-blank is said once; headings are short."""
    return label.rpartition(": ")[2] if len(label) > 40 else label


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
