"""Files and slips of a dossier, served only to those who may see it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from motcua.accounts.models import Account
from motcua.desk.frame import OfficerRequest, at_work
from motcua.desk.views.dossier import find
from motcua.documents.serving import as_attachment
from motcua.dossiers.files import accepted_by, find_file
from motcua.dossiers.queries import particulars_of
from motcua.dossiers.slips import NotAcceptedYet, form_01, form_02


@at_work
@require_safe
def file(request: OfficerRequest, dossier_id: int, file_id: UUID) -> FileResponse:
    """Serve one file of the dossier as an attachment."""
    found = find(request, dossier_id)
    stored = find_file(dossier=found, file_id=file_id)
    if stored is None:
        raise Http404
    return as_attachment(stored)


@at_work
@require_safe
def slip(request: OfficerRequest, dossier_id: int, form: str) -> HttpResponse:
    """Print form 01, or form 02 of the supplement whose number follows the dash."""
    found = find(request, dossier_id)
    particulars = particulars_of(dossier=found)
    site = f"{request.scheme}://{request.get_host()}"
    if form == "01":
        try:
            officer = accepted_by(case_id=found.case_id)
            pdf = form_01(dossier=found, particulars=particulars, officer_name=officer, site=site)
        except NotAcceptedYet as refused:
            raise Http404 from refused
    else:
        asked = next((s for s in particulars.supplements if form == f"02-{s.number}"), None)
        if asked is None:
            raise Http404
        pdf = form_02(
            dossier=found, particulars=particulars, request=asked, site=site,
            officer_name=Account.objects.get(pk=asked.requested_by_id).full_name,
        )  # fmt: skip
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="mau-{form}-{found.number}.pdf"'
    return response
