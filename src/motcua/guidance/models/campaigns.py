"""Campaigns: a short link and a QR poster for each place, and what they brought."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """A drive to bring people to the portal (chiến dịch), from a day to the day before another."""

    name = models.CharField(max_length=160)
    headline_vi = models.CharField(max_length=120, help_text="large on the poster")
    headline_en = models.CharField(max_length=120)
    words_vi = models.CharField(max_length=240, blank=True, help_text="below the headline")
    words_en = models.CharField(max_length=240, blank=True)
    target = models.CharField(max_length=200, help_text="an address of this portal, /thu-tuc/…")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="exclusive")
    stopped_at = models.DateTimeField(null=True)
    created_by = models.CharField(max_length=80)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_campaign_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(target__startswith="/"), name="a_campaign_leads_to_this_portal"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        """The last day that counts."""
        return self.ends_on - timedelta(days=1)

    @property
    def subject(self) -> str:
        """The campaign as the journal names it."""
        return f"campaign:{self.pk}"


class CampaignPlace(models.Model):
    """Where a poster hangs or a leaflet lies: a counter, or a place named in words."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="places")
    code = models.CharField(max_length=8, unique=True, help_text="in the short link /d/…")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+"
    )
    label = models.CharField(max_length=120, blank=True, help_text="Quầy 3; Chợ Đồng Sen")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(label=""),
                name="a_place_of_a_campaign_has_a_name",
            ),
            models.UniqueConstraint(
                fields=["campaign", "agency", "label"],
                name="a_campaign_names_a_place_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PlaceCount(models.Model):
    """What a place of a campaign brought on a day. Visits are counted, visitors are not known."""

    place = models.ForeignKey(CampaignPlace, on_delete=models.PROTECT, related_name="counts")
    day = models.DateField(help_text="Vietnamese calendar day")
    visits = models.PositiveIntegerField(default=0)
    drafts = models.PositiveIntegerField(default=0)
    submissions = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "day"], name="a_place_counts_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day}"


class DraftArrival(models.Model):
    """That a draft was begun after a campaign's link; goes with the draft when it is removed."""

    draft = models.OneToOneField("eforms.Draft", on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(CampaignPlace, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.draft_id} from {self.place_id}"
