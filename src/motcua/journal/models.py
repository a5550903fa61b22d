"""Entries (what happened) and seals (their place in the chain). Neither is ever changed."""

from django.db import models
from django.db.models.functions import Now


class JournalEntry(models.Model):
    """
    One act: ids, codes and digests only, never a name or a personal number.

    Inserted where the act happens, without a number, so that concurrent acts never wait for
    each other; the sealer gives it a number and a place in the chain within two seconds.
    """

    tag = models.CharField(max_length=80)
    subject = models.CharField(max_length=80, help_text="kind:id, for example dossier:51")
    at = models.DateTimeField(help_text="the moment of the act, by the actor's clock argument")
    recorded_at = models.DateTimeField(db_default=Now(), help_text="the database's own clock")
    actor = models.CharField(max_length=80, help_text="account:id or system:what")
    unit = models.CharField(max_length=40, blank=True, help_text="code of the acting unit")
    basis = models.TextField(blank=True, help_text="legal or documentary basis")
    before = models.CharField(max_length=64, blank=True, help_text="keyed digest of the old state")
    after = models.CharField(max_length=64, blank=True, help_text="keyed digest of the new state")
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject", "id"], name="journal_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.tag} {self.subject}"


class JournalSeal(models.Model):
    """The place of one entry in the chain: hash = SHA-256(previous hash, number, entry)."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(JournalEntry, on_delete=models.DO_NOTHING, related_name="seal")
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="seal_numbers_begin_at_one"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)
