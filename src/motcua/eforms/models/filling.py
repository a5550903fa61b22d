"""Releases of forms, which never change, and drafts, which change until they are submitted."""

import uuid

from django.db import models
from django.db.models import Q


class FormRelease(models.Model):
    """
    One published version of a form. A trigger refuses every change: drafts and dossiers pin it.

    Its hash covers the document, the schema derived from it and the outcomes of its examples.
    """

    form_id = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    document = models.JSONField()
    schema = models.JSONField(help_text="JSON Schema 2020-12 derived from the document")
    example_outcomes = models.JSONField(default=list)
    findings = models.JSONField(
        null=True, help_text="what the gate warned of; null: published before there was a gate"
    )
    release_hash = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80, help_text="account:id or system:what")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form_id", "version"], name="a_form_version_is_published_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="form_versions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} v{self.version}"


class Draft(models.Model):
    """
    What somebody has filled in so far, with the release they began on.

    Without an account it is opened by its key, of which only the digest is kept; once claimed
    only the account opens it. It expires some days after its last activity.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_digest = models.CharField(max_length=64, help_text="SHA-256 of the key in the cookie")
    release = models.ForeignKey(FormRelease, on_delete=models.PROTECT, related_name="+")
    procedure_code = models.CharField(max_length=40)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answers = models.JSONField(default=dict, help_text="valid answers by field id")
    typed = models.JSONField(default=dict, help_text="what did not pass, exactly as typed")
    saved_pages = models.JSONField(default=dict, help_text="page id → version at its last save")
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    last_activity_at = models.DateTimeField()
    submitted_reference = models.CharField(max_length=20, null=True, unique=True)
    declined_release = models.ForeignKey(
        FormRelease,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="the newer release that was offered and not wanted",
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["account", "-last_activity_at"],
                condition=Q(submitted_reference__isnull=True, account__isnull=False),
                name="open_drafts_of_an_account",
            ),
            models.Index(fields=["last_activity_at"], name="drafts_by_last_activity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_activity_at__gte=models.F("started_at")),
                name="a_draft_is_active_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(submitted_reference__isnull=True) | Q(account__isnull=False),
                name="a_submitted_draft_has_an_account",
            ),
        ]

    def __str__(self) -> str:
        return f"draft:{self.pk}"


class DraftFile(models.Model):
    """
    One file under one paper of a draft.

    The file itself is kept by a sibling app; here stand its id and what a page prints of it.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    paper = models.CharField(max_length=80, help_text="the paper's id in the form document")
    file_id = models.UUIDField(unique=True)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField(help_text="bytes")
    content_type = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "paper", "sha256"], name="a_file_is_attached_to_a_paper_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper} of draft:{self.draft_id}"
