"""Answers kept for a day, so that a call repeated under its key has one effect."""

from django.db import models


class KeptAnswer(models.Model):
    """
    What a call with an Idempotency-Key was answered. Only successes are kept: a refusal had no
    effect, and may be tried again under the same key.
    """

    token = models.ForeignKey("tokens.ApiToken", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request_hash = models.CharField(max_length=64, help_text="SHA-256 of method, path and body")
    status = models.PositiveSmallIntegerField(null=True, help_text="empty: not answered yet")
    body = models.TextField(blank=True)
    location = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="a_key_is_answered_once")
        ]

    def __str__(self) -> str:
        return f"answer of token:{self.token_id}"
