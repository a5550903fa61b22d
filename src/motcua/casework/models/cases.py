"""A case, its visits to steps, and the outcome of each act under its one-time token."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from motcua.accounts.models import Account, Role
from motcua.agencies.models import Agency
from motcua.casework.models.calendars import CalendarVersion
from motcua.casework.models.processes import ProcessVersion
from motcua.casework.states import State

_CHOICES = [(state.value, state.value) for state in State]


class Lane(models.IntegerChoices):
    """Where a case lies in a worklist; lanes are listed in this order."""

    DATED = 1, "Đang tính giờ"
    WAITING = 2, "Chờ người nộp"
    UNDATED = 3, "Chưa có ngày hẹn"
    READY = 4, "Chờ trả kết quả"
    CLOSED = 9, "Đã kết thúc"


class CaseKind(models.TextChoices):
    """What a case is about. Only dossiers count in figures of on-time handling."""

    DOSSIER = "dossier", "Hồ sơ"
    ASSIGNMENT = "assignment", "Việc được giao"
    DIRECTIVE = "directive", "Chỉ đạo"


class Case(models.Model):
    """
    One case: where it stands, who holds it, until when, and what a worklist row prints.

    Written only by this app's operations, each under a lock on this row; `version` counts them.
    `lane` and `sort_at` are its place in worklists, `due_at` what the ledger comes to; both can
    be reckoned again at any time.
    """

    kind = models.CharField(max_length=20, default="dossier")
    label = models.CharField(max_length=60, help_text="the reference, later the dossier code")
    title = models.CharField(max_length=600)
    subject_name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=900, help_text="folded label, name and title")
    procedure_code = models.CharField(max_length=40)
    field_code = models.CharField(max_length=120, blank=True)

    unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False,
        help_text="who holds it now",
    )  # fmt: skip
    receiving_unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    competent_unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    assignee = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    process_version = models.ForeignKey(
        ProcessVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    calendar = models.ForeignKey(
        CalendarVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule_set = models.CharField(max_length=20)
    limit_quantity = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, help_text="empty: the procedure has no limit"
    )
    limit_unit = models.CharField(max_length=20, blank=True, help_text="empty: unit missing")
    limit_convention = models.CharField(max_length=1, blank=True)
    limit_basis = models.CharField(max_length=300, blank=True)

    state = models.CharField(max_length=24, choices=_CHOICES, default=State.AWAITING_INTAKE.value)
    before_supplement = models.CharField(max_length=24, choices=_CHOICES, blank=True)
    before_withdrawal = models.CharField(max_length=24, choices=_CHOICES, blank=True)
    step_key = models.CharField(max_length=40, blank=True, help_text="empty: at the counter")
    visit_id = models.BigIntegerField(null=True, help_text="the open CaseStep")
    decision = models.CharField(
        max_length=20, blank=True, choices=[("approved", "Đồng ý"), ("rejected", "Từ chối")]
    )

    opened_at = models.DateTimeField()
    received_at = models.DateTimeField(help_text="the last submission; intake counts from it")
    intake_due_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True, help_text="accepted: the clock starts")
    due_at = models.DateTimeField(null=True)
    due_without_extension_at = models.DateTimeField(null=True)
    due_note = models.CharField(max_length=24, blank=True, help_text="why there is no due date")
    standing_since = models.DateTimeField(null=True, help_text="the clock stands")
    step_due_at = models.DateTimeField(null=True)
    waiting_until = models.DateTimeField(null=True, help_text="the applicant answers by")
    stop_proposed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True, help_text="the end by which it is judged")
    closed_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=True)
    supplement_count = models.PositiveSmallIntegerField(default=0)
    extension_count = models.PositiveSmallIntegerField(default=0)

    lane = models.PositiveSmallIntegerField(choices=Lane.choices)
    sort_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "role", "lane", "sort_at", "id"],
                condition=Q(is_open=True),
                name="open_cases_of_a_desk",
            ),
            models.Index(
                fields=["unit", "role", "procedure_code", "lane", "sort_at", "id"],
                condition=Q(is_open=True),
                name="open_cases_by_procedure",
            ),
            models.Index(
                fields=["unit", "role", "field_code", "lane", "sort_at", "id"],
                condition=Q(is_open=True),
                name="open_cases_by_field",
            ),
            models.Index(
                fields=["assignee", "lane", "sort_at", "id"],
                condition=Q(is_open=True, assignee__isnull=False),
                name="open_cases_of_an_officer",
            ),
            GinIndex(
                OpClass(F("search_key"), name="gin_trgm_ops"),
                condition=Q(is_open=True),
                name="open_cases_by_text",
            ),
            models.Index(
                fields=["waiting_until"],
                condition=Q(state="awaiting_supplement", stop_proposed_at__isnull=True),
                name="supplements_to_be_watched",
            ),
            models.Index(
                fields=["competent_unit", "finished_at"],
                condition=Q(finished_at__isnull=False),
                name="finished_cases_of_a_unit",
            ),
            # For published figures: answered from the index alone.
            models.Index(
                fields=["finished_at"],
                include=[
                    "competent_unit",
                    "started_at",
                    "standing_since",
                    "due_without_extension_at",
                    "supplement_count",
                ],
                condition=Q(kind="dossier", finished_at__isnull=False, started_at__isnull=False),
                name="dossiers_by_the_end",
            ),
            models.Index(
                fields=["started_at"],
                include=["competent_unit", "standing_since", "due_without_extension_at"],
                condition=Q(kind="dossier", finished_at__isnull=True, started_at__isnull=False),
                name="dossiers_still_running",
            ),
            models.Index(
                fields=["calendar", "id"], condition=Q(is_open=True), name="open_cases_by_calendar"
            ),
            models.Index(
                fields=["procedure_code"],
                condition=Q(is_open=True, due_note="unit_missing"),
                name="open_cases_without_a_unit",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=False, closed_at__isnull=False, lane=9)
                | Q(is_open=True, closed_at__isnull=True, lane__lt=9),
                name="a_closed_case_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="awaiting_supplement") | Q(waiting_until__isnull=False),
                name="a_supplement_has_a_date_to_answer_by",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(due_note=""),
                name="a_case_has_a_due_date_or_a_reason_for_none",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("opened_at")),
                name="a_case_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="a_case_is_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"case:{self.pk}"


class CaseStep(models.Model):
    """One visit of a case to a step of its process, from entering to leaving."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, db_index=False,
        help_text="the visit it was forwarded from",
    )  # fmt: skip
    key = models.CharField(max_length=40)
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20)
    assignee = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=80)
    due_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_by = models.CharField(max_length=80, blank=True)
    left_through = models.CharField(max_length=30, blank=True, help_text="the act that ended it")
    note = models.TextField(blank=True, help_text="the opinion passed on with the case")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_at__isnull=True),
                name="a_case_is_at_one_step_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} of case:{self.case_id}"


class ActOutcome(models.Model):
    """What one act came to, under the token of its POST; a repeat is answered with this."""

    token = models.CharField(max_length=64, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    act = models.CharField(max_length=30)
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()
    outcome = models.JSONField()

    def __str__(self) -> str:
        return f"{self.act} of case:{self.case_id}"
