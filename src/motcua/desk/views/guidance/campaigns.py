"""Campaigns: the list, beginning one, what its places brought, posters."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.agencies.queries import counters_on
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guidance_forms import CampaignForm, MorePlacesForm, TargetForm
from motcua.desk.guiding import ROOT, may_write, readers, stewards, tabs
from motcua.desk.stewarding import kept_agency_ids
from motcua.documents.serving import as_pdf
from motcua.guidance.models import Campaign, CampaignPlace
from motcua.guidance.operations.attribution import counts_on
from motcua.guidance.operations.campaigns import (
    NoPlace,
    PeriodNotUsable,
    PlaceRow,
    TargetNotHere,
    add_places,
    begin_campaign,
    retarget_campaign,
    stop_campaign,
)
from motcua.guidance.posters import SIZES, poster
from motcua.guidance.queries.campaigns import (
    Brought,
    campaigns,
    ended_target,
    places_of,
    submissions_of,
    weeks_of,
)
from motcua.kit.clock import local_day

LIST = f"{ROOT}chien-dich/"


@readers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the campaigns with what they brought."""
    rows = campaigns()
    today = local_day(request.at)
    context = {
        "rows": [(row, _state(row.campaign, today)) for row in rows], "tabs": tabs(request),
        "may_write": request.officer.scope.has_role(Role.STEWARD),
    }  # fmt: skip
    return show(request, "desk/guidance/campaigns.html", context)


def _counters(request: OfficerRequest) -> QuerySet[Agency]:
    """Return the counters at which the officer may hang posters: those of the units kept."""
    found = counters_on(day=local_day(request.at))
    return found if may_write(request) else found.filter(pk__in=kept_agency_ids(request))


def _may_change(request: OfficerRequest, campaign: Campaign) -> bool:
    """
    Whether the officer may change a campaign: the province's steward any, another one the own one,
    or one that hangs at no other counters than those of the units kept.
    """
    if not request.officer.scope.has_role(Role.STEWARD):
        return False
    if may_write(request) or campaign.created_by == request.officer.actor:
        return True
    counters = set(campaign.places.filter(agency__isnull=False).values_list("agency_id", flat=True))
    return bool(counters) and counters <= kept_agency_ids(request)


def _changed_here(request: OfficerRequest, campaign_id: int) -> Campaign:
    found = get_object_or_404(Campaign, pk=campaign_id)
    if not _may_change(request, found):
        raise PermissionDenied
    return found


@stewards
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a campaign with its places."""
    form = CampaignForm(request.POST or None, among=_counters(request))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        labels = [line.strip()[:120] for line in values.pop("labels").splitlines() if line.strip()]
        places = [PlaceRow(agency.pk) for agency in values.pop("counters")]
        places += [PlaceRow(None, label) for label in labels]
        try:
            begun = begin_campaign(
                places=places, actor=request.officer.actor, at=request.at, **values
            )
        except TargetNotHere:
            form.blame("target", _not_here())
        except PeriodNotUsable:
            form.blame("last_day", _("Ngày cuối phải sau ngày đầu, nhiều nhất hai năm."))
        except NoPlace:
            form.blame("counters", _("Xin chọn ít nhất một nơi, nhiều nhất 200 nơi."))
        else:
            messages.success(request, _("Đã lập. Mỗi nơi có đường dẫn và áp phích riêng."))
            return HttpResponseRedirect(f"{LIST}{begun.pk}/")
    context = {"form": form, "title": _("Lập chiến dịch"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@readers
@require_http_methods(["GET", "POST"])
def campaign(request: OfficerRequest, campaign_id: int) -> HttpResponse:
    """Show what the places brought, and give the campaign another place."""
    found = get_object_or_404(Campaign, pk=campaign_id)
    if request.method == "POST":
        _changed_here(request, campaign_id)
    form = MorePlacesForm(request.POST or None, among=_counters(request))
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        row = PlaceRow(agency.pk if agency else None, form.cleaned_data["label"])
        who: dict[str, Any] = {"actor": request.officer.actor, "at": request.at}
        if add_places(campaign_id=found.pk, places=[row], **who):
            messages.success(request, _("Đã thêm nơi đặt."))
            return HttpResponseRedirect(f"{LIST}{found.pk}/")
        form.blame("label", _("Nơi này đã có trong chiến dịch."))
    return _show(request, found, form, TargetForm(initial={"target": found.target}))


def _show(
    request: OfficerRequest, found: Campaign, form: MorePlacesForm, leading: TargetForm
) -> HttpResponse:
    today = local_day(request.at)
    places = places_of(campaign=found)
    context = {
        "leading": leading, "ended": ended_target(campaign=found, on=today),
        "campaign": found, "state": _state(found, today), "places": places, "form": form,
        "weeks": weeks_of(campaign=found, places=places), "total": _total(places),
        "submissions": submissions_of(campaign=found), "tabs": tabs(request),
        "site": request.build_absolute_uri("/")[:-1], "may_write": _may_change(request, found),
    }  # fmt: skip
    status = 422 if form.errors or leading.errors else 200
    return show(request, "desk/guidance/campaign.html", context, status)


@stewards
@require_POST
def retarget(request: OfficerRequest, campaign_id: int) -> HttpResponse:
    """Let the links lead to another page."""
    found = _changed_here(request, campaign_id)
    leading = TargetForm(request.POST)
    if leading.is_valid():
        try:
            retarget_campaign(
                campaign_id=found.pk, actor=request.officer.actor, at=request.at,
                target=leading.cleaned_data["target"],
            )  # fmt: skip
        except TargetNotHere:
            leading.blame("target", _not_here())
        else:
            messages.success(request, _("Đã đổi. Mọi đường dẫn của chiến dịch nay mở trang mới."))
            return HttpResponseRedirect(f"{LIST}{found.pk}/")
    return _show(request, found, MorePlacesForm(among=_counters(request)), leading)


def _not_here() -> str:
    return _("Không có trang nào như vậy mở cho mọi người. Xin mở trang rồi chép địa chỉ.")


@stewards
@require_POST
def stop(request: OfficerRequest, campaign_id: int) -> HttpResponse:
    """Stop counting; the links go on leading people."""
    found = _changed_here(request, campaign_id)
    stop_campaign(campaign_id=found.pk, actor=request.officer.actor, at=request.at)
    messages.success(request, _("Đã dừng. Đường dẫn vẫn mở được trang, không đếm nữa."))
    return HttpResponseRedirect(f"{LIST}{campaign_id}/")


@readers
@require_safe
def poster_pdf(request: OfficerRequest, campaign_id: int, code: str, size: str) -> HttpResponse:
    """Print the poster of a place."""
    places = CampaignPlace.objects.select_related("campaign", "agency")
    place = get_object_or_404(places, campaign=campaign_id, code=code)
    if size not in SIZES:
        raise Http404(size)
    site = request.build_absolute_uri("/")[:-1]
    pdf = poster(place=place, size=size, site=site, made_at=request.at)
    return as_pdf(pdf, name=f"ap-phich-{code}-{size}.pdf")


def _state(campaign: Campaign, today: Any) -> str:
    if campaign.stopped_at is not None:
        return _("Đã dừng")
    if today < campaign.starts_on:
        return _("Chưa bắt đầu")
    return _("Đang chạy") if counts_on(CampaignPlace(campaign=campaign), today) else _("Đã hết hạn")


def _total(places: list[Any]) -> Brought:
    sums = [row.brought for row in places]
    return Brought(
        sum(b.visits for b in sums), sum(b.drafts for b in sums), sum(b.submissions for b in sums)
    )
