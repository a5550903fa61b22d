"""Publishing what is signed, on its day: versions begin and end, and what hung on them with them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import structlog
from django.db import DatabaseError, transaction

from motcua.catalogue.announcing.problems import limits_of
from motcua.catalogue.events import ProceduresPublished
from motcua.catalogue.models import (
    Announcement,
    AnnouncementItem,
    BlankForm,
    LimitConfirmation,
    ProcedureVersion,
    SearchDocument,
    Service,
)
from motcua.catalogue.models.announcements import State
from motcua.catalogue.operations.announcements.standing import journal, one_at_a_time
from motcua.catalogue.operations.levels import refresh_levels, services_of
from motcua.catalogue.operations.offer_service import end_service
from motcua.catalogue.operations.versions import Judged, Verdict, VersionWriter, find_present
from motcua.catalogue.reading.content import digest, facts_of, from_json
from motcua.catalogue.search import index
from motcua.catalogue.tags import ANNOUNCEMENT_PUBLISHED
from motcua.kit.events import announce

log = structlog.get_logger()


@dataclass(frozen=True)
class Published:
    """What one run published, as ids of announcements in the order of their days."""

    announcement_ids: tuple[int, ...] = ()


def publish_due(*, on: date, at: datetime, actor: str = "system:catalogue") -> Published:
    """
    Publish every signed announcement whose day has come, the earliest first, each by itself.

    One that cannot be published does not hold up the others; the failure is raised afterwards.
    Run again it finds nothing more. A day that was missed (nobody's machine ran) is made up for:
    the versions hold from the day that was signed, not from the day of the run.
    """
    due = Announcement.objects.filter(state=State.SIGNED, effective_on__lte=on)
    ids = list(due.order_by("effective_on", "signed_at", "pk").values_list("pk", flat=True))
    done, failed = [], None
    for pk in ids:
        try:
            if _publish(pk, on, at, actor):
                done.append(pk)
        except DatabaseError as wrong:
            log.error("announcement_not_published", announcement=pk, error=type(wrong).__name__)
            failed = failed or wrong
    if failed is not None:
        raise failed
    return Published(tuple(done))


@transaction.atomic
def _publish(announcement_id: int, on: date, at: datetime, actor: str) -> bool:
    one_at_a_time()
    found = Announcement.objects.select_for_update().filter(
        pk=announcement_id, state=State.SIGNED, effective_on__lte=on
    )
    announcement = found.first()
    if announcement is None or announcement.effective_on is None:
        return False
    day = announcement.effective_on
    items = list(announcement.items.all())
    ended = tuple(code for item in items for code in item.ended_codes)
    for item in items:
        _begin(item, announcement.number, day)
    for code in ended:
        _end(code, day, actor, at)
    codes = tuple(item.code for item in items if item.content is not None)
    announcement.state, announcement.published_at = State.PUBLISHED, at
    announcement.save(update_fields=["state", "published_at"])
    _show_anew(codes, ended, at)
    journal(ANNOUNCEMENT_PUBLISHED, announcement, actor=actor, at=at, on=day.isoformat(),
            codes=list(codes), ended=list(ended))  # fmt: skip
    announce(ProceduresPublished(announcement_id, codes, ended, day, at))
    return True


def _begin(item: AnnouncementItem, number: str, day: date) -> None:
    """
    Add the version of one item, which names this decision from now on.

    A confirmed limit ends where the announced one differs.
    """
    if item.content is None:
        return
    content = replace(from_json(item.content), decision_number=number)
    before = ProcedureVersion.objects.filter(
        procedure__code=item.code, valid_to__isnull=True
    ).first()
    present = find_present(codes=[item.code]).get(item.code)
    verdict = Verdict.CHANGED if present else Verdict.NEW
    judged = Judged(content, digest(content), digest(facts_of(content)), present, verdict)
    VersionWriter(item=item, day=day).write([judged])
    if before is not None and limits_of(from_json(before.content)) != limits_of(content):
        _end_confirmations(item.code, day)


def _end_confirmations(code: str, day: date) -> None:
    for row in LimitConfirmation.objects.filter(procedure__code=code, valid_to__isnull=True):
        row.valid_to = max(day, row.valid_from)
        row.save(update_fields=["valid_to"])


def _end(code: str, day: date, actor: str, at: datetime) -> None:
    """
    End a procedure: its version, its offers, what was confirmed and attached.

    Dossiers keep the version that they pinned.
    """
    standing = ProcedureVersion.objects.filter(procedure__code=code, valid_to__isnull=True)
    for version in standing:
        version.valid_to = max(day, version.valid_from)
        version.save(update_fields=["valid_to"])
    offers = Service.objects.filter(procedure__code=code, valid_to__isnull=True)
    for service in offers.select_related("procedure", "agency"):
        end_service(service=service, on=day, actor=actor, at=at)
    _end_confirmations(code, day)
    for blank in BlankForm.objects.filter(procedure__code=code, valid_to__isnull=True):
        blank.valid_to = max(day, blank.valid_from)
        blank.save(update_fields=["valid_to"])


def _show_anew(codes: tuple[str, ...], ended: tuple[str, ...], at: datetime) -> None:
    SearchDocument.objects.filter(procedure__code__in=ended).delete()
    index.rebuild(codes=codes)
    refresh_levels(services=services_of(codes=[*codes, *ended]), at=at)
