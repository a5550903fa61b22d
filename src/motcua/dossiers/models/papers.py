"""The papers of a dossier and the tick an officer gives each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperState(models.TextChoices):
    """What the officer found."""

    UNCHECKED = "unchecked", _("Chưa kiểm tra")
    OK = "ok", _("Đạt")
    MISSING = "missing", _("Thiếu")
    WRONG = "wrong", _("Chưa đúng")
    NOT_NEEDED = "not_needed", _("Không cần nộp")


class Paper(models.Model):
    """One component of the dossier: what is asked, what came, whether it will do."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="papers")
    component = models.CharField(max_length=80, help_text="the paper's id in the form document")
    title_vi = models.CharField(max_length=600)
    title_en = models.CharField(max_length=600, blank=True)
    required = models.BooleanField()
    position = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=12, choices=PaperState.choices, default=PaperState.UNCHECKED
    )
    note = models.CharField(max_length=500, blank=True)
    checked_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "component"], name="a_paper_is_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.component} of dossier:{self.dossier_id}"

    def name(self, language: str) -> str:
        """Return the paper's name; in Vietnamese where it has no English one."""
        return (self.title_en if language == "en" else "") or self.title_vi


class PaperFile(models.Model):
    """One file under a paper. Files are added, never replaced: what came first stays."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    supplement = models.ForeignKey(
        "dossiers.SupplementRequest", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"file of paper {self.paper_id}"
