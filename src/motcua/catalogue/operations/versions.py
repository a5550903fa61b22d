"""Writing versions in bulk: what is there, what each record would change, and the rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from motcua.catalogue.models import Field, ImportRun, Procedure, ProcedureVersion, TimeLimit
from motcua.catalogue.reading.content import ProcedureContent, as_json, digest, facts_of
from motcua.catalogue.reading.levels import doubtful_levels
from motcua.catalogue.reading.marks import marks_of
from motcua.catalogue.vocabulary import TextState
from motcua.kit.text import fold

# Some national names begin with a stray stop or a list number (". Đăng ký thuế…", "1. Thủ tục…").
_BEFORE_THE_NAME = re.compile(r"^(?:\d+[.)]|[\W_])+")


@dataclass(frozen=True)
class Present:
    """The version of a procedure that stands, as far as deciding needs it."""

    procedure_id: int
    version_id: int
    number: int
    valid_from: date
    digest: str
    facts_digest: str
    is_imported: bool


class Verdict(Enum):
    """What a record would do to the catalogue."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    COMPLETED = "completed"


@dataclass(frozen=True)
class Judged:
    """A record with its digests, the version it meets, and the verdict."""

    content: ProcedureContent
    digest: str
    facts_digest: str
    present: Present | None
    verdict: Verdict


def find_present() -> dict[str, Present]:
    """Return the standing version of every procedure by code; one query."""
    rows = ProcedureVersion.objects.filter(valid_to__isnull=True).values_list(
        "procedure__code",
        "procedure_id",
        "id",
        "number",
        "valid_from",
        "digest",
        "facts_digest",
        "taken_from__source",
    )
    return {
        row[0]: Present(*row[1:7], is_imported=row[7] == ImportRun.Source.NATIONAL) for row in rows
    }


def judge(content: ProcedureContent, present: Present | None, source: str) -> Judged:
    """Return what `content` would do; shipped facts never replace an imported record."""
    whole, facts = digest(content), digest(facts_of(content))
    if present is None:
        verdict = Verdict.NEW
    elif whole == present.digest or (present.is_imported and source == ImportRun.Source.FACTS):
        verdict = Verdict.UNCHANGED
    elif not present.is_imported and facts == present.facts_digest and _is_full(content):
        verdict = Verdict.COMPLETED
    else:
        verdict = Verdict.CHANGED
    return Judged(content, whole, facts, present, verdict)


def _is_full(content: ProcedureContent) -> bool:
    return content.text_state == TextState.FULL


class VersionWriter:
    """Writes judged records of one run, batch by batch, in the caller's transaction."""

    def __init__(self, run: ImportRun, day: date) -> None:
        self.run = run
        self.day = day
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
        for field in Field.objects.bulk_create(new):
            self.fields[field.name] = field.pk

    def _add_procedures(self, batch: list[Judged]) -> dict[str, int]:
        new = [Procedure(code=one.content.code) for one in batch if one.present is None]
        ids = {procedure.code: procedure.pk for procedure in Procedure.objects.bulk_create(new)}
        return ids | {one.content.code: one.present.procedure_id for one in batch if one.present}

    def _end(self, batch: list[Judged]) -> None:
        ended = [one.present.version_id for one in batch if one.present]
        for begun in {one.present.valid_from for one in batch if one.present}:
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
            marks=list(marks_of(content)),
            content=as_json(content),
            digest=one.digest,
            facts_digest=one.facts_digest,
            taken_from=self.run,
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
