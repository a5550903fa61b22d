"""Drift (lệch với quốc gia): a newer national record against what we announced and run."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DriftState(models.TextChoices):
    """What became of a drift."""

    OPEN = "open", _("Chờ quyết định")
    ACCEPTED = "accepted", _("Đã đưa vào dự thảo công bố")
    DISMISSED = "dismissed", _("Giữ bản của tỉnh")
    SUPERSEDED = "superseded", _("Đã có bản quốc gia mới hơn")


class Drift(models.Model):
    """That a national record waits beside our version, and what was decided about it."""

    record = models.OneToOneField(
        "catalogue.NationalRecord", on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=DriftState.choices, default=DriftState.OPEN)
    opened_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="why ours stays")
    announcement = models.ForeignKey(
        "catalogue.Announcement", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(state="open"), name="a_procedure_drifts_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(reason=""),
                name="a_dismissed_drift_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(announcement__isnull=False),
                name="an_accepted_drift_has_an_announcement",
            ),
        ]
        indexes = [models.Index(fields=["state", "-opened_at"], name="drifts_by_state")]

    def __str__(self) -> str:
        return f"drift:{self.pk}"

    @property
    def subject(self) -> str:
        """The drift as the journal names it."""
        return f"drift:{self.pk}"
