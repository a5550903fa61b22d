"""Tokens of accounts and partners; of the token itself only its digest is kept."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token opens. Everything not named is refused."""

    CATALOGUE = "catalogue", _("Đọc thủ tục, biểu mẫu; kiểm tra câu trả lời")
    DRAFTS = "drafts", _("Lập và sửa bản nháp")
    SUBMIT = "submit", _("Nộp hồ sơ")
    DOSSIERS = "dossiers", _("Xem hồ sơ đã nộp và kết quả")


# A partner's token acts for nobody, so it opens what holds no personal data.
PARTNER_SCOPES = (Scope.CATALOGUE,)


class ApiToken(models.Model):
    """
    One token, of an account or of a partner named in words, never of both.

    It opens until `expires_at`, unless it was revoked before. `last_used_on` is a day, not a
    moment: enough to find forgotten tokens, too little to follow somebody.
    """

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token")
    account = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    partner = models.CharField(max_length=200, blank=True, help_text="empty: an account's")
    label = models.CharField(max_length=80, help_text="the owner's own name for it")
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=80, help_text="account:id")
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, help_text="Vietnamese calendar day")
    revoked_at = models.DateTimeField(null=True)
    window_began_at = models.DateTimeField(null=True, help_text="the minute counted in")
    window_calls = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="tokens_of_an_account")]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=True) ^ Q(partner=""),
                name="a_token_is_an_accounts_or_a_partners",
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=False)
                | Q(scopes__contained_by=[scope.value for scope in PARTNER_SCOPES]),
                name="a_partners_token_acts_for_nobody",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="a_token_expires_after_its_issue"
            ),
        ]

    def __str__(self) -> str:
        return self.actor

    @property
    def actor(self) -> str:
        """The token as the journal names it."""
        return f"token:{self.pk}"

    def may(self, scope: str) -> bool:
        """Whether the token opens this."""
        return scope in self.scopes
