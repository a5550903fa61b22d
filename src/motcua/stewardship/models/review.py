"""
The yearly review of procedures: plan, forms, cost sheets, options.

Source: Decree 63/2010/NĐ-CP (amended 48/2013, 92/2017); Circular 02/2017/TT-VPCP. A procedure of
a plan is judged part by part, its cost reckoned before and after, and an option proposed.
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from motcua.rules.compliance_cost import TaskKind


class PlanState(models.TextChoices):
    """Where a plan stands: being drawn up, adopted by a leader."""

    DRAFT = "draft", lazy("Dự thảo")
    ADOPTED = "adopted", lazy("Đã phê duyệt")


class ItemState(models.TextChoices):
    """Where the review of one procedure stands."""

    WAITING = "waiting", lazy("Chưa rà soát")
    REVIEWING = "reviewing", lazy("Đang rà soát")
    FINISHED = "finished", lazy("Đã rà soát xong")


class Part(models.TextChoices):
    """The mandatory parts of a procedure (Decree 63/2010, Article 8(2))."""

    NAME = "name", lazy("Tên thủ tục")
    ORDER = "order", lazy("Trình tự thực hiện")
    METHOD = "method", lazy("Cách thức thực hiện")
    DOSSIER = "dossier", lazy("Thành phần, số lượng hồ sơ")
    TIME = "time", lazy("Thời hạn giải quyết")
    SUBJECT = "subject", lazy("Đối tượng thực hiện")
    AGENCY = "agency", lazy("Cơ quan giải quyết")
    FEE = "fee", lazy("Phí, lệ phí")
    FORM = "form", lazy("Mẫu đơn, tờ khai")
    CONDITIONS = "conditions", lazy("Yêu cầu, điều kiện")
    RESULT = "result", lazy("Kết quả thực hiện")


class Answer(models.TextChoices):
    """The answer to a criterion."""

    YES = "yes", pgettext_lazy("tiêu chí", "Đạt")
    NO = "no", lazy("Không đạt")
    UNCLEAR = "unclear", lazy("Chưa rõ")


class PartVerdict(models.TextChoices):
    """What the reviewer concludes of a part."""

    KEEP = "keep", lazy("Giữ nguyên")
    SIMPLIFY = "simplify", lazy("Đơn giản hóa")
    DROP = "drop", lazy("Bãi bỏ")


class Task(models.TextChoices):
    """The tasks of a cost sheet, by `rules.compliance_cost.TaskKind`."""

    PREPARE = TaskKind.PREPARE.value, lazy("Chuẩn bị giấy tờ")
    FILL = TaskKind.FILL.value, lazy("Điền tờ khai")
    SUBMIT = TaskKind.SUBMIT.value, lazy("Nộp hồ sơ (đi lại, chờ đợi)")
    SUPPLEMENT = TaskKind.SUPPLEMENT.value, lazy("Bổ sung, giải trình")
    INSPECTION = TaskKind.INSPECTION.value, lazy("Đón đoàn kiểm tra")
    PAY = TaskKind.PAY.value, lazy("Nộp phí, lệ phí")
    RECEIVE = TaskKind.RECEIVE.value, lazy("Nhận kết quả")


class CostParameters(models.Model):
    """
    By what an hour is reckoned in a year; the latest row of a year holds. Append-only.

    `hours_per_paper` is what getting one paper ready takes on average, for the burden of the
    whole catalogue; None: no hours are estimated there.
    """

    year = models.PositiveIntegerField()
    gdp_per_capita_dong = models.PositiveBigIntegerField(validators=[MinValueValidator(1)])
    days_per_month = models.PositiveSmallIntegerField(default=22)
    hours_per_day = models.PositiveSmallIntegerField(default=8)
    hours_per_paper = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    source = models.CharField(max_length=300)
    is_assumed = models.BooleanField(default=False, help_text="not checked against the source")
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["-year", "-recorded_at"], name="parameters_of_a_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    gdp_per_capita_dong__gt=0, days_per_month__range=(1, 31),
                    hours_per_day__range=(1, 24),
                ),
                name="cost_parameters_make_an_hour",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="cost_parameters_have_a_source"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year}: {self.gdp_per_capita_dong}"


class ReviewPlan(models.Model):
    """The review plan of a year. Its list changes only while it is a draft."""

    year = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    decision = models.CharField(max_length=120, blank=True, help_text="number of the decision")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "title"], name="a_plan_is_opened_once"),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_at__isnull=True)
                | Q(state="adopted", adopted_at__isnull=False) & ~Q(decision=""),
                name="an_adopted_plan_has_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """The plan as the journal names it."""
        return f"review_plan:{self.pk}"


class PlanItem(models.Model):
    """
    A procedure of a plan: who reviews it, by when, how many comply with it.

    `subjects_per_year` None: unknown, and no yearly sum is made. `fees_dong` are the prescribed
    fees of a dossier now; `version` counts changes, so that two reviewers do not cross.
    """

    plan = models.ForeignKey(ReviewPlan, on_delete=models.PROTECT, related_name="items")
    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    subjects_per_year = models.PositiveIntegerField(null=True)
    times_per_year = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    volume_source = models.CharField(max_length=300, blank=True)
    fees_dong = models.PositiveBigIntegerField(default=0)
    conclusion = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "procedure"], name="a_procedure_is_in_a_plan_once"
            ),
            models.CheckConstraint(
                condition=Q(subjects_per_year__isnull=True) | ~Q(volume_source=""),
                name="a_volume_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.procedure_id}"

    @property
    def subject(self) -> str:
        """The item as the journal names it."""
        return f"review_item:{self.pk}"


class PartReview(models.Model):
    """One part of a procedure, judged by the four criteria; a reason is never missing."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=12, choices=Part.choices)
    necessary = models.CharField(max_length=8, choices=Answer.choices)
    reasonable = models.CharField(max_length=8, choices=Answer.choices)
    legal = models.CharField(max_length=8, choices=Answer.choices)
    cost = models.CharField(max_length=8, choices=Answer.choices)
    verdict = models.CharField(max_length=10, choices=PartVerdict.choices)
    reason = models.TextField()
    proposal = models.TextField(blank=True)
    reviewed_at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "part"], name="a_part_is_judged_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_verdict_has_a_reason"),
            models.CheckConstraint(
                condition=Q(verdict="keep") | ~Q(proposal=""),
                name="a_change_comes_with_a_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.part}"


class Option(models.Model):
    """A way to simplify a procedure; at most one of a procedure is proposed."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="options")
    words = models.CharField(max_length=500)
    fees_dong = models.PositiveBigIntegerField(default=0)
    is_proposed = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(is_proposed=True), name="one_option_is_proposed"
            ),
            models.UniqueConstraint(fields=["item", "words"], name="an_option_is_written_once"),
        ]

    def __str__(self) -> str:
        return self.words


class CostTask(models.Model):
    """A row of a cost sheet: the present one (`option` None), or that of an option."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="tasks")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="tasks", null=True)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Task.choices)
    words = models.CharField(max_length=300)
    hours = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    services_dong = models.PositiveBigIntegerField(default=0)
    times = models.DecimalField(max_digits=5, decimal_places=2, default=1)

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return self.words
