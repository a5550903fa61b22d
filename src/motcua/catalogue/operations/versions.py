"""Writing versions in bulk: what is there, what each record would change, and the rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from django.db.models import OuterRef, Q, QuerySet, Subquery

from motcua.catalogue.models import (
    AnnouncementItem,
    Field,
    ImportRun,
    LimitConfirmation,
    NationalRecord,
    Procedure,
    ProcedureVersion,
    Service,
    TimeLimit,
)
from motcua.catalogue.reading.content import ProcedureContent, as_json, digest, facts_of
from motcua.catalogue.reading.levels import doubtful_levels
from motcua.catalogue.reading.marks import marks_of
from motcua.catalogue.vocabulary import TextState
from motcua.kit.text import fold

# Some national names begin with a stray stop or a list number (". Đăng ký thuế…", "1. Thủ tục…").
_BEFORE_THE_NAME = re.compile(r"^(?:\d+[.)]|[\W_])+")


@dataclass(frozen=True)
class Present:
    """The last version of a procedure, as far as deciding needs it; it stands or has ended."""

    procedure_id: int
    version_id: int
    number: int
    valid_from: date
    digest: str
    facts_digest: str
    is_imported: bool
    is_announced: bool
    has_ended: bool


class Verdict(Enum):
    """What a record would do to the catalogue."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    COMPLETED = "completed"
    HELD = "held"


@dataclass(frozen=True)
class Judged:
    """A record with its digests, the version it meets, and the verdict."""

    content: ProcedureContent
    digest: str
    facts_digest: str
    present: Present | None
    verdict: Verdict


@dataclass(frozen=True)
class Kept:
    """
    What no import changes by itself: the procedures on which something of ours hangs.

    `awaiting` are the digests of the records held back already, by code.
    """

    codes: frozenset[str] = frozenset()
    awaiting: dict[str, str] = field(default_factory=dict)


def find_kept() -> Kept:
    """
    Return what is kept: offered with a form or a process, with a confirmed limit, or about to
    change by an announcement that is signed; four queries.
    """
    offered = Service.objects.filter(valid_to__isnull=True).exclude(form_id="", process_code="")
    confirmed = LimitConfirmation.objects.filter(valid_to__isnull=True)
    signed = AnnouncementItem.objects.filter(announcement__state="signed")
    codes = {
        *(
            code
            for item in signed.only("code", "replaced_codes", "kind")
            for code in (item.code, *item.replaced_codes)
        ),
        *offered.values_list("procedure__code", flat=True),
        *confirmed.values_list("procedure__code", flat=True),
    }
    held = NationalRecord.objects.order_by("id").values_list("procedure__code", "digest")
    return Kept(frozenset(codes), dict(held))


def find_present(*, codes: Iterable[str] | None = None) -> dict[str, Present]:
    """Return the last version of every procedure, or of these, by code; one query."""
    rows = _last_versions(codes).values_list(
        "procedure__code",
        "procedure_id",
        "id",
        "number",
        "valid_from",
        "digest",
        "facts_digest",
        "taken_from__source",
        "announced_by_id",
        "valid_to",
    )
    return {
        row[0]: Present(
            *row[1:7],
            is_imported=row[7] == ImportRun.Source.NATIONAL,
            is_announced=row[8] is not None,
            has_ended=row[9] is not None,
        )
        for row in rows
    }


def _last_versions(codes: Iterable[str] | None) -> QuerySet[ProcedureVersion]:
    last = ProcedureVersion.objects.filter(procedure=OuterRef("procedure")).order_by("-number")
    ended = Q(procedure__in=_ended_procedures(), pk=Subquery(last.values("pk")[:1]))
    found = ProcedureVersion.objects.filter(Q(valid_to__isnull=True) | ended)
    return found if codes is None else found.filter(procedure__code__in=list(codes))


def _ended_procedures() -> QuerySet[Procedure]:
    standing = ProcedureVersion.objects.filter(valid_to__isnull=True)
    return Procedure.objects.exclude(pk__in=standing.values("procedure_id"))


def judge(
    content: ProcedureContent, present: Present | None, source: str, kept: Kept | None = None
) -> Judged:
    """
    Return what `content` would do; shipped facts never replace an imported or announced record.

    A change to what is kept is held back, once: the same record again changes nothing.
    """
    whole, facts = digest(content), digest(facts_of(content))
    if present is None:
        verdict = Verdict.NEW
    elif whole == present.digest or (_is_above_facts(present) and source == ImportRun.Source.FACTS):
        verdict = Verdict.UNCHANGED
    elif _completes(content, facts, present):
        verdict = Verdict.COMPLETED
    elif present.is_announced or present.has_ended or content.code in (kept or Kept()).codes:
        awaited = (kept or Kept()).awaiting.get(content.code)
        verdict = Verdict.UNCHANGED if awaited == whole else Verdict.HELD
    else:
        verdict = Verdict.CHANGED
    return Judged(content, whole, facts, present, verdict)


