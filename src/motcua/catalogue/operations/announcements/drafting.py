"""Drafting an announcement: its head, and the procedures that it announces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import (
    Announcement,
    AnnouncementItem,
    NationalRecord,
    ProcedureVersion,
)
from motcua.catalogue.models.announcements import ItemKind, State
from motcua.catalogue.operations.announcements.standing import journal, let_go, lock
from motcua.catalogue.reading.content import ProcedureContent, as_json, from_json
from motcua.catalogue.reading.national import CODE
from motcua.catalogue.tags import (
    ANNOUNCEMENT_CLOSED,
    ANNOUNCEMENT_DRAFTED,
    ANNOUNCEMENT_EDITED,
)
from motcua.rules.announcement import Announcer


class ItemNotPossible(Exception):
    """The code is no code, is in the draft already, or there is nothing to amend or abolish."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code, self.reason = code, reason


class ItemNotFound(Exception):
    """The draft has no such item."""


class ReasonMissing(Exception):
    """The act needs a reason in words."""


@dataclass(frozen=True)
class Head:
    """What stands on top of a decision. Days may still be open while it is a draft."""

    title: str
    issuer: str
    announcer: Announcer = Announcer.PROVINCE
    effective_on: date | None = None
    legal_in_force_on: date | None = None
    note: str = ""


@transaction.atomic
def draft_announcement(*, head: Head, actor: str, at: datetime) -> Announcement:
    """Begin a draft and return it."""
    announcement = Announcement(drafted_by=actor, drafted_at=at)
    _set_head(announcement, head)
    announcement.save()
    journal(ANNOUNCEMENT_DRAFTED, announcement, actor=actor, at=at)
    return announcement


@transaction.atomic
def edit_head(
    *, announcement_id: int, revision: int, head: Head, actor: str, at: datetime
) -> Announcement:
    """Change the head of a draft. Errors: see `standing.lock`."""
    announcement = lock(announcement_id, State.DRAFT, revision=revision)
    _set_head(announcement, head)
    return _edited(announcement, actor, at, what="head")


def _set_head(announcement: Announcement, head: Head) -> None:
    announcement.title = head.title.strip()
    announcement.issuer = head.issuer.strip()
    announcement.announcer = head.announcer.value
    announcement.effective_on = head.effective_on
    announcement.legal_in_force_on = head.legal_in_force_on
    announcement.note = head.note.strip()


@transaction.atomic
def add_item(
    *,
    announcement_id: int,
    kind: ItemKind,
    code: str,
    actor: str,
    at: datetime,
    replaced_codes: Sequence[str] = (),
    legal_document: str = "",
    legal_title: str = "",
    content: ProcedureContent | None = None,
    record: NationalRecord | None = None,
) -> AnnouncementItem:
    """
    Add a procedure to a draft and return the item.

    `content` None: an amendment begins with the version that stands, a new procedure with an
    empty one, an abolition has none. `record` is the national record that it follows.

    :raises ItemNotPossible: see there; an odd code is taken only where the catalogue has it
    """
    announcement = lock(announcement_id, State.DRAFT)
    code, others = code.strip(), [one.strip() for one in replaced_codes if one.strip()]
    if any(not CODE.fullmatch(one) for one in (code, *others)):
        raise ItemNotPossible(code, "malformed")
    taken = {c for item in announcement.items.all() for c in (item.code, *item.replaced_codes)}
    if twice := ({code, *others} & taken):
        raise ItemNotPossible(min(twice), "twice")
    base = _standing(code)
    item = AnnouncementItem.objects.create(
        announcement=announcement,
        position=announcement.items.count() + 1,
        kind=kind,
        code=code,
        replaced_codes=others,
        content=_begin(kind, code, base, content),
        base=base,
        national_record=record,
        legal_document=legal_document.strip(),
        legal_title=legal_title.strip(),
    )
    _edited(announcement, actor, at, what="add", code=code, kind=str(kind))
    return item


