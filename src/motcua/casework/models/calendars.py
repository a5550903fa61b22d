"""
Calendars of record: what officials enter, and the frozen versions that cases reckon with.

`agency` None is the province; an agency may have office hours and days of its own on top.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency
from motcua.rules.working_time import DayKind


class YearStatus(models.TextChoices):
    """Whether a year's days are only proposed or confirmed by a document."""

    PROPOSED = "proposed", _("Dự kiến")
    CONFIRMED = "confirmed", _("Đã xác nhận")


class CalendarYear(models.Model):
    """One year of the province's calendar, or the days that one agency adds to it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    year = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=20, choices=YearStatus.choices, default=YearStatus.PROPOSED
    )
    document_number = models.CharField(max_length=120, blank=True)
    document_date = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                nulls_distinct=False,
                name="a_calendar_has_each_year_once",
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed")
                | (~Q(document_number="") & Q(confirmed_at__isnull=False)),
                name="a_confirmed_year_names_its_document",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that differs from its week: closed, worked in exchange, or with its own hours."""

    calendar_year = models.ForeignKey(CalendarYear, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in DayKind])
    name = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    sessions = models.JSONField(default=list, help_text='["7:30-11:30"], for hours of its own')

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar_year", "day"], name="a_day_is_entered_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"


class OfficeHoursRecord(models.Model):
    """Weekly office hours of the province or an agency, from a day to the day before another."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")
    week = models.JSONField(help_text='seven lists, Monday first: [["7:30-11:30"], …]')
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "valid_from"],
                nulls_distinct=False,
                name="office_hours_begin_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="office_hours_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"from {self.valid_from}"


class CalendarVersion(models.Model):
    """
    A calendar as it stood when it was last changed, whole and frozen (append-only by trigger).

    Cases and ledger rows name the version they reckoned with, so that every due date can be
    reckoned again for any past moment.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    document = models.JSONField(help_text="hours, days and years as rules.working_time reads them")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["agency", "-id"], name="calendar_versions_of_a_unit")]

    def __str__(self) -> str:
        return f"calendar:{self.pk}"
