"""Which files belong to a dossier, and who signed for its receipt."""

from uuid import UUID

from motcua.accounts.models import Account
from motcua.casework.states import Act
from motcua.casework.tags import ACT_TAGS
from motcua.documents.models import StoredFile
from motcua.dossiers.models import Dossier, PaperFile, Result
from motcua.journal.queries import first_actor


def find_file(*, dossier: Dossier, file_id: UUID) -> StoredFile | None:
    """Return a file of this dossier, one of its papers' or its result's; None for any other."""
    paper = (
        PaperFile.objects.select_related("file")
        .filter(paper__dossier=dossier, file_id=file_id)
        .first()
    )
    if paper is not None:
        return paper.file
    result = Result.objects.select_related("file").filter(dossier=dossier, file_id=file_id).first()
    return result.file if result else None


def accepted_by(*, case_id: int) -> str:
    """Return the name of the officer who accepted the dossier, "" before that. Two queries."""
    actor = first_actor(subject=f"case:{case_id}", tag=ACT_TAGS[Act.ACCEPT])
    account = Account.objects.filter(pk=actor.removeprefix("account:") or 0).first()
    return account.full_name if account else ""
