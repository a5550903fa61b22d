"""What people searched for, counted by day and by nobody, and what officials made of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SearchedWords(models.Model):
    """
    Folded words, how often they were searched for on a day, and what came of it.

    There is no person, address or time of day, and words that look like somebody's data are never
    written (`rules/search_words`).
    """

    day = models.DateField(help_text="Vietnamese calendar day")
    words = models.CharField(max_length=60)
    searches = models.PositiveIntegerField(default=0)
    nothing = models.PositiveIntegerField(default=0, help_text="searches that found nothing")
    opened = models.PositiveIntegerField(default=0, help_text="procedures opened from the results")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "words"], name="words_are_counted_once_a_day"),
            models.CheckConstraint(
                condition=Q(nothing__lte=F("searches")), name="nothing_is_found_by_a_search"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.words}"


class WordsVerdict(models.Model):
    """What an official decided about words that found nothing."""

    class Verdict(models.TextChoices):
        """The decisions there are. Words made a synonym need none: the synonym says it."""

        NOT_OURS = "not_ours", _("Không phải thủ tục hành chính")
        NO_PROCEDURE = "no_procedure", _("Chưa có thủ tục nào như vậy")
        MENDED = "mended", _("Đã sửa cách khác")

    words = models.CharField(max_length=60, unique=True)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.words}: {self.verdict}"
