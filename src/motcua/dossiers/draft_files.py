"""Taking in a file for a draft: bounded, known by its content, kept, put under its paper."""

from datetime import datetime

from motcua.accounts import throttle
from motcua.accounts.models import Account
from motcua.documents import content as contents
from motcua.documents.operations import EmptyFile, FileTooLarge, ensure_accepted
from motcua.dossiers.uploads import Uploaded, store_upload
from motcua.eforms.access import Opener
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import attach_file
from motcua.rules.form_document import Paper
from motcua.rules.form_document.model import Accept

TYPES: dict[Accept, tuple[str, ...]] = {
    Accept.PDF: (contents.PDF,),
    Accept.IMAGE: (contents.JPEG, contents.PNG, contents.WEBP),
    Accept.DOCX: (contents.DOCX,),
}


def accepted_types(paper: Paper) -> tuple[str, ...]:
    """Return the content types that a paper takes."""
    return tuple(content_type for kind in paper.accept for content_type in TYPES[kind])


def count_file_from(*, address: str, at: datetime) -> None:
    """
    Count a file that a network address sends. Whoever has no account may begin any number of
    drafts; and a refused file is work too.

    :raises throttle.TooManyAttempts: it has sent too many
    """
    throttle.check(limit=throttle.UPLOADS_FROM_ADDRESS, key=address, at=at)
    throttle.count(limit=throttle.UPLOADS_FROM_ADDRESS, key=address, at=at)


def take_file(
    *,
    draft: Draft,
    paper: Paper,
    uploaded: Uploaded,
    opener: Opener,
    account: Account | None,
    at: datetime,
) -> DraftFile:
    """
    Keep one file under a paper of a draft; `count_file_from` comes before it.

    :raises throttle.TooManyAttempts: too many from this account, or for this draft
    :raises EmptyFile: and FileTooLarge, UnacceptedType, see `documents.operations`
    :raises PaperNotAsked: and TooManyFiles, AlreadyAttached, see `eforms.operations`
    """
    _recognise(uploaded, paper)
    stored = store_upload(
        uploaded=uploaded, account=account, at=at, key=f"draft:{draft.pk}",
        megabytes=paper.max_megabytes,
    )  # fmt: skip
    return attach_file(
        draft_id=draft.pk, opener=opener, paper_id=paper.id, file_id=stored.pk,
        sha256=stored.sha256, name=stored.name, size=stored.size,
        content_type=stored.content_type, at=at,
    )  # fmt: skip


def _recognise(uploaded: Uploaded, paper: Paper) -> None:
    """:raises UnacceptedType: the content is none of the kinds that this paper takes"""
    most = paper.max_megabytes * 1024 * 1024
    if (uploaded.size or 0) > most:
        raise FileTooLarge(most)
    if not uploaded.size:
        raise EmptyFile(uploaded.name)
    ensure_accepted(uploaded.read(), uploaded.name or "", accepted_types(paper))
    uploaded.seek(0)
