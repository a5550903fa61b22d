"""Writing processes: a draft is checked each time it is saved, and published once and for all."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.casework import tags
from motcua.casework.events import ProcessPublished
from motcua.casework.models import ProcessDefinition, ProcessVersion
from motcua.journal.operations import record
from motcua.kit.events import announce
from motcua.rules.process_document import parse_process
from motcua.rules.working_time import Limit


class NothingToPublish(Exception):
    """The process has no draft."""


@transaction.atomic
def draft_process(
    *,
    code: str,
    name_vi: str,
    document: dict[str, Any],
    actor: str,
    at: datetime,
    name_en: str = "",
    is_example: bool = False,
    limit: Limit | None = None,
) -> ProcessVersion:
    """
    Save a process's draft, making the process or the draft when they are not there yet.

    `limit` is the procedure's, when the document does not say it.

    :raises rules.process.ProcessNotSound: with every fault; nothing is saved
    """
    parse_process(document, limit=limit)
    definition, _ = ProcessDefinition.objects.update_or_create(
        code=code, defaults={"name_vi": name_vi, "name_en": name_en, "is_example": is_example}
    )
    versions = ProcessVersion.objects.filter(definition=definition)
    newest = versions.aggregate(n=Max("number"))["n"] or 0
    draft = versions.filter(published_at__isnull=True).first()
    draft = draft or ProcessVersion(definition=definition, number=newest + 1)
    draft.document, draft.drafted_at = document, at
    draft.save()
    _record(tags.PROCESS_DRAFTED, draft, code, actor, at)
    return draft


@transaction.atomic
def publish_process(
    *, code: str, actor: str, at: datetime, basis: str = "", limit: Limit | None = None
) -> ProcessVersion:
    """
    Publish a process's draft; from now on it stays as it is, and new cases follow it.

    :raises NothingToPublish: there is no draft
    :raises rules.process.ProcessNotSound: it does not fit `limit`
    """
    draft = (
        ProcessVersion.objects.select_for_update()
        .filter(definition__code=code, published_at__isnull=True)
        .first()
    )
    if draft is None:
        raise NothingToPublish(code)
    parse_process(draft.document, limit=limit)
    draft.published_at, draft.published_by, draft.basis = at, actor, basis
    draft.save(update_fields=["published_at", "published_by", "basis"])
    _record(tags.PROCESS_PUBLISHED, draft, code, actor, at, basis)
    announce(ProcessPublished(code=code, version=draft.number, at=at))
    return draft


def _record(
    tag: str, version: ProcessVersion, code: str, actor: str, at: datetime, basis: str = ""
) -> None:
    record(tag=tag, subject=f"process:{code}", at=at, actor=actor, basis=basis,
           after=version.document, data={"number": version.number})  # fmt: skip
