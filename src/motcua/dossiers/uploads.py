"""Taking an uploaded file in: throttled, typed by its content, kept before anything points to it."""

from datetime import datetime
from typing import Protocol

from django.conf import settings

from motcua.accounts import throttle
from motcua.accounts.models import Account
from motcua.documents.models import StoredFile
from motcua.documents.operations import FileTooLarge, store_file


class Uploaded(Protocol):
    """What a web framework hands over."""

    @property
    def name(self) -> str | None:
        """The name that the sender gave the file."""
        ...

    @property
    def size(self) -> int | None:
        """Its size in bytes, when known."""
        ...

    def read(self) -> bytes:
        """Return the content."""
        ...

    def seek(self, offset: int) -> object:
        """Go back to a place in the content."""
        ...


def store_upload(
    *, uploaded: Uploaded, account: Account | None, at: datetime, key: str = "", megabytes: int = 0
) -> StoredFile:
    """
    Keep an uploaded file. `key` stands for the sender where there is no account.

    `megabytes`: a smaller limit than the installation's.

    :raises throttle.TooManyAttempts: too many uploads in ten minutes
    :raises FileTooLarge: and EmptyFile, UnacceptedType, see `documents.operations`
    """
    who = account.actor if account else key
    throttle.check(limit=throttle.UPLOADS, key=who, at=at)
    throttle.count(limit=throttle.UPLOADS, key=who, at=at)
    most = (megabytes or settings.UPLOAD_MAX_MEGABYTES) * 1024 * 1024
    if (uploaded.size or 0) > most:
        raise FileTooLarge(most)
    return store_file(
        content=uploaded.read(), name=uploaded.name or "", uploaded_by=who, at=at, max_bytes=most
    )
