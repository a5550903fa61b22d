"""Messages inside the portal. Other channels hang their delivery states on the same row."""

from django.db import models

from motcua.accounts.models import Account


class Message(models.Model):
    """
    One message to one account. Its words are made when it is read, in the reader's language,
    from `kind` and `params`; params hold codes, dates and counts.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text="kind:id, for example dossier:51")
    link = models.CharField(max_length=200, blank=True)
    params = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True, help_text="shown in the portal from")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="messages_of_an_account")]

    def __str__(self) -> str:
        return self.kind