def _standing(code: str) -> ProcedureVersion | None:
    return ProcedureVersion.objects.filter(procedure__code=code, valid_to__isnull=True).first()


def _begin(
    kind: ItemKind, code: str, base: ProcedureVersion | None, content: ProcedureContent | None
) -> dict[str, object] | None:
    if kind == ItemKind.ABOLISHED:
        if base is None:
            raise ItemNotPossible(code, "unknown")
        return None
    if content is not None:
        return as_json(replace(content, code=code))
    if kind == ItemKind.AMENDED and base is None:
        raise ItemNotPossible(code, "unknown")
    if kind == ItemKind.NEW and base is not None:
        raise ItemNotPossible(code, "taken")
    return base.content if base else as_json(ProcedureContent(code=code, name="", field=""))


@transaction.atomic
def write_item(
    *,
    item_id: int,
    revision: int,
    actor: str,
    at: datetime,
    content: ProcedureContent | None = None,
    legal_document: str = "",
    legal_title: str = "",
) -> AnnouncementItem:
    """
    Write an item's new content and the document behind it. Errors: see `standing.lock`.

    :raises ItemNotFound: see there
    """
    item = AnnouncementItem.objects.filter(pk=item_id).first()
    if item is None:
        raise ItemNotFound(item_id)
    announcement = lock(item.announcement_id, State.DRAFT, revision=revision)
    item.legal_document, item.legal_title = legal_document.strip(), legal_title.strip()
    if content is not None and item.kind != ItemKind.ABOLISHED:
        item.content = as_json(replace(content, code=item.code))
    item.save(update_fields=["content", "legal_document", "legal_title"])
    _edited(announcement, actor, at, what="write", code=item.code)
    return item


@transaction.atomic
def rebase_item(*, item_id: int, actor: str, at: datetime) -> AnnouncementItem:
    """
    Take the version that stands now as the base; what was written stays as it is.

    The page then shows anew what would change from the version that people see today.
    """
    item = AnnouncementItem.objects.filter(pk=item_id).first()
    if item is None:
        raise ItemNotFound(item_id)
    announcement = lock(item.announcement_id, State.DRAFT)
    item.base = _standing(item.code)
    item.save(update_fields=["base"])
    _edited(announcement, actor, at, what="rebase", code=item.code)
    return item


@transaction.atomic
def remove_item(*, item_id: int, actor: str, at: datetime) -> None:
    """Take a procedure out of a draft again; twice is once."""
    item = AnnouncementItem.objects.filter(pk=item_id).first()
    if item is None:
        return
    announcement = lock(item.announcement_id, State.DRAFT)
    let_go([item], at=at)
    item.delete()
    _edited(announcement, actor, at, what="remove", code=item.code)


@transaction.atomic
def discard_announcement(*, announcement_id: int, reason: str, actor: str, at: datetime) -> None:
    """
    Give up what is not signed; it stays readable.

    :raises ReasonMissing: see there
    """
    announcement = lock(announcement_id, State.DRAFT, State.CHECKED)
    if not reason.strip():
        raise ReasonMissing
    announcement.state = State.DISCARDED
    announcement.closed_by, announcement.closed_at = actor, at
    announcement.closing_reason = reason.strip()
    announcement.save(update_fields=["state", "closed_by", "closed_at", "closing_reason"])
    let_go(announcement.items.all(), at=at)
    journal(ANNOUNCEMENT_CLOSED, announcement, actor=actor, at=at, how="discarded")


def _edited(announcement: Announcement, actor: str, at: datetime, **what: str) -> Announcement:
    announcement.revision += 1
    announcement.save()
    journal(ANNOUNCEMENT_EDITED, announcement, actor=actor, at=at, **what)
    return announcement


def content_of(item: AnnouncementItem) -> ProcedureContent | None:
    """Return what an item would publish; None: it abolishes."""
    return from_json(item.content) if item.content is not None else None
