"""What people searched for and did not find: a list, a trend, and what has been mended since."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, Sum
from django.db.models.functions import TruncWeek

from motcua.catalogue.models import ProcedureSynonym
from motcua.guidance.models import SearchedWords, WordsVerdict
from motcua.kit.clock import local_day

# Words of a single search may be somebody's name: they are counted and never shown.
FEWEST_SHOWN = 2
MOST_SHOWN = 200


@dataclass(frozen=True)
class MissedWords:
    """
    Words in trouble. `misses` found nothing; `unopened`: something was found, nobody opened it.

    `synonym_id` and `mended_on`: an everyday word stands for them since that day; `since` is how
    often they found nothing afterwards. `verdict`: what an official decided, "" nothing.
    """

    words: str
    searches: int
    misses: int
    opened: int
    last_on: date
    synonym_id: int | None
    mended_on: date | None
    since: int
    verdict: str

    @property
    def is_mended(self) -> bool:
        """Whether nothing more is to be done."""
        return bool(self.verdict) or (self.synonym_id is not None and self.since == 0)


@dataclass(frozen=True)
class WeekOfSearches:
    """A week from Monday: searches, and how many of them found nothing."""

    monday: date
    searches: int
    nothing: int


def missed_words(*, since: date, until: date, unopened: bool = False) -> list[MissedWords]:
    """
    Return the words that found nothing between two days, `until` exclusive; most often first.

    `unopened`: those that found something, of which nobody opened anything. Four queries.
    """
    sums = (
        SearchedWords.objects.filter(day__gte=since, day__lt=until)
        .values("words")
        .annotate(total=Sum("searches"), none=Sum("nothing"), open=Sum("opened"), last=Max("day"))
        .filter(total__gte=FEWEST_SHOWN)
    )
    wanted = Q(none=0, open=0) if unopened else Q(none__gt=0)
    order = "-total" if unopened else "-none"
    rows = list(sums.filter(wanted).order_by(order, "words")[:MOST_SHOWN])
    words = [row["words"] for row in rows]
    synonyms = {
        s.folded: s for s in ProcedureSynonym.objects.filter(folded__in=words, is_active=True)
    }
    verdicts = dict(WordsVerdict.objects.filter(words__in=words).values_list("words", "verdict"))
    later = _misses_after(
        {word: local_day(synonym.changed_at) for word, synonym in synonyms.items()}, until
    )
    return [_row(dict(row), synonyms.get(row["words"]), verdicts, later) for row in rows]


def _row(
    row: dict[str, Any],
    synonym: ProcedureSynonym | None,
    verdicts: dict[str, str],
    later: dict[str, int],
) -> MissedWords:
    words = row["words"]
    return MissedWords(
        words=words, searches=row["total"], misses=row["none"], opened=row["open"],
        last_on=row["last"], synonym_id=synonym.pk if synonym else None,
        mended_on=local_day(synonym.changed_at) if synonym else None,
        since=later.get(words, 0), verdict=verdicts.get(words, ""),
    )  # fmt: skip


def _misses_after(mended: dict[str, date], until: date) -> dict[str, int]:
    """Return how often words found nothing on the days after the one on which they were mended."""
    if not mended:
        return {}
    rows = SearchedWords.objects.filter(words__in=mended, day__lt=until, nothing__gt=0)
    found: dict[str, int] = {}
    for words, day, nothing in rows.values_list("words", "day", "nothing"):
        if day > mended[words]:
            found[words] = found.get(words, 0) + nothing
    return found


def weeks_of_searches(*, since: date, until: date) -> list[WeekOfSearches]:
    """Return every week that begins between two days, also one without a search. One query."""
    rows = (
        SearchedWords.objects.filter(day__gte=since, day__lt=until)
        .annotate(week=TruncWeek("day"))
        .values("week")
        .annotate(total=Sum("searches"), none=Sum("nothing"))
    )
    sums = {row["week"]: (row["total"], row["none"]) for row in rows}
    first = since - timedelta(days=since.weekday())
    mondays = [first + timedelta(weeks=n) for n in range((until - first).days // 7 + 1)]
    return [
        WeekOfSearches(monday, *sums.get(monday, (0, 0))) for monday in mondays if monday < until
    ]
