"""
Service levels: facts, the levels computed from them, levels declared, and the national portal.

All but `OfferedService` are append-only and know two times: `held_from`, the day from which
something held, and `recorded_at`, when we learned of it. What held on day D as known at moment K
is the row with the latest (`held_from`, `recorded_at`, `id`) among those not after D and K.
"""

from django.db import models
from django.db.models import F, Q

from motcua.agencies.models import Agency
from motcua.catalogue.models.procedures import Procedure
from motcua.catalogue.vocabulary import LevelFact, LevelRuleSet


class OfferedService(models.Model):
    """
    A procedure at an agency, through all its settings: what has a level.

    A `Service` is one setting of it (form, process), and is replaced when the setting changes.
    The columns are what the facts come to today, kept for lists: `holds` and `known` are bits of
    `rules.service_level`; level None: not offered today; `used` counts dossiers, as last told.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="offered")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    holds = models.PositiveSmallIntegerField(default=0)
    known = models.PositiveSmallIntegerField(default=0)
    level_43 = models.PositiveSmallIntegerField(null=True, help_text="Decree 43/2011: 0 to 4")
    level_42 = models.PositiveSmallIntegerField(null=True, help_text="Decree 42/2022: 0 to 2")
    since_43 = models.DateField(null=True)
    since_42 = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "agency"], name="a_procedure_at_an_agency_is_one_service"
            )
        ]

    def __str__(self) -> str:
        return f"offered:{self.pk}"


class FactRecord(models.Model):
    """That a fact held of a service from a day on, did not hold, or (None) is not known."""

    service = models.ForeignKey(
        OfferedService, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    fact = models.CharField(max_length=20, choices=LevelFact.choices)
    holds = models.BooleanField(null=True)
    held_from = models.DateField()
    recorded_at = models.DateTimeField()
    evidence_kind = models.CharField(max_length=30, help_text="form_release, decision, official…")
    evidence_id = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(
                fields=["service", "fact", "-held_from", "-recorded_at", "-id"],
                name="facts_in_time",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence_kind=""), name="a_fact_names_its_evidence"
            ),
            models.CheckConstraint(
                condition=Q(fact__in=LevelFact.values), name="a_fact_is_one_of_the_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact} of {self.service_id}: {self.holds}"


class LevelRecord(models.Model):
    """The computed level of a service from a day on; None: it was not offered."""

    service = models.ForeignKey(
        OfferedService, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule_set = models.CharField(max_length=20, choices=LevelRuleSet.choices)
    level = models.PositiveSmallIntegerField(null=True)
    held_from = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                "rule_set",
                "service",
                F("held_from").desc(),
                F("recorded_at").desc(),
                F("id").desc(),
                include=["level"],
                name="levels_of_services_in_time",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__isnull=True)
                | Q(rule_set="decree_43_2011", level__lte=4)
                | Q(rule_set="decree_42_2022", level__lte=2),
                name="a_level_exists_in_its_decree",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.rule_set}: {self.level}"


class DeclaredLevel(models.Model):
    """The level that an agency states of a service, beside the computed one. Never computed."""

    service = models.ForeignKey(
        OfferedService, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule_set = models.CharField(max_length=20, choices=LevelRuleSet.choices)
    level = models.PositiveSmallIntegerField()
    held_from = models.DateField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=300, help_text="where it is stated")
    is_assumed = models.BooleanField(
        default=False, help_text="the total is published, whose level it is was assumed by us"
    )
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(
                "rule_set",
                "service",
                F("held_from").desc(),
                F("recorded_at").desc(),
                F("id").desc(),
                include=["level"],
                name="declared_levels_in_time",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule_set="decree_43_2011", level__lte=4)
                | Q(rule_set="decree_42_2022", level__lte=2),
                name="a_declared_level_exists_in_its_decree",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_declared_level_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} declared {self.rule_set}: {self.level}"


class PortalIntegration(models.Model):
    """That a procedure could be filed through the National Public Service Portal, or no longer."""

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_integrated = models.BooleanField()
    held_from = models.DateField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=300)
    is_assumed = models.BooleanField(default=False)
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(
                fields=["procedure", "-held_from", "-recorded_at"],
                name="integrations_of_procedures",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="an_integration_has_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.is_integrated}"


class BlankForm(models.Model):
    """A blank form of a procedure that anybody can download, from a day to the day before another."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True, help_text="the circular that annexes it")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")
    attached_by = models.CharField(max_length=80)
    attached_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "file"],
                condition=Q(valid_to__isnull=True),
                name="a_blank_form_is_attached_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_blank_form_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.name}"
