"""Procedures and their versions: what held from one day to the day before another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.catalogue.vocabulary import OnlineLevel, ProcedureClass, TextState


class Field(models.Model):
    """A field of administration (lĩnh vực), by the name the national catalogue uses."""

    name = models.CharField(max_length=300, unique=True)
    code = models.CharField(max_length=40, blank=True, help_text="G15-TP07; many have none")
    sort_key = models.CharField(max_length=300, help_text="the name folded")

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One taking-in of a file: what it was, what came of it, line by line where refused."""

    class Source(models.TextChoices):
        """Where the records came from."""

        FACTS = "facts", "Tệp dữ kiện kèm sản phẩm"
        NATIONAL = "national", "Tệp danh mục quốc gia"

    source = models.CharField(max_length=10, choices=Source.choices)
    file_name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    seconds = models.FloatField()
    taken = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    report = models.JSONField(help_text="refusals and marks with their line numbers")

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M}"


class Procedure(models.Model):
    """An administrative procedure, known by its national code through all its versions."""

    code = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """
    What a procedure was from `valid_from` to the day before `valid_to` (None: still).

    Immutable, by trigger, but for the one day on which `valid_to` is set. A version replaced on
    the day it was taken holds for no day, and stays for the dossiers that pin it. It comes from
    an import (`taken_from`) or from an announcement (`announced_by`). `content` is
    `reading.content.ProcedureContent` as JSON; the columns are what lists filter and sort by.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="exclusive; empty: still")
    name = models.CharField(max_length=2000)
    sort_key = models.CharField(max_length=2000, help_text="the name folded")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="versions")
    procedure_class = models.CharField(max_length=10, choices=ProcedureClass.choices, blank=True)
    promulgating_agency = models.CharField(max_length=300, blank=True)
    executing_agency = models.TextField(blank=True)
    levels = ArrayField(
        models.CharField(max_length=10), help_text="as stated, without the doubtful ones"
    )
    levels_inferred = models.BooleanField(help_text="from the agency's name, not stated")
    doubtful_levels = ArrayField(
        models.CharField(max_length=10), help_text="stated, but no such office carries it out"
    )
    subjects = ArrayField(models.CharField(max_length=25))
    channels = ArrayField(models.CharField(max_length=10))
    online_level = models.CharField(max_length=20, choices=OnlineLevel.choices, blank=True)
    text_state = models.CharField(max_length=20, choices=TextState.choices)
    marks = ArrayField(models.CharField(max_length=30), help_text="defects of the source record")
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the whole content")
    facts_digest = models.CharField(max_length=64, help_text="of what the shipped facts hold")
    taken_from = models.ForeignKey(
        ImportRun, on_delete=models.PROTECT, related_name="versions", null=True
    )
    announced_by = models.ForeignKey(
        "catalogue.AnnouncementItem", on_delete=models.PROTECT, related_name="versions", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="procedure_versions_are_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(valid_to__isnull=True),
                name="a_procedure_has_one_present_version",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_procedure_version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(taken_from__isnull=False, announced_by__isnull=True)
                | Q(taken_from__isnull=True, announced_by__isnull=False),
                name="a_version_is_imported_or_announced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"
