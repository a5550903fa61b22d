"""How a dossier ended: the result, its hand-over, the citizen's verdict."""

from django.db import models
from django.db.models import Q


class Result(models.Model):
    """The signed-off result. Granted or denied, numbered, with its document when there is one."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.CASCADE, related_name="result"
    )
    granted = models.BooleanField()
    number = models.CharField(max_length=60, help_text="the result document's own number")
    summary = models.TextField(blank=True)
    file = models.ForeignKey(
        "documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True, signed_at__isnull=True)
                | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="a_signature_has_a_signer_and_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"result of dossier:{self.dossier_id}"


class HandOver(models.Model):
    """That the result was given, to whom and how."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.CASCADE, related_name="hand_over"
    )
    channel = models.CharField(max_length=10)
    received_by = models.CharField(max_length=200, help_text="who took it, as written on the slip")
    proxy_basis = models.CharField(max_length=300, blank=True, help_text="empty: in person")
    handed_over_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+"
    )
    handed_over_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hand-over of dossier:{self.dossier_id}"


class Rating(models.Model):
    """
    One rating a closed dossier, by a one-time token that no officer sees.

    The row is made with the token when the dossier closes; the marks come when it is used and
    may be changed for seven days.
    """

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.CASCADE, related_name="rating"
    )
    token = models.CharField(max_length=40, unique=True)
    issued_at = models.DateTimeField()
    on_time = models.PositiveSmallIntegerField(null=True, help_text="1 to 5")
    attitude = models.PositiveSmallIntegerField(null=True, help_text="1 to 5")
    clarity = models.PositiveSmallIntegerField(null=True, help_text="1 to 5")
    comment = models.TextField(blank=True)
    rated_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rated_at__isnull=True)
                | Q(on_time__range=(1, 5), attitude__range=(1, 5), clarity__range=(1, 5)),
                name="a_rating_has_three_marks_from_one_to_five",
            )
        ]

    def __str__(self) -> str:
        return f"rating of dossier:{self.dossier_id}"
