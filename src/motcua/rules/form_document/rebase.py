"""
Whether somebody half-way through a form may go over to its newer release, and what that means.

Nobody is moved without asking: a draft stays on its release. A newer one may be *offered* when it
is safe for these answers, that is,

- every change is of a kind listed here as safe; others (another type of answer, another repeated
  group, another code of the form) never are;
- no answer is lost: whatever counted before counts afterwards, with the same value. A question
  removed, an option taken away, a condition or check made narrower is safe for whoever it does not
  touch;
- no file is lost: papers with files on them stay, and take what they took.

What is asked anew, required now, or worded otherwise where an answer stands is looked at again:
those pages count as not yet done, with their answers kept.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.rules.form_document.compilation import Form
from motcua.rules.form_document.difference import Change, difference
from motcua.rules.form_document.journey import Journey, journey
from motcua.rules.form_document.labels import framed
from motcua.rules.form_document.model import Words

# Kinds of change that are safe where no answer and no file is lost.
SAFE = frozenset({
    # wording
    "title", "subject_title", "declaration", "law", "lang", "verified", "page_title",
    "page_section", "page_hint", "page_why", "repeat_item", "label", "hint", "option_label",
    "option_hint", "check_words", "paper_title", "paper_hint", "unit", "suggestions",
    # how it looks, where it comes from, where it goes
    "page_moved", "question_order", "question_moved", "option_order", "check_order", "paper_order",
    "width", "display", "autocomplete", "initial", "prefill", "blank", "option_blank",
    "repeat_blank", "computed_added", "computed", "computed_removed", "computed_place", "people",
    "result_channel", "outputs", "word_added", "word_removed", "word_file", "word_places",
    "example_added", "example", "example_removed", "paper_component", "rewritten",
    # what is asked
    "page_added", "page_removed", "question_added", "optional_question_added", "question_removed",
    "made_required", "made_required_at_times", "made_soft", "made_optional", "required_when",
    "page_when", "question_when", "option_added", "option_removed", "check_added",
    "check_removed", "bounds", "repeat_setting", "paper_added", "paper_removed",
    "paper_required", "paper_soft", "paper_when", "paper_required_when", "paper_setting",
})  # fmt: skip
NEVER_SAFE = frozenset({
    "form", "retyped", "repeat", "form_setting", "page_setting", "question_setting",
    "option_setting",
})  # fmt: skip

# The meaning of an answer that stands may have changed with these words.
_LOOK_AGAIN = frozenset({"page_title", "label", "unit", "option_label", "repeat_item"})
# Of no concern to whoever fills in the form.
_BACKSTAGE = frozenset({
    "law", "verified", "lang", "subject_title", "page_section", "suggestions", "width", "display",
    "autocomplete", "prefill", "initial", "blank", "option_blank", "repeat_blank",
    "option_order", "question_order", "check_order", "paper_order", "computed_added", "computed",
    "computed_removed", "computed_place", "people", "result_channel", "outputs", "word_added",
    "word_removed", "word_file", "word_places", "example_added", "example", "example_removed",
    "paper_component", "rewritten", "check_words", "page_moved",
})  # fmt: skip

_KIND = Words("{0}. Thay đổi này không chuyển sang được khi đang khai dở.",
              "{0}. Somebody half-way through cannot be moved over this change.")  # fmt: skip
_ANSWER = Words("Câu trả lời ở «{0}» sẽ không dùng được nữa.",
                "The answer to «{0}» would count no longer.")  # fmt: skip
_PAPER = Words("Tệp đã gửi ở «{0}» sẽ không dùng được nữa.",
               "The files under «{0}» would count no longer.")  # fmt: skip


class RebaseRefused(Exception):
    """This draft cannot go over to the newer release; `reason` says why."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.vi)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Rebased:
    """
    A draft on the newer release.

    `answers`: those that counted; nothing is lost. `seen`: pages that stay done. `again`: pages
    done before that are to be looked at again, in the order of the form. `changes`: what changed
    for this applicant.
    """

    answers: Mapping[str, Any]
    seen: frozenset[str]
    again: tuple[str, ...]
    changes: tuple[Change, ...]


