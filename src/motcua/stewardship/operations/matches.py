"""Matching the papers of the whole catalogue, and a steward's word on a match."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.dossiers.models import Dossier
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.rules.asked_once import Verdict, burden_of
from motcua.rules.asked_once.burden import CountedPaper
from motcua.stewardship.asked_once.asking import AskedPaper, ask, issued_by_us
from motcua.stewardship.asked_once.known import finder_over, judged_wrong
from motcua.stewardship.models import MatchDecision, MatchRun, PaperBurden, PaperMatch
from motcua.stewardship.tags import MATCH_DECIDED, MATCHES_REFRESHED

YEAR = timedelta(days=365)


class ReasonMissing(Exception):
    """A word on a match needs its reason."""


class NoSuchMatch(Exception):
    """The paper has no match with that target any more."""


def paper_key(name: str) -> str:
    """Return by what a decision knows a paper: the SHA-256 of its name."""
    return hashlib.sha256(name.encode()).hexdigest()


@transaction.atomic
def refresh_matches(*, actor: str, at: datetime) -> MatchRun:
    """
    Match every procedure in force today anew; decisions of stewards hold over it.

    Derived rows are replaced in one transaction: a reader sees the old ones or the new ones.
    """
    day = local_day(at)
    versions = list(versions_on(day).select_related("procedure").order_by("procedure__code"))
    contents = [from_json(version.content) for version in versions]
    finder = finder_over(issued_by_us(contents))
    _one_at_a_time()
    PaperMatch.objects.all().delete()
    PaperBurden.objects.all().delete()
    # After the deleting, which waited for every word being written on a match.
    said, volume = _decisions(), _volume(day)
    matches: list[PaperMatch] = []
    burdens: list[PaperBurden] = []
    papers = 0
    for version, content in zip(versions, contents, strict=True):
        asked = ask(finder, content)
        papers += len(asked)
        matches.extend(_rows(version.procedure_id, asked))
        burdens.append(_burden(version, content, asked, said, volume))
    PaperMatch.objects.bulk_create(matches, batch_size=2000)
    PaperBurden.objects.bulk_create(burdens, batch_size=2000)
    run = MatchRun.objects.create(
        at=at, actor=actor, procedures=len(versions), papers=papers,
        without_papers=sum(not burden.has_papers for burden in burdens),
    )  # fmt: skip
    record(
        tag=MATCHES_REFRESHED, subject=f"match_run:{run.pk}", at=at, actor=actor,
        data={"procedures": len(versions), "papers": papers, "matches": len(matches)},
    )  # fmt: skip
    return run


def _one_at_a_time() -> None:
    """Let a second run wait for the first, until the transaction ends; readers do not wait."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {MatchRun._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


@transaction.atomic
def decide_match(
    *, match_id: int, confirmed: bool, reason: str, actor: str, at: datetime
) -> MatchDecision:
    """
    Confirm or reject a match; the procedure's burden is reckoned anew at once.

    :raises ReasonMissing: see there
    :raises NoSuchMatch: see there
    """
    if not reason.strip():
        raise ReasonMissing
    found = PaperMatch.objects.select_for_update(of=("self",)).filter(pk=match_id).first()
    if found is None:
        raise NoSuchMatch(match_id)
    last = MatchDecision.objects.filter(
        procedure=found.procedure_id, paper_key=found.paper_key, target=found.target
    ).order_by("-at", "-id").first()  # fmt: skip
    if last and (last.confirmed, last.reason) == (confirmed, reason.strip()):
        return last
    decision = MatchDecision.objects.create(
        procedure_id=found.procedure_id, paper_key=found.paper_key, target=found.target,
        confirmed=confirmed, reason=reason.strip(), at=at, actor=actor,
    )  # fmt: skip
    _reckon_again(found.procedure_id)
    record(
        tag=MATCH_DECIDED, subject=f"paper_match:{found.pk}", at=at, actor=actor,
        data={"procedure": found.procedure_id, "confirmed": confirmed},
    )  # fmt: skip
    return decision


