"""What happens in a life, the steps it brings in the order people meet them, and procedures."""

from django.db import models


class Origin(models.TextChoices):
    """Who wrote a row. A shipped row once edited is the officials', and releases leave it alone."""

    SHIPPED = "shipped", "Kèm sản phẩm"
    OFFICIAL = "official", "Cán bộ nhập"


class LifeEvent(models.Model):
    """Something that happens in a life (sự kiện cuộc đời), such as the birth of a child."""

    slug = models.SlugField(max_length=60, unique=True)
    icon = models.CharField(max_length=20, help_text="a name in design/icons.py")
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    words_vi = models.CharField(max_length=120, help_text="what it brings, in a few words")
    words_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    is_shown = models.BooleanField(default=True)
    guide = models.ForeignKey("guidance.Guide", null=True, on_delete=models.PROTECT,
                              related_name="+", help_text="questions for who is not sure")  # fmt: skip
    origin = models.CharField(max_length=10, choices=Origin.choices)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def subject(self) -> str:
        """The event as the journal names it."""
        return f"life-event:{self.slug}"

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_en if language == "en" and self.name_en else self.name_vi


class EventStep(models.Model):
    """One step of a life event: what is done together, and what to know before."""

    event = models.ForeignKey(LifeEvent, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title_vi = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160)
    note_vi = models.CharField(max_length=600, blank=True)
    note_en = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title_vi


class EventProcedure(models.Model):
    """
    A procedure in a step, in everyday words, with a hint when it is needed.

    By its code: what is not in force on the day is not shown, and comes back by itself.
    """

    step = models.ForeignKey(EventStep, on_delete=models.CASCADE, related_name="procedures")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    words_vi = models.CharField(max_length=160)
    words_en = models.CharField(max_length=160)
    hint_vi = models.CharField(max_length=400, blank=True)
    hint_en = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "code"], name="a_step_names_a_procedure_once")
        ]

    def __str__(self) -> str:
        return self.code
