"""Officials say what became of words that found nothing, and old counts are forgotten."""

from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.guidance.models import SearchedWords, WordsVerdict
from motcua.guidance.tags import WORDS_JUDGED
from motcua.journal.operations import record
from motcua.kit.text import fold
from motcua.rules.search_words import countable

KEPT_DAYS = 400


class WordsNotKept(Exception):
    """The words are none that are kept."""


class NoSuchVerdict(Exception):
    """The decision is none of those there are."""


@transaction.atomic
def judge_words(*, words: str, verdict: str, actor: str, at: datetime) -> WordsVerdict | None:
    """
    Decide about words; `verdict` "" takes the decision back. The same again changes nothing.

    :raises WordsNotKept: see there
    :raises NoSuchVerdict: see there
    """
    kept = countable(fold(words))
    if kept is None:
        raise WordsNotKept
    if verdict and verdict not in WordsVerdict.Verdict.values:
        raise NoSuchVerdict(verdict)
    standing = WordsVerdict.objects.select_for_update().filter(words=kept).first()
    if (standing.verdict if standing else "") == verdict:
        return standing
    if not verdict:
        WordsVerdict.objects.filter(words=kept).delete()
        found = None
    else:
        found, _ = WordsVerdict.objects.update_or_create(
            words=kept, defaults={"verdict": verdict, "decided_by": actor, "decided_at": at}
        )
    # The words are what people typed; only their digest goes into the journal.
    record(tag=WORDS_JUDGED, subject="searched-words", at=at, actor=actor,
           after={"words": kept}, data={"verdict": verdict})  # fmt: skip
    return found


def forget_old_words(*, on: date) -> int:
    """Remove counts older than thirteen months, and of words typed once longer than a month ago."""
    old, _ = SearchedWords.objects.filter(day__lt=on - timedelta(days=KEPT_DAYS)).delete()
    once, _ = SearchedWords.objects.filter(
        day__lt=on - timedelta(days=31), searches=1, opened=0
    ).delete()
    return old + once
