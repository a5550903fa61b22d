"""Services: a procedure as one agency offers it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.agencies.models import Agency
from motcua.catalogue.models.procedures import Procedure
from motcua.catalogue.vocabulary import ResultChannel


class Service(models.Model):
    """
    That an agency receives a procedure, who decides it, with which form and process.

    One without a process is only told of: nobody can file it here. The process is named by its code and the form by its id: the draft pins the form's release,
    the case the process's version, when they begin. `form_version` pins a release for all.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="services")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="receives the dossiers"
    )
    competent_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="decides them"
    )
    process_code = models.CharField(max_length=60, blank=True, help_text="empty: no process")
    form_id = models.CharField(max_length=80, blank=True, help_text="empty: no e-form")
    form_version = models.PositiveIntegerField(
        null=True, blank=True, help_text="empty: the release in force when a draft begins"
    )
    is_open_online = models.BooleanField(default=False)
    result_channels = ArrayField(
        models.CharField(max_length=10, choices=ResultChannel.choices),
        default=list,
        db_default=[],
        blank=True,
        help_text="how the agency hands over results, beside the counter; empty: it has not said",
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "agency"],
                condition=Q(valid_to__isnull=True),
                name="an_agency_offers_a_procedure_once",
            ),
            models.CheckConstraint(
                condition=Q(is_open_online=False) | ~Q(form_id=""),
                name="a_service_open_online_has_a_form",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_service_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} at {self.agency_id}"
