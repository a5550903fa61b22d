"""Tokens of partners: they read the catalogue and check answers, and act for nobody."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk.admin_forms import PartnerTokenForm
from motcua.desk.frame import OfficerRequest, administrators, show
from motcua.tokens import operations
from motcua.tokens.operations import LIFETIMES
from motcua.tokens.queries import tokens_of_partners

LIST = "/can-bo/quan-tri/api/"


@administrators
@require_http_methods(["GET", "POST"])
def index(request: OfficerRequest) -> HttpResponse:
    """List partners' tokens, or issue one; it is shown on this answer only."""
    form, secret = PartnerTokenForm(request.POST or None, lifetimes=_lifetimes()), ""
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            issued = operations.issue_to_partner(
                partner=values["partner"], label=values["label"], days=int(values["days"]),
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except operations.NoPartner:
            form.blame("partner", _("Xin điền ô này."))
        except operations.NoLabel:
            form.blame("label", _("Xin điền ô này."))
        else:
            secret, form = issued.secret, PartnerTokenForm(lifetimes=_lifetimes())
    context = {"form": form, "secret": secret, "rows": tokens_of_partners(at=request.at)}
    response = show(request, "desk/admin/partners.html", context, 422 if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response


def _lifetimes() -> list[tuple[str, str]]:
    return [(str(n), _("%(n)s ngày") % {"n": n}) for n in LIFETIMES]


@administrators
@require_POST
def revoke(request: OfficerRequest, token_id: int) -> HttpResponse:
    """Revoke a partner's token; a citizen's own is not the administrator's to revoke."""
    try:
        operations.revoke_token(
            token_id=token_id, account=None, actor=request.officer.actor, at=request.at
        )
    except operations.TokenNotFound as missing:
        raise Http404 from missing
    messages.success(request, _("Đã thu hồi mã. Chương trình dùng mã này không vào được nữa."))
    return HttpResponseRedirect(LIST)
