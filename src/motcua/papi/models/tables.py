"""Tables of scores that were uploaded, and the series breaks that were registered beside them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UploadedYear(models.Model):
    """
    The table of one year as read from an uploaded workbook; the file is kept.

    It counts once it was taken (`taken_at`), until it is withdrawn with a reason or a later number
    of the same year was taken. A year that the product ships is replaced while it counts.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(help_text="1, 2 … of this year")
    source = models.CharField(max_length=300, help_text="where and by whom it was published")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    table = models.JSONField(help_text="see papi/frozen.py")
    marks = models.JSONField(help_text="what was odd and did not refuse it: [[vi, en], …]")
    uploaded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", null=True
    )
    taken_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="a_years_tables_are_numbered"),
            models.CheckConstraint(condition=~Q(source=""), name="an_uploaded_year_has_a_source"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal_reason=""),
                name="a_withdrawn_year_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"papi {self.year}.{self.number}"


class BreakKind(models.TextChoices):
    """What a registered break does to comparisons; see rules/papi/model.py."""

    BREAK = "break", _("Không so sánh được")
    RENUMBERED = "renumbered", _("Số này trước là nội dung khác")
    CAUTION = "caution", _("So sánh được, cần thận trọng")
    SAMPLE = "sample", _("Chọn mẫu lại")


class RegisteredBreak(models.Model):
    """A break between `after` and the year after it, beside those the product ships."""

    after = models.PositiveSmallIntegerField()
    numbers = models.JSONField(help_text='["8.3", …]')
    kind = models.CharField(max_length=12, choices=BreakKind.choices)
    vi = models.CharField(max_length=400)
    en = models.CharField(max_length=400, blank=True, help_text="empty: the Vietnamese is shown")
    source = models.CharField(max_length=300)
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(vi="") & ~Q(source=""), name="a_break_says_what_and_by_whom"
            )
        ]

    def __str__(self) -> str:
        return f"break after {self.after}"


class OurProvince(models.Model):
    """
    Which of the 63 provinces the desk's pages begin with. The newest row holds.

    `as_example`: ours is none of them (a demo, or a province made in 2025) and this one stands in;
    every page says so.
    """

    code = models.PositiveSmallIntegerField()
    as_example = models.BooleanField(default=False)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"papi province {self.code}"
