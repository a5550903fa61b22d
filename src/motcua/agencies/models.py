"""Agencies and their place in the tree, each with the dates between which it held."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    """Level of government; districts exist as data for the time before 1 July 2025."""

    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")


class Kind(models.TextChoices):
    """What an agency is within its tier."""

    COMMITTEE = "committee", _("Ủy ban nhân dân")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    CENTRE = "centre", _("Trung tâm phục vụ hành chính công")
    DIVISION = "division", _("Phòng, bộ phận")
    OTHER = "other", _("Cơ quan khác")


class Agency(models.Model):
    """
    One agency, from the day it exists to the day before `valid_to` (None: still).

    A merger ends the old agencies and begins a new one; `Succession` tells which became which.
    Codes of ended agencies stay on old dossiers for ever.
    """

    code = models.CharField(max_length=40, unique=True, help_text="H99.12, left to right")
    legacy_code = models.CharField(
        max_length=40, blank=True, help_text="000.12.00.H99, right to left"
    )
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    tier = models.CharField(max_length=20, choices=Tier.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    receives_dossiers = models.BooleanField(default=False, help_text="has a one-stop counter")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")
    basis = models.CharField(max_length=300, blank=True, help_text="the decision that founded it")

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="an_agency_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"

    def name(self, language: str) -> str:
        """Return the name in `language`; the Vietnamese one where there is no English."""
        return self.name_en if language == "en" and self.name_en else self.name_vi


class Placement(models.Model):
    """That `agency` stood under `parent` from one day to the day before another."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(agency=F("parent")), name="no_agency_stands_under_itself"
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(valid_to__isnull=True),
                name="an_agency_has_one_present_parent",
            ),
            models.UniqueConstraint(
                fields=["agency", "valid_from"], name="an_agency_is_placed_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="a_placement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} under {self.parent_id}"


class Succession(models.Model):
    """That `successor` took over from `predecessor` on a day: merger, split or renaming."""

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="took_over_from")
    on = models.DateField()
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"], name="a_succession_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} became {self.successor_id}"
