"""The dossier: what was asked, under which versions, through which door."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a dossier came in. Codes of the national portal: 1 counter, 2 online, 3 post."""

    COUNTER = "counter", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính công ích")


class ResultChannel(models.TextChoices):
    """How the applicant wishes to receive the result."""

    COUNTER = "counter", _("Nhận tại nơi tiếp nhận")
    ONLINE = "online", _("Nhận bản điện tử")
    POST = "post", _("Nhận qua bưu chính")


class Dossier(models.Model):
    """
    One submission. Its deadline, state and handler are its case's; its versions are pinned here
    when it is received, so that publishing new ones never changes its past.
    """

    reference = models.CharField(max_length=20, unique=True, help_text="random, from submission")
    secret = models.CharField(max_length=12, help_text="opens the tracking page together with it")
    code = models.CharField(
        max_length=40, unique=True, null=True, help_text="given at acceptance, never changed"
    )
    case = models.OneToOneField("casework.Case", on_delete=models.PROTECT, related_name="+")
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+"
    )
    service = models.ForeignKey("catalogue.Service", on_delete=models.PROTECT, related_name="+")
    form_release = models.ForeignKey(
        "eforms.FormRelease", null=True, on_delete=models.PROTECT, related_name="+"
    )
    draft_id = models.UUIDField(unique=True, null=True, help_text="a draft is submitted once")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    result_channel = models.CharField(
        max_length=10, choices=ResultChannel.choices, default=ResultChannel.COUNTER
    )
    account = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Three organisations since Decree 118/2025: who helped, who receives, who decides.
    assisting_unit = models.ForeignKey(
        "agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+"
    )
    receiving_unit = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    competent_unit = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    rule_set = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closing_reason = models.TextField(blank=True, help_text="why it was refused or stopped")
    closing_basis = models.CharField(max_length=300, blank=True)
    withdrawal_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-id"], name="dossiers_of_an_account"),
            models.Index(fields=["submitted_at"], name="dossiers_by_submission"),
            models.Index(
                fields=["accepted_at"],
                include=["competent_unit", "channel", "assisting_unit"],
                condition=Q(accepted_at__isnull=False),
                name="dossiers_by_acceptance",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__isnull=True) | Q(accepted_at__isnull=False),
                name="only_an_accepted_dossier_has_a_code",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(code__isnull=False),
                name="an_accepted_dossier_has_a_code",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["counter", "online", "post"]),
                name="a_dossier_comes_through_a_known_channel",
            ),
        ]

    def __str__(self) -> str:
        return f"dossier:{self.pk}"

    @property
    def subject(self) -> str:
        """The dossier as the journal names it."""
        return f"dossier:{self.pk}"

    @property
    def number(self) -> str:
        """What people call the dossier: its code, until it has one its reference."""
        return self.code or self.reference


class CodeCounter(models.Model):
    """The last number that a unit gave on a day. Locked last in the transaction, so gap-free."""

    unit = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="Vietnamese calendar day")
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "day"], name="a_unit_counts_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day}: {self.last}"
