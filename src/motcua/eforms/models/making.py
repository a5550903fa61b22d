"""Forms in the making: the official Word files, and what officials make of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.eforms.models.filling import FormRelease


class WordFile(models.Model):
    """
    The bytes of one official Word form, known by their hash.

    They stand in the database and not in the store of citizens' files: some tens of kilobytes
    each, needed whole at every submission, and to be backed up together with the releases that
    name them.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="bytes")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"word:{self.pk[:12]}"


class ProjectState(models.TextChoices):
    """How far a form has come."""

    NO_FILE = "no_file", _("Chưa có tệp")
    DRAFTED = "drafted", _("Đang soạn")
    IN_REVIEW = "in_review", _("Chờ duyệt")
    PUBLISHED = "published", _("Đã công bố")


class Purpose(models.TextChoices):
    """Who fills the form: the person applying, or the office that answers."""

    APPLICATION = "application", _("Người dân khai")
    RESULT = "result", _("Cơ quan cấp")


class FormProject(models.Model):
    """
    One form in the making: its Word file, its working document, who makes it and until when.

    The working document always reads as a form document. `reading` keeps what the Word reader
    said of each question, until an official has looked at it: `{field id: {"confidence": 0.9,
    "seen": true}}`. `step` is the number of the step that the document stands at: undoing moves
    it back, and the steps beyond stay until something else is done.
    """

    form_id = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.APPLICATION)
    purpose_reason = models.CharField(
        max_length=200, blank=True, help_text="what in the file says that an office issues it"
    )
    procedure_code = models.CharField(max_length=40, blank=True)
    word_sha256 = models.CharField(
        max_length=64, blank=True, help_text="may name a file that is not kept here"
    )
    word_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=ProjectState.choices, default=ProjectState.NO_FILE
    )
    document = models.JSONField(null=True, blank=True, help_text="empty until there is a file")
    reading = models.JSONField(default=dict)
    step = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    owner = models.ForeignKey(
        "accounts.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    field_count = models.PositiveIntegerField(default=0)
    doubtful_count = models.PositiveIntegerField(
        default=0, help_text="questions that the reader was unsure of and nobody has looked at"
    )
    seconds_spent = models.PositiveIntegerField(
        default=0, help_text="between acts of officials, pauses left out"
    )
    note = models.CharField(
        max_length=300, blank=True, help_text="such as: the instrument is no longer in force"
    )
    published_release = models.ForeignKey(
        FormRelease, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_on"], name="forms_to_make_by_state"),
            models.Index(
                fields=["word_sha256"],
                condition=~Q(word_sha256=""),
                name="forms_to_make_by_file",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="no_file") | Q(document__isnull=False),
                name="a_drafted_form_has_a_document",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_release__isnull=False),
                name="a_published_form_names_its_release",
            ),
        ]

    def __str__(self) -> str:
        return f"form:{self.form_id}"


class FormStep(models.Model):
    """One step of the making: what was done, and the document after it."""

    project = models.ForeignKey(FormProject, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=40, help_text="which change, for the words of undoing it")
    about = models.CharField(max_length=80, blank=True, help_text="id of the question or page")
    document = models.JSONField()
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="steps_of_a_form_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} step {self.number}"
