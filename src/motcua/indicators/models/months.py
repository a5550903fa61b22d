"""
A month as it was closed, and each later restatement of it beside. Append-only by trigger.

The first closing holds the whole list of dossiers that ended in the month; a restatement holds
only those that count otherwise since, each with why. Figures are whole in every closing.
"""

from django.db import models
from django.db.models import Q

from motcua.agencies.models import Agency
from motcua.casework.models import Case
from motcua.rules.working_time.endings import Ending


class Why(models.TextChoices):
    """Why a dossier counts otherwise than when the month was closed; empty at the first closing."""

    REOPENED = "reopened", "Mở lại để sửa kết quả"
    LIMIT = "limit", "Xác nhận lại thời hạn"
    CALENDAR = "calendar", "Lịch làm việc thay đổi"
    OTHER = "other", "Ghi nhận sau khi chốt"


class MonthClosing(models.Model):
    """That a month's figures were taken down. Number 1 closes it, each further one restates it."""

    month = models.DateField(help_text="its first day")
    number = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    definitions = models.PositiveSmallIntegerField(help_text="docs/rules/figures.md, version")
    actor = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "number"], name="a_month_is_closed_in_order"),
            models.CheckConstraint(condition=Q(number__gte=1), name="closings_count_from_one"),
            models.CheckConstraint(condition=Q(month__day=1), name="a_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} #{self.number}"


class MonthFigure(models.Model):
    """
    What one competent agency's month comes to in one closing.

    `running`: accepted before the month's end and not ended by then. The four endings are those
    of `rules.working_time.endings.Ending`; every share is made of these whole numbers.
    """

    closing = models.ForeignKey(MonthClosing, on_delete=models.PROTECT, related_name="figures")
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    received_alone = models.PositiveIntegerField(default=0)
    received_assisted = models.PositiveIntegerField(default=0)
    received_counter = models.PositiveIntegerField(default=0)
    received_post = models.PositiveIntegerField(default=0)
    early = models.PositiveIntegerField(default=0)
    on_time = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    undated = models.PositiveIntegerField(default=0)
    running = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "unit"], name="an_agency_has_one_figure_in_a_closing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.unit_id}"


class EndedDossier(models.Model):
    """How one dossier counts in a month since a closing; `ending` empty: no longer in it."""

    closing = models.ForeignKey(
        MonthClosing, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    ending = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Ending]
    )
    why = models.CharField(max_length=10, blank=True, choices=Why.choices)

    class Meta:
        indexes = [models.Index(fields=["closing", "unit", "ending", "id"], name="ended_by_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "case"], name="a_dossier_counts_once_in_a_closing"
            ),
            models.CheckConstraint(
                condition=~Q(ending="") | ~Q(why=""), name="what_left_a_month_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.closing_id} case:{self.case_id} {self.ending}"
