"""What dossiers do when casework announces something."""

from motcua.casework.events import DueDateMoved, StopProposed
from motcua.documents.operations import forget
from motcua.dossiers.models import Dossier, PaperFile, SupplementRequest
from motcua.dossiers.operations.acting import tell_applicant
from motcua.eforms.events import DraftFilesReleased


def on_stop_proposed(event: StopProposed) -> None:
    """Mark the unanswered request and remind the applicant; a person decides about stopping."""
    dossier = Dossier.objects.filter(case_id=event.case_id).first()
    if dossier is None:
        return
    SupplementRequest.objects.filter(dossier=dossier, closed_at__isnull=True).update(
        stop_proposed_at=event.at
    )
    tell_applicant(dossier=dossier, kind="supplement_overdue", at=event.at)


def on_due_date_moved(event: DueDateMoved) -> None:
    """Tell the applicant the new date; slips already printed stay valid."""
    dossier = Dossier.objects.filter(case_id=event.case_id).first()
    if dossier is not None:
        tell_applicant(dossier=dossier, kind="due_moved", at=event.at,
                       due=event.after.isoformat() if event.after else None)  # fmt: skip


def on_draft_files_released(event: DraftFilesReleased) -> None:
    """Forget the files of an expired draft, save those that went into a dossier."""
    kept = set(
        PaperFile.objects.filter(file_id__in=event.file_ids).values_list("file_id", flat=True)
    )
    forget(file_ids=tuple(file_id for file_id in event.file_ids if file_id not in kept))
