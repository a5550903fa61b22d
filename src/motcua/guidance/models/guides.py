"""Guides: the document in the making, and its releases, which never change."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.guidance.models.life_events import Origin


class Guide(models.Model):
    """
    Questions that end in the right procedure (bộ câu hỏi tìm thủ tục).

    `working` is the document in the making; people meet the newest release of a guide in use.
    """

    slug = models.SlugField(max_length=60, unique=True)
    working = models.JSONField(help_text="see rules/guide_document")
    revision = models.PositiveIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    is_in_use = models.BooleanField(default=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    changed_by = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def subject(self) -> str:
        """The guide as the journal names it."""
        return f"guide:{self.slug}"

    @property
    def title(self) -> dict[str, str]:
        """The title of the document in the making, as words in two languages."""
        title = self.working.get("title") if isinstance(self.working, dict) else None
        return title if isinstance(title, dict) and title.get("vi") else {"vi": self.slug}


class GuideRelease(models.Model):
    """A published version of a guide. A trigger refuses every change."""

    guide = models.ForeignKey(Guide, on_delete=models.PROTECT, related_name="releases")
    version = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the document")
    procedures = ArrayField(models.CharField(max_length=40), help_text="codes that it leads to")
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guide", "version"], name="a_guide_version_is_published_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="guide_versions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.guide_id} v{self.version}"
