"""What changed when: a procedure's versions with their differences, and what is signed to come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.catalogue.models import (
    Announcement,
    AnnouncementItem,
    ImportRun,
    ProcedureVersion,
)
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.queries.versions import ProcedureNotFound
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import Change, differences
from motcua.catalogue.reading.marks import Mark


@dataclass(frozen=True)
class DecisionShown:
    """The announcement decision behind a version or an end."""

    announcement_id: int
    number: str
    title: str
    issuer: str
    signed_on: date | None
    kind: str
    legal_document: str


@dataclass(frozen=True)
class HistoryEntry:
    """
    One version and what it changed; `decision` None: taken from the national catalogue.

    `is_completion`: it only brought the full text. `held_no_day`: replaced on the day it began.
    `date_is_assumed`: a scenario set the day, no record names it.
    """

    number: int
    valid_from: date
    valid_to: date | None
    changes: tuple[Change, ...]
    decision: DecisionShown | None
    is_first: bool
    is_completion: bool
    date_is_assumed: bool

    @property
    def held_no_day(self) -> bool:
        """Whether it was replaced on the day it began."""
        return self.valid_to == self.valid_from


@dataclass(frozen=True)
class Coming:
    """What is signed and takes effect later; `changes` is empty for an abolition."""

    on: date
    ends: bool
    changes: tuple[Change, ...]
    decision: DecisionShown


@dataclass(frozen=True)
class ProcedureHistory:
    """All of it, the newest first. `ended_by` is the decision that abolished or replaced it."""

    code: str
    name: str
    ended_on: date | None
    ended_by: DecisionShown | None
    replaced_by: str
    entries: tuple[HistoryEntry, ...]
    coming: tuple[Coming, ...]


def get_procedure_history(*, code: str, on: date) -> ProcedureHistory:
    """
    Return a procedure's history as people know it on a day; two queries.

    :raises ProcedureNotFound: no version began by then
    """
    versions = _versions(code, on)
    if not versions:
        raise ProcedureNotFound(code)
    contents = [from_json(version.content) for version in versions]
    entries = [
        _entry(version, contents[n], versions[n - 1] if n else None, contents[n - 1] if n else None)
        for n, version in enumerate(versions)
    ]
    last = versions[-1]
    ended_on = last.valid_to if last.valid_to and last.valid_to <= on else None
    items = _items_about(code)
    ending = next((i for i in items if i.announcement.state == State.PUBLISHED), None)
    return ProcedureHistory(
        code=code,
        name=last.name,
        ended_on=ended_on,
        ended_by=_decision(ending) if ended_on and ending else None,
        replaced_by=ending.code if ended_on and ending and ending.code != code else "",
        entries=tuple(reversed(entries)),
        coming=tuple(
            _coming(item, code, contents[-1])
            for item in items
            if item.announcement.state == State.SIGNED
        ),
    )


def _versions(code: str, on: date) -> list[ProcedureVersion]:
    found = ProcedureVersion.objects.filter(procedure__code=code, valid_from__lte=on)
    return list(
        found.select_related("announced_by__announcement", "taken_from")
        .defer("taken_from__report", "announced_by__content")
        .order_by("number")
    )


def _items_about(code: str) -> list[AnnouncementItem]:
    """Return what is signed about the code and what ended it, the latest first."""
    ends = Q(kind=ItemKind.ABOLISHED, code=code) | Q(replaced_codes__contains=[code])
    signed = Q(announcement__state=State.SIGNED) & (ends | Q(code=code))
    done = Q(announcement__state=State.PUBLISHED) & ends
    found = AnnouncementItem.objects.filter(signed | done).select_related("announcement")
    return list(found.order_by("-announcement__effective_on", "-pk"))


def _entry(
    version: ProcedureVersion,
    content: ProcedureContent,
    earlier: ProcedureVersion | None,
    before: ProcedureContent | None,
) -> HistoryEntry:
    changes = differences(before, content) if before else ()
    return HistoryEntry(
        number=version.number,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        changes=changes,
        decision=_decision(version.announced_by) if version.announced_by else None,
        is_first=before is None,
        is_completion=not changes and _completes(version, earlier),
        date_is_assumed=Mark.DATE_ASSUMED in version.marks,
    )


def _completes(version: ProcedureVersion, earlier: ProcedureVersion | None) -> bool:
    return (
        earlier is not None
        and earlier.taken_from is not None
        and earlier.taken_from.source == ImportRun.Source.FACTS
        and earlier.text_state != version.text_state
    )


def _coming(item: AnnouncementItem, code: str, present: ProcedureContent) -> Coming:
    on = item.announcement.effective_on
    assert on is not None  # a signed announcement has its day, by constraint
    ends = code in item.ended_codes
    changes = () if ends or item.content is None else differences(present, from_json(item.content))
    return Coming(on, ends, changes, _decision(item))


def _decision(item: AnnouncementItem) -> DecisionShown:
    made: Announcement = item.announcement
    return DecisionShown(
        made.pk, made.number, made.title, made.issuer, made.signed_on, item.kind,
        item.legal_document,
    )  # fmt: skip
