"""Time limits as the source states them, and what an official confirmed about them."""

from django.db import models
from django.db.models import F, Q

from motcua.catalogue.models.procedures import Procedure, ProcedureVersion
from motcua.catalogue.vocabulary import Channel, LimitUnit
from motcua.rules.working_time import Convention

CONFIRMABLE = [unit for unit in LimitUnit.values if unit != LimitUnit.HOURS]


class TimeLimit(models.Model):
    """
    The time limit that a version states for one channel.

    Three shapes: number and unit; number without unit (*unit missing*: nothing may be reckoned
    from it); words only (`quantity` None).
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="limits")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    position = models.PositiveSmallIntegerField()
    quantity = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    unit = models.CharField(max_length=15, choices=LimitUnit.choices, blank=True)
    words = models.TextField(blank=True, help_text="the source's own words where it gave words")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="limits_of_a_version_have_each_a_place"
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=False) | Q(unit=""),
                name="a_unit_stands_beside_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.unit}"

    @property
    def unit_is_missing(self) -> bool:
        """Whether there is a number whose unit nobody knows, or only half known ("giờ")."""
        return self.quantity is not None and self.unit in ("", LimitUnit.HOURS)


class LimitConfirmation(models.Model):
    """
    That an official confirmed a procedure's limit, on a legal basis, from a day on.

    It stands above what the record states, for every channel or for one. It is never changed:
    a new one ends it.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="limit_confirmations"
    )
    channel = models.CharField(
        max_length=10, choices=Channel.choices, blank=True, help_text="empty: every channel"
    )
    quantity = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=15, choices=[(u, LimitUnit(u).label) for u in CONFIRMABLE])
    convention = models.CharField(
        max_length=30, blank=True, choices=[(c.value, c.value) for c in Convention]
    )
    basis = models.TextField(help_text="the legal basis, printed with the explanation")
    confirmed_by = models.CharField(max_length=80, help_text="account:id")
    confirmed_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "channel"],
                condition=Q(valid_to__isnull=True),
                name="a_limit_is_confirmed_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(unit__in=CONFIRMABLE), name="a_confirmed_limit_has_a_usable_unit"
            ),
            models.CheckConstraint(
                condition=~Q(basis=""), name="a_confirmed_limit_names_its_legal_basis"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="a_confirmed_limit_is_some_time"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_confirmation_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.quantity} {self.unit}"
