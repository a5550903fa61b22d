"""A programme, its targets, and which services each target is about."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.vocabulary import LevelRuleSet


class Programme(models.Model):
    """A plan to raise services, from a day to a day. Closed, it stays to be read."""

    name = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="the last day")
    basis = models.CharField(max_length=300, help_text="the decision or report that sets it")
    unit = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+", help_text="who leads it"
    )
    created_by = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_programme_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="a_programme_names_its_basis"),
        ]

    def __str__(self) -> str:
        return f"programme:{self.pk}"


class TargetKind(models.TextChoices):
    """What a target counts."""

    LEVELS = "levels", _("Nâng mức dịch vụ")
    EFORMS = "eforms", _("Biểu mẫu điện tử")


class Target(models.Model):
    """
    So many services from one level to another by a day; or so many e-forms.

    `wanted` is what was set, whatever the scope list holds; a difference is shown, not mended.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="targets")
    kind = models.CharField(max_length=10, choices=TargetKind.choices)
    rule_set = models.CharField(max_length=20, choices=LevelRuleSet.choices, blank=True)
    level_from = models.PositiveSmallIntegerField(null=True)
    level_to = models.PositiveSmallIntegerField(null=True)
    wanted = models.PositiveIntegerField()
    due_on = models.DateField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="eforms", rule_set="", level_to__isnull=True)
                | Q(kind="levels", level_from__lt=F("level_to")) & ~Q(rule_set=""),
                name="a_target_of_levels_goes_up",
            ),
            models.CheckConstraint(condition=Q(wanted__gt=0), name="a_target_wants_something"),
        ]

    def __str__(self) -> str:
        return f"target:{self.pk}"


class ScopeItem(models.Model):
    """
    That a service belongs to a target, from the moment it was put there.

    Of an e-form target too: the service for which the form is to be made. Taken out only with a
    reason, and kept.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="scope")
    service = models.ForeignKey(
        "catalogue.OfferedService", on_delete=models.PROTECT, related_name="+"
    )
    assignment = models.ForeignKey(
        "programmes.Assignment", on_delete=models.PROTECT, related_name="items", null=True
    )
    added_by = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=80, blank=True)
    removal_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "service"],
                condition=Q(removed_at__isnull=True),
                name="a_service_is_in_a_target_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removal_reason=""),
                name="what_is_taken_out_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"service {self.service_id} in {self.target_id}"
