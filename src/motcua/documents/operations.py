"""Taking files in."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from motcua.documents import content as contents
from motcua.documents import store
from motcua.documents.models import StoredFile


class EmptyFile(Exception):
    """The file has no content."""


class FileTooLarge(Exception):
    """The file is larger than allowed; `limit` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class UnacceptedType(Exception):
    """The content is none of the accepted kinds, whatever its name says."""


class HeicPicture(UnacceptedType):
    """The content is a picture as iPhones keep it, which many computers do not open."""


def ensure_accepted(content: bytes, name: str, accepted: tuple[str, ...]) -> contents.Kind:
    """
    Return what the content is.

    :raises UnacceptedType: none of `accepted`; HeicPicture, which is one, when it is such
    """
    kind = contents.recognise(content)
    if kind is not None and kind.content_type in accepted:
        return kind
    if kind is not None and kind.content_type == contents.HEIC:
        raise HeicPicture(name)
    raise UnacceptedType(name)


def store_file(
    *,
    content: bytes,
    name: str,
    uploaded_by: str,
    at: datetime,
    max_bytes: int,
    accepted: tuple[str, ...] = contents.ACCEPTED_PAPERS,
) -> StoredFile:
    """
    Check and keep an uploaded file; on disk durably before the row is inserted. One INSERT.

    :raises EmptyFile: nothing in it
    :raises FileTooLarge: more than `max_bytes`
    :raises UnacceptedType: its content is not one of `accepted`
    """
    if not content:
        raise EmptyFile(name)
    if len(content) > max_bytes:
        raise FileTooLarge(max_bytes)
    kind = ensure_accepted(content, name, accepted)
    kept = store.keep([content])
    return StoredFile.objects.create(
        sha256=kept.sha256, size=kept.size, content_type=kind.content_type,
        name=contents.harmless_name(name, kind.extension), uploaded_by=uploaded_by,
        created_at=at,
    )  # fmt: skip


def store_issued(*, content: bytes, name: str, issued_by: str, at: datetime) -> StoredFile:
    """Keep a PDF that the system itself made. One INSERT."""
    kept = store.keep([content])
    return StoredFile.objects.create(
        sha256=kept.sha256, size=kept.size, content_type=contents.PDF,
        name=contents.harmless_name(name, "pdf"), uploaded_by=issued_by, created_at=at,
    )  # fmt: skip


@transaction.atomic
def forget(*, file_ids: tuple[UUID, ...]) -> int:
    """
    Remove files that nothing points to any more; return how many. The bytes go after the commit,
    and only where no other file has the same content.
    """
    files = list(StoredFile.objects.select_for_update().filter(pk__in=file_ids))
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    digests = {file.sha256 for file in files}
    digests -= set(StoredFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for digest in digests:
        transaction.on_commit(partial(store.remove, digest))
    return len(files)
