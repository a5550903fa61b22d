"""Matching a required paper with what the administration already has, and saying why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.rules.asked_once.guards import asks_only_if_missing, doubts, is_written_by_applicant
from motcua.rules.asked_once.results import KnownResult, find_result, key_of, known_results
from motcua.rules.asked_once.text import after, alternatives, contains, head, starts_with, words
from motcua.rules.asked_once.what_is_known import (
    IssuedResult,
    PaperKind,
    ReplacedComponent,
    RequiredPaper,
)


class Verdict(StrEnum):
    """What came of a paper. `already`: the list itself asks for it only where data lack."""

    MATCHED = "matched"
    ALREADY = "already"
    DOUBTFUL = "doubtful"
    UNMATCHED = "unmatched"


class Source(StrEnum):
    """What the paper was matched with."""

    OFFICIAL = "official"
    DATABASE = "database"
    RESULT = "result"


@dataclass(frozen=True)
class Match:
    """
    The answer for a paper.

    `target` is the database or the result's name; `codes` the procedures that issue the result;
    `words` the evidence, as it was compared; `doubts` reasons by key.
    """

    verdict: Verdict
    source: Source | None = None
    target: str = ""
    words: str = ""
    codes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


NOTHING = Match(Verdict.UNMATCHED)


@dataclass(frozen=True)
class Finder:
    """What is known, made ready to be asked about many papers."""

    kinds: tuple[tuple[tuple[str, ...], PaperKind], ...]
    results: dict[tuple[str, ...], list[KnownResult]]
    official: dict[str, list[ReplacedComponent]]

    def find(self, paper: RequiredPaper) -> Match:
        """Return what a paper is matched with: the official list first, then data, then results."""
        if is_written_by_applicant(paper.name):
            return NOTHING
        for found in (self._official(paper), self._database(paper), self._result(paper)):
            if found is not None:
                return found
        return NOTHING

    def _official(self, paper: RequiredPaper) -> Match | None:
        for row in self.official.get(paper.code, ()):
            for phrase in self._phrases_in(row.component):
                if contains(words(paper.name), phrase):
                    partly = ("partly",) if contains(words(row.component), _PARTLY) else ()
                    return _settled(
                        paper, Source.OFFICIAL, row.database, phrase, partly, asked=_OFFICIAL_ASKS
                    )
        return None

    def _phrases_in(self, component: str) -> list[tuple[str, ...]]:
        """Return the kinds that an official component names; else its own words."""
        plain = words(component)
        named = [phrase for phrase, _kind in self.kinds if contains(plain, phrase)]
        own = head(component)
        whole = tuple(word for word in own if word.isalnum())
        return named or ([whole] if len(whole) >= 3 else [])

    def _database(self, paper: RequiredPaper) -> Match | None:
        first = self._kind_at_head(paper.name)
        if first is None:
            return self._inside(paper)
        phrase, kind = first
        reasons = ["never_alone"] if kind.never_alone else []
        others = [self._kind_at_head(piece) for piece in alternatives(paper.name)]
        if any(one is None or one[1].never_alone for one in others):
            reasons.append("alternatives")
        return _settled(paper, Source.DATABASE, kind.database, phrase, tuple(reasons))

    def _kind_at_head(self, name: str) -> tuple[tuple[str, ...], PaperKind] | None:
        own = head(name)
        for phrase, kind in self.kinds:
            rest = after(own, phrase)
            if rest is not None and not _goes_on(rest):
                return phrase, kind
        return None

    def _inside(self, paper: RequiredPaper) -> Match | None:
        plain = words(paper.name)
        for phrase, kind in self.kinds:
            if contains(plain, phrase):
                return _settled(paper, Source.DATABASE, kind.database, phrase, ("inside",))
        return None

    def _result(self, paper: RequiredPaper) -> Match | None:
        result, surely = find_result(paper.name, self.results)
        if result is None:
            return None
        reasons = [] if surely else ["only_alike"]
        if result.is_ambiguous:
            reasons.append("many_issuers")
        if len(alternatives(paper.name)) > 1:
            reasons.append("alternatives")
        return _settled(
            paper, Source.RESULT, result.name, result.key, tuple(reasons), codes=result.codes
        )


_PARTLY = ("thay", "the", "1", "phan")
# The government has decided already: that the paper is one of several makes no doubt.
_OFFICIAL_ASKS = frozenset({"abroad", "conditional"})
_ALL = frozenset({"abroad", "handed_back", "prose", "only_original", "conditional"})
# A longer name of another paper: giấy chứng nhận đăng ký kinh doanh … dược, lữ hành.
_GOES_ON = frozenset(["duoc", "dieu", "kien", "hang", "thuoc", "xang", "chuyen"])


def _goes_on(rest: tuple[str, ...]) -> bool:
    return bool(rest) and rest[0] in _GOES_ON and rest[:2] not in _GOES_ON_INNOCENTLY


_GOES_ON_INNOCENTLY = frozenset({("duoc", "cap")})


def _settled(
    paper: RequiredPaper,
    source: Source,
    target: str,
    phrase: tuple[str, ...],
    reasons: tuple[str, ...],
    *,
    codes: tuple[str, ...] = (),
    asked: frozenset[str] = _ALL,
) -> Match:
    found = [*reasons, *(doubt for doubt in doubts(paper.name) if doubt in asked)]
    if source is not Source.OFFICIAL and _issues_it_itself(paper, phrase):
        found.append("own_result")
    if source is not Source.OFFICIAL and contains(words(paper.procedure), phrase):
        found.append("what_is_changed")
    if asks_only_if_missing(paper.name):
        verdict = Verdict.ALREADY
    else:
        verdict = Verdict.DOUBTFUL if found else Verdict.MATCHED
    return Match(verdict, source, target, " ".join(phrase), codes, tuple(found))


def _issues_it_itself(paper: RequiredPaper, phrase: tuple[str, ...]) -> bool:
    """Whether the procedure issues that very paper: then the old one is what is changed."""
    return any(
        starts_with(head(result), phrase) or key_of(result) == phrase
        for result in paper.own_results
    )


def make_finder(
    *,
    kinds: Iterable[PaperKind],
    official: Iterable[ReplacedComponent],
    results: Iterable[IssuedResult],
) -> Finder:
    """Make the known things ready; longer phrases are tried before shorter ones."""
    phrases = [(words(phrase), kind) for kind in kinds for phrase in kind.phrases]
    by_code: dict[str, list[ReplacedComponent]] = defaultdict(list)
    for row in official:
        by_code[row.code].append(row)
    return Finder(
        tuple(sorted(phrases, key=lambda pair: (-len(pair[0]), pair[0]))),
        known_results(results),
        dict(by_code),
    )
