"""The people of a dossier: three different things from the first day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyRole(models.TextChoices):
    """Who somebody is to the dossier."""

    APPLICANT = "applicant", _("Người yêu cầu")
    SUBJECT = "subject", _("Người được giải quyết")
    AUTHORISED = "authorised", _("Người được ủy quyền")


class Party(models.Model):
    """One person of one dossier as they were declared in it."""

    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(max_length=12, choices=PartyRole.choices)
    full_name = models.CharField(max_length=200)
    person_id = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField(null=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.CharField(max_length=400, blank=True)
    basis = models.CharField(
        max_length=300, blank=True, help_text="relation, or the basis of an authorisation"
    )

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "role"], name="a_dossier_has_one_of_each_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of dossier:{self.dossier_id}"