def _is_above_facts(present: Present) -> bool:
    return present.is_imported or present.is_announced or present.has_ended


def _completes(content: ProcedureContent, facts: str, present: Present) -> bool:
    taken_from_facts = not _is_above_facts(present)
    return taken_from_facts and facts == present.facts_digest and _is_full(content)


def _is_full(content: ProcedureContent) -> bool:
    return content.text_state == TextState.FULL


class VersionWriter:
    """
    Writes judged records batch by batch, in the caller's transaction.

    They come from an import's run, or from one item of an announcement. `assumed` gives for a
    code the marks of what was assumed of it (`marks.ASSUMED`).
    """

    def __init__(
        self,
        *,
        day: date,
        run: ImportRun | None = None,
        item: AnnouncementItem | None = None,
        assumed: Callable[[str], Sequence[str]] = lambda _code: (),
    ) -> None:
        self.run, self.item = run, item
        self.day, self.assumed = day, assumed
        self.fields = dict(Field.objects.values_list("name", "id"))

    def write(self, batch: list[Judged]) -> None:
        """End the versions that the batch replaces and add the new ones with their limits."""
        if not batch:
            return
        self._add_fields(batch)
        procedures = self._add_procedures(batch)
        self._end(batch)
        versions = [self._version(one, procedures[one.content.code]) for one in batch]
        ProcedureVersion.objects.bulk_create(versions)
        TimeLimit.objects.bulk_create(
            limit
            for version, one in zip(versions, batch, strict=True)
            for limit in _limits(version, one.content)
        )

    def _add_fields(self, batch: list[Judged]) -> None:
        codes = {one.content.field: one.content.field_code for one in batch}
        new = [
            Field(name=name, code=code, sort_key=fold(name))
            for name, code in codes.items()
            if name not in self.fields
        ]
        for added in Field.objects.bulk_create(new):
            self.fields[added.name] = added.pk

    def _add_procedures(self, batch: list[Judged]) -> dict[str, int]:
        new = [Procedure(code=one.content.code) for one in batch if one.present is None]
        ids = {procedure.code: procedure.pk for procedure in Procedure.objects.bulk_create(new)}
        return ids | {one.content.code: one.present.procedure_id for one in batch if one.present}

    def _end(self, batch: list[Judged]) -> None:
        present = [one.present for one in batch if one.present and not one.present.has_ended]
        ended = [one.version_id for one in present]
        for begun in {one.valid_from for one in present}:
            ProcedureVersion.objects.filter(pk__in=ended, valid_from=begun).update(
                valid_to=max(self.day, begun)
            )

    def _version(self, one: Judged, procedure_id: int) -> ProcedureVersion:
        content, doubtful = one.content, doubtful_levels(one.content)
        return ProcedureVersion(
            procedure_id=procedure_id,
            number=one.present.number + 1 if one.present else 1,
            valid_from=max(self.day, one.present.valid_from) if one.present else self.day,
            name=content.name,
            sort_key=_sort_key(content.name),
            field_id=self.fields[content.field],
            procedure_class=content.procedure_class,
            promulgating_agency=content.agency,
            executing_agency=content.executing_agency,
            levels=[level for level in content.levels if level not in doubtful],
            levels_inferred=content.levels_inferred,
            doubtful_levels=list(doubtful),
            subjects=list(content.subjects),
            channels=list(dict.fromkeys(terms.channel for terms in content.terms)),
            online_level=content.online_level,
            text_state=content.text_state,
            marks=[*marks_of(content), *self.assumed(content.code)],
            content=as_json(content),
            digest=one.digest,
            facts_digest=one.facts_digest,
            taken_from=self.run,
            announced_by=self.item,
        )


def _limits(version: ProcedureVersion, content: ProcedureContent) -> Iterable[TimeLimit]:
    for position, terms in enumerate(content.terms):
        if terms.quantity is not None or terms.words:
            yield TimeLimit(
                version=version,
                channel=terms.channel,
                position=position,
                quantity=terms.quantity,
                unit=terms.unit,
                words=terms.words,
            )


def _sort_key(name: str) -> str:
    return fold(_BEFORE_THE_NAME.sub("", name) or name)
