"""A guide's page as it is printed: one question, or the end with the reason for each answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from motcua.rules.guide_document import Answered, Outcome, Walker

ASKED = "hoi"
_LONGEST = 40


@dataclass(frozen=True)
class OptionShown:
    """One answer to choose."""

    value: str
    label: str


@dataclass(frozen=True)
class QuestionShown:
    """The question of the page."""

    id: str
    ask: str
    hint: str
    law: str
    options: tuple[OptionShown, ...]


@dataclass(frozen=True)
class AnsweredShown:
    """An answer given, what follows from it, and where it is changed."""

    ask: str
    label: str
    means: str
    law: str
    change_href: str


@dataclass(frozen=True)
class EndShown:
    """Where the answers end; `code` "": no procedure is needed. `nothing`: no end fits."""

    code: str
    case: str
    why: str
    law: str
    nothing: bool = False


@dataclass(frozen=True)
class GuidePage:
    """All that the page prints; exactly one of `question` and `end` is there."""

    title: str
    lead: str
    law: tuple[str, ...]
    verified: bool
    number: int
    answers: dict[str, str]
    answered: tuple[AnsweredShown, ...]
    question: QuestionShown | None
    end: EndShown | None
    back_href: str
    error: str


def guide_page(
    *, walker: Walker, sent: Mapping[str, str], address: str, language: str, answer_first: str
) -> GuidePage:
    """
    Return the page that answers lead to. Pure.

    `sent` are the answers in the address, and under `hoi` the question that was on the page they
    come from: when that is still open, the page says `answer_first`.
    """
    guide = walker.guide
    walk = walker.walk({k: v for k, v in sent.items() if len(v) <= _LONGEST})
    question = walk.question
    error = answer_first if question is not None and sent.get(ASKED) == question.id else ""
    return GuidePage(
        title=guide.title.say(language),
        lead=guide.lead.say(language),
        law=guide.law,
        verified=guide.verified,
        number=len(walk.answered) + 1,
        answers=walk.answers,
        answered=tuple(_answered(walk.answered, n, address, language) for n in range(len(walk.answered))),
        question=None if question is None else QuestionShown(
            question.id, question.ask.say(language), question.hint.say(language), question.law,
            tuple(OptionShown(o.value, o.label.say(language)) for o in question.options),
        ),
        end=None if question is not None else _end(walk.outcome, language),
        back_href=_before(walk.answered, len(walk.answered) - 1, address) if walk.answered else "",
        error=error,
    )  # fmt: skip


def _answered(
    answered: tuple[Answered, ...], place: int, address: str, language: str
) -> AnsweredShown:
    one = answered[place]
    return AnsweredShown(
        one.question.ask.say(language), one.option.label.say(language),
        one.option.means.say(language), one.question.law, _before(answered, place, address),
    )  # fmt: skip


def _before(answered: tuple[Answered, ...], place: int, address: str) -> str:
    """Return the address at which the question at a place is asked again."""
    kept = {one.question.id: one.option.value for one in answered[:place]}
    return f"{address}?{urlencode(kept)}" if kept else address


def _end(outcome: Outcome | None, language: str) -> EndShown:
    if outcome is None:
        return EndShown("", "", "", "", nothing=True)
    return EndShown(
        outcome.procedure, outcome.case.say(language), outcome.why.say(language), outcome.law
    )
