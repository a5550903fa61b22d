"""Requests to complete a dossier, each with a date by which to answer."""

from django.db import models
from django.db.models import F, Q


class SupplementRequest(models.Model):
    """
    One request (form 02). Unanswered by its date, the case is proposed for stopping and a person
    decides; nothing stops by itself.
    """

    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.CASCADE, related_name="supplements"
    )
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    components = models.JSONField(default=list, help_text="ids of the papers asked for")
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer_note = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, help_text="answered, withdrawn or stopped")
    stop_proposed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "number"], name="supplements_of_a_dossier_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(closed_at__isnull=True),
                name="a_dossier_has_one_open_supplement",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("requested_at")),
                name="a_supplement_is_answered_after_it_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"supplement {self.number} of dossier:{self.dossier_id}"
