"""The ledger of a case's clock: append-only by trigger."""

from django.db import models
from django.db.models import Q

from motcua.casework.models.calendars import CalendarVersion
from motcua.casework.models.cases import Case


class LedgerKind(models.TextChoices):
    """What a row does to the clock; the last two change what it is reckoned with."""

    START = "start", "Bắt đầu tính"
    PAUSE = "pause", "Tạm dừng"
    RESUME = "resume", "Tính tiếp"
    EXTEND = "extend", "Hẹn lại"
    STOP = "stop", "Dừng tính"
    REOPEN = "reopen", "Mở lại"
    LIMIT = "limit", "Xác nhận thời hạn"
    CALENDAR = "calendar", "Thay lịch làm việc"


class LedgerEntry(models.Model):
    """
    One row. Start and limit rows carry the limit; every row the calendar version in force.

    In order of `id`; `at` never goes back within a case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ledger")
    kind = models.CharField(max_length=10, choices=LedgerKind.choices)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    basis = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True, help_text="the new due moment of an extension")
    calendar = models.ForeignKey(
        CalendarVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    limit_quantity = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=20, blank=True)
    limit_convention = models.CharField(max_length=1, blank=True)
    due_at = models.DateTimeField(null=True, help_text="what the clock came to after this row")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(kind="start"), name="a_clock_starts_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="extend") | (Q(until__isnull=False) & ~Q(reason="")),
                name="an_extension_has_a_date_and_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of case:{self.case_id}"