def rebase(
    old: Form,
    new: Form,
    answers: Mapping[str, Any],
    today: date,
    *,
    seen: Set[str] | None = None,
    files: Mapping[str, int] | None = None,
) -> Rebased:
    """
    Return somebody's way through the new release with the answers that they gave to the old one.

    `seen`: pages that were saved; None: all. `files`: how many came for each paper.

    :raises RebaseRefused: a change is of no safe kind, or an answer or a file would be lost
    """
    changes = difference(old.document, new.document, new.vocabularies)
    for change in changes:
        if change.code not in SAFE:
            raise RebaseRefused(framed(_KIND, change.words))
    was_seen = frozenset(seen if seen is not None else (p.id for p in old.document.pages))
    before = journey(old, answers, today, seen=was_seen)
    kept = dict(before.answers)
    after = journey(new, kept, today)
    _refuse_lost_answers(old, before, after)
    _refuse_lost_files(old, changes, after, files or {})
    again = _again(new, changes, was_seen, before, after)
    return Rebased(
        answers=kept,
        seen=was_seen - set(again),
        again=again,
        changes=tuple(c for c in changes if _concerns(c, before, after, was_seen)),
    )


def _refuse_lost_answers(old: Form, before: Journey, after: Journey) -> None:
    for name, value in before.answers.items():
        if after.answers.get(name) != value or _turned_wrong(name, before, after):
            raise RebaseRefused(framed(_ANSWER, _called(old, name)))


# What is still to be answered, not what was answered wrongly.
_TO_DO = frozenset({"required", "too_few_rows"})


def _turned_wrong(name: str, before: Journey, after: Journey) -> bool:
    """Whether an answer that was right fails a check now, or a row of it does."""
    known = {e for e in before.errors if _of(e.field) == name}
    return any(
        _of(error.field) == name and error not in known and error.code not in _TO_DO
        for error in after.errors
    )


def _of(place: str) -> str:
    return place.partition(".")[0]


def _called(form: Form, name: str) -> Words:
    for page, field in form.document.fields():
        if page.repeat is not None and page.repeat.id == name:
            return page.title
        if field.id == name:
            return field.label
    return Words(name)


def _refuse_lost_files(
    old: Form, changes: tuple[Change, ...], after: Journey, files: Mapping[str, int]
) -> None:
    still_asked = {need.paper.id for need in after.papers}
    narrowed = {c.about for c in changes if c.code in {"paper_removed", "paper_setting"}}
    for paper in old.document.papers:
        if files.get(paper.id) and (paper.id in narrowed or paper.id not in still_asked):
            raise RebaseRefused(framed(_PAPER, paper.title))


def _again(
    new: Form,
    changes: tuple[Change, ...],
    seen: frozenset[str],
    before: Journey,
    after: Journey,
) -> tuple[str, ...]:
    """Return pages done before on which something is to be done or read now."""
    done = {page.id for page in before.pages if page.is_done}
    groups = {f.id: p.repeat.id for p, f in new.document.fields() if p.repeat is not None}
    open_now = {page.id for page in after.pages if page.errors}
    reworded = {c.page for c in changes if c.code in _LOOK_AGAIN and _stands(c, groups, before)}
    asked_anew = {
        c.page for c in changes
        if c.code in {"question_added", "optional_question_added", "question_moved",
                      "question_when", "made_required", "made_required_at_times", "required_when"}
    }  # fmt: skip
    wanted = open_now | reworded | asked_anew
    return tuple(
        page.id for page in new.document.pages
        if page.id in wanted and page.id in seen and page.id in done and after.page(page.id)
    )  # fmt: skip


def _stands(change: Change, groups: Mapping[str, str], before: Journey) -> bool:
    """Whether the words that changed belong to an answer given."""
    if change.code == "page_title" or not change.about:
        return True
    name, _, option = change.about.partition(".")
    value = before.answers.get(groups.get(name, name))
    if not option or name in groups:
        return value is not None
    return value == option or (isinstance(value, list) and option in value)


def _concerns(change: Change, before: Journey, after: Journey, seen: frozenset[str]) -> bool:
    """Whether to tell this applicant: what lies on their way, before them or behind."""
    if change.code in _BACKSTAGE:
        return False
    on_the_way = {page.id for page in (*before.pages, *after.pages)}
    if change.page and change.page not in on_the_way | seen:
        return False
    is_paper = change.code.startswith("paper_")
    asked = {need.paper.id for need in (*before.papers, *after.papers)}
    return not is_paper or change.about in asked
