"""
Totals that were published, and what they are said to count.

A figure is what keeps being published ("Thủ tục cấp tỉnh"); a total is its value for one day.
Totals are append-only and know two times, as levels do: what stands for a day as known at a
moment is the total recorded last before it.
"""

from django.db import models
from django.db.models import Q


class PublishedFigure(models.Model):
    """
    What is published time and again.

    `measure` is the list that it counts, as `rules.reconciliation` writes it; empty: nothing here
    counts it. `is_part`: it counts only a part of that list. `parts` are the figures of which it
    is declared to be the sum.
    """

    words = models.CharField(max_length=200, unique=True, help_text="as it is published")
    measure = models.CharField(max_length=400, blank=True)
    is_part = models.BooleanField(default=False)
    parts = models.ManyToManyField("self", symmetrical=False, related_name="+", blank=True)
    entered_by = models.CharField(max_length=80, help_text="account:id")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_published_figure_has_words"),
            models.CheckConstraint(
                condition=Q(is_part=False) | ~Q(measure=""),
                name="a_part_is_a_part_of_some_list",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class PublishedTotal(models.Model):
    """
    The value that was published of a figure for a day, and where. Append-only.

    `value` None: withdrawn, it was entered by mistake. A later row for the same day takes the
    place of the earlier one, which stays.
    """

    figure = models.ForeignKey(PublishedFigure, on_delete=models.PROTECT, related_name="totals")
    value = models.PositiveIntegerField(null=True)
    as_of = models.DateField()
    source = models.CharField(max_length=300, help_text="who published it where and when")
    note = models.CharField(max_length=300, blank=True, help_text="why it was corrected")
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["figure", "-as_of", "-recorded_at"], name="totals_of_a_figure")
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="a_published_total_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id} {self.as_of}: {self.value}"
