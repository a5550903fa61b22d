"""Whether a service can meet a criterion, as its department finds and the province confirms."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.vocabulary import LevelFact
from motcua.programmes.models.programme import ScopeItem


class Verdict(models.TextChoices):
    """What a department finds of a criterion."""

    MEETS = "meets", _("Đáp ứng")
    CANNOT = "cannot", _("Không đáp ứng được")
    TO_DO = "to_do", _("Sẽ làm")


class CriterionReview(models.Model):
    """
    One finding, with its reason and evidence; a newer one of the same criterion replaces it.

    It ticks nothing: whether a fact holds is seen by the system. Only of a fact that people alone
    know the province's confirmation is recorded with the service (`recorded`).
    """

    item = models.ForeignKey(ScopeItem, on_delete=models.PROTECT, related_name="reviews")
    fact = models.CharField(max_length=20, choices=LevelFact.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    why = models.CharField(max_length=600)
    evidence = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", null=True
    )
    confirmed_at = models.DateTimeField(null=True)
    recorded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="a_finding_says_why"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="a_confirmation_has_a_person_and_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact} of item {self.item_id}: {self.verdict}"
