"""Process definitions as data. A published version is immutable by trigger; cases pin it."""

from django.db import models
from django.db.models import Q


class ProcessDefinition(models.Model):
    """An internal process of a procedure, known by its code through all its versions."""

    code = models.CharField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False, help_text="made by us, not by a decision")

    def __str__(self) -> str:
        return self.code


class ProcessVersion(models.Model):
    """One version: the table of steps as `rules.process_document` reads it."""

    definition = models.ForeignKey(
        ProcessDefinition, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    document = models.JSONField()
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=80, blank=True)
    basis = models.CharField(max_length=300, blank=True, help_text="the approving decision")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "number"], name="process_versions_are_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["definition"],
                condition=Q(published_at__isnull=True),
                name="a_process_has_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition_id} v{self.number}"
