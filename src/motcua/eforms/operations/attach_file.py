"""Putting files under the papers of a draft, and taking them away."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.eforms.access import Opener, get_draft
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.pages import standing
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import PaperNeed


class PaperNotAsked(Exception):
    """The form does not ask for this paper, given the answers so far."""


class TooManyFiles(Exception):
    """The paper has as many files as it may; `limit` of them."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class AlreadyAttached(Exception):
    """The same content is under this paper already."""


def need_of(draft: Draft, paper_id: str, at: datetime) -> PaperNeed:
    """
    Return what is asked of a paper, so that a surface can check a file before it is stored.

    :raises PaperNotAsked: the paper is not asked for
    """
    replayed = standing(form_of(release_id=draft.release_id), draft, local_day(at))
    need = next((n for n in replayed.papers if n.paper.id == paper_id), None)
    if need is None:
        raise PaperNotAsked(paper_id)
    return need


@transaction.atomic
def attach_file(
    *,
    draft_id: UUID,
    opener: Opener,
    paper_id: str,
    file_id: UUID,
    sha256: str,
    name: str,
    size: int,
    content_type: str,
    at: datetime,
) -> DraftFile:
    """
    Put a stored file under a paper. Four statements.

    :raises access.DraftNotFound: and DraftSubmitted
    :raises PaperNotAsked: the form does not ask for this paper
    :raises TooManyFiles: the paper is full
    :raises AlreadyAttached: the same content is there
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    paper = need_of(draft, paper_id, at).paper
    if DraftFile.objects.filter(draft=draft, paper=paper_id).count() >= paper.max_files:
        raise TooManyFiles(paper.max_files)
    try:
        with transaction.atomic():
            file = DraftFile.objects.create(
                draft=draft, paper=paper_id, file_id=file_id, sha256=sha256, name=name, size=size,
                content_type=content_type, added_at=at,
            )  # fmt: skip
    except IntegrityError as refused:
        raise AlreadyAttached(name) from refused
    _touch(draft, at)
    return file


@transaction.atomic
def remove_file(*, draft_id: UUID, opener: Opener, file_id: UUID, at: datetime) -> bool:
    """
    Take a file away from a draft; False when it was not there. The stored file itself remains.

    :raises access.DraftNotFound: and DraftSubmitted
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    removed, _ = DraftFile.objects.filter(draft=draft, file_id=file_id).delete()
    _touch(draft, at)
    return removed > 0


def _touch(draft: Draft, at: datetime) -> None:
    draft.last_activity_at = max(at, draft.last_activity_at)
    draft.save(update_fields=["last_activity_at"])
