"""A plan to raise the score: its actions, who does them by when, what each is expected to move."""

from django.db import models
from django.db.models import F, Q


class Plan(models.Model):
    """
    What a province does between the table of `base_year` and that of `target_year`.

    `province`: code of the General Statistics Office. The plan keeps no scores: they are read from
    the tables, so a withdrawn or corrected table is seen here too.
    """

    title = models.CharField(max_length=300)
    province = models.PositiveSmallIntegerField()
    base_year = models.PositiveSmallIntegerField()
    target_year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+", help_text="who leads it"
    )
    created_by = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target_year__gt=F("base_year")), name="a_papi_plan_looks_ahead"
            )
        ]

    def __str__(self) -> str:
        return f"papi_plan:{self.pk}"


class Action(models.Model):
    """
    One thing to be done for a sub-dimension; deadline, desk and state are its case's.

    `number`: the sub-dimension ("5.3"). `row`: the indicator it should move ("5.3.4"), as numbered
    in `row_year`; empty where none is public. `expected` points of the sub-dimension by the target
    year, between `low` and `high`; `why` says where that expectation comes from. None: it is
    expected to help, by how much nobody says.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    number = models.CharField(max_length=5)
    row = models.CharField(max_length=8, blank=True)
    row_year = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=300)
    expected = models.DecimalField(max_digits=6, decimal_places=4, null=True)
    low = models.DecimalField(max_digits=6, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=6, decimal_places=4, null=True)
    why = models.CharField(max_length=400, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField("casework.Case", on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expected__isnull=True, low__isnull=True, high__isnull=True)
                | Q(expected__isnull=False) & ~Q(why=""),
                name="an_expectation_says_where_it_comes_from",
            ),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(low__lte=F("expected")))
                & (Q(high__isnull=True) | Q(high__gte=F("expected"))),
                name="an_expectation_lies_in_its_range",
            ),
        ]

    def __str__(self) -> str:
        return f"papi_action:{self.pk}"


class ActionReport(models.Model):
    """How far an action is, as whoever does it says: `done` of a hundred. Never changed."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reports")
    done = models.PositiveSmallIntegerField()
    words = models.TextField()
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done__lte=100) & ~Q(words=""), name="a_progress_report_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"report {self.pk} of action {self.action_id}"
