"""Help at the counter: the session an officer opens, and the drafts that were begun in it."""

from django.db import models


class AssistSession(models.Model):
    """
    An officer of a counter helps people file online, on a device at the counter or on theirs.

    The code opens it in a browser, until `ends_at` or until it is ended.
    """

    code = models.CharField(max_length=12, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "-opened_at"], name="assisting_of_an_agency")]

    def __str__(self) -> str:
        return f"assist:{self.pk}"

    @property
    def subject(self) -> str:
        """The session as the journal names it."""
        return f"assist:{self.pk}"


class AssistedDraft(models.Model):
    """That somebody at a counter helped with a draft; the dossier keeps the unit for good."""

    draft = models.OneToOneField("eforms.Draft", on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey(AssistSession, on_delete=models.PROTECT, related_name="drafts")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.draft_id} in {self.session_id}"