Said = dict[tuple[int, str, str], bool]


def _decisions(procedure_id: int | None = None) -> Said:
    """Return the latest word on each paper and target."""
    rows = MatchDecision.objects.order_by("at", "id")
    if procedure_id is not None:
        rows = rows.filter(procedure=procedure_id)
    return {(row.procedure_id, row.paper_key, row.target): row.confirmed for row in rows.iterator()}


def _volume(day: date) -> dict[int, int]:
    """Return how many dossiers were really submitted in a year, by procedure."""
    found = (
        Dossier.objects.filter(submitted_at__date__gt=day - YEAR)
        .order_by()
        .values_list("procedure_version__procedure")
        .annotate(count=Count("pk"))
    )
    return dict(found)


def _rows(procedure_id: int, asked: Iterable[AskedPaper]) -> Iterator[PaperMatch]:
    for one in asked:
        match = one.match
        if match.source is not None:
            yield PaperMatch(
                procedure_id=procedure_id, case=one.case, place=one.place,
                paper_key=paper_key(one.paper.name), verdict=match.verdict.value,
                source=match.source.value, target=match.target[:2000], words=match.words[:2000],
                codes=list(match.codes), doubts=list(match.doubts),
            )  # fmt: skip


def _burden(
    version: ProcedureVersion,
    content: ProcedureContent,
    asked: tuple[AskedPaper, ...],
    said: Said,
    volume: dict[int, int],
) -> PaperBurden:
    cases: dict[int, list[CountedPaper]] = {}
    for one in asked:
        key = (version.procedure_id, paper_key(one.paper.name), one.match.target[:2000])
        wrong = judged_wrong(
            code=version.procedure.code, paper=one.paper.name, target=one.match.target
        )
        verdict = standing_verdict(one.match.verdict, said.get(key), wrong)
        counted = CountedPaper(one.paper.originals, one.paper.copies, verdict)
        cases.setdefault(one.case, []).append(counted)
    return PaperBurden(
        procedure_id=version.procedure_id, version=version, has_papers=bool(content.papers),
        dossiers=volume.get(version.procedure_id, 0), **asdict(burden_of(_named(content, cases))),
    )  # fmt: skip


def standing_verdict(found: Verdict, confirmed: bool | None, judged_wrong: str = "") -> Verdict:
    """Return the verdict that holds: a steward's word goes before the judges', both before ours."""
    if confirmed is None and judged_wrong:
        return Verdict.UNMATCHED
    if confirmed is None or found is Verdict.UNMATCHED:
        return found
    return Verdict.MATCHED if confirmed else Verdict.UNMATCHED


def _reckon_again(procedure_id: int) -> None:
    """Reckon one procedure's burden from the matches that stand, and the words on them."""
    burden = PaperBurden.objects.select_for_update(of=("self",)).get(procedure=procedure_id)
    version = burden.version
    found = {(m.case, m.place): m for m in PaperMatch.objects.filter(procedure=procedure_id)}
    said = _decisions(procedure_id)
    cases: dict[int, list[CountedPaper]] = {}
    content = from_json(version.content)
    for case, group in enumerate(content.papers):
        for place, paper in enumerate(group.papers):
            if paper.is_note or not paper.name.strip():
                continue
            match = found.get((case, place))
            verdict = Verdict(match.verdict) if match else Verdict.UNMATCHED
            if match:
                word = said.get((procedure_id, match.paper_key, match.target))
                wrong = judged_wrong(
                    code=version.procedure.code, paper=paper.name, target=match.target
                )
                verdict = standing_verdict(verdict, word, wrong)
            counted = CountedPaper(paper.originals, paper.copies, verdict)
            cases.setdefault(case, []).append(counted)
    PaperBurden.objects.filter(pk=burden.pk).update(**asdict(burden_of(_named(content, cases))))


def _named(
    content: ProcedureContent, cases: dict[int, list[CountedPaper]]
) -> list[tuple[str, list[CountedPaper]]]:
    return [(content.papers[case].case, papers) for case, papers in sorted(cases.items())]
