"""Announcement decisions (quyết định công bố) and what each of them announces."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models.procedures import ImportRun, Procedure, ProcedureVersion
from motcua.catalogue.reading.differences import Part
from motcua.rules.announcement import Announcer


class State(models.TextChoices):
    """How far an announcement has come."""

    DRAFT = "draft", _("Đang soạn")
    CHECKED = "checked", _("Đã kiểm tra, chờ ký")
    SIGNED = "signed", _("Đã ký, chờ đến ngày")
    PUBLISHED = "published", _("Đã công khai")
    DISCARDED = "discarded", _("Đã bỏ")
    REVOKED = "revoked", _("Đã thu hồi trước ngày hiệu lực")


EDITABLE = (State.DRAFT,)
SIGNED_ONCE = (State.SIGNED, State.PUBLISHED, State.REVOKED)


class ItemKind(models.TextChoices):
    """
    What is announced of a procedure.

    Source: Nghị định 63/2010/NĐ-CP, Điều 13 and 15.
    """

    NEW = "new", _("Mới ban hành")
    AMENDED = "amended", _("Sửa đổi, bổ sung")
    REPLACED = "replaced", _("Thay thế")
    ABOLISHED = "abolished", _("Bãi bỏ")


ANNOUNCERS = [
    (Announcer.PROVINCE.value, _("Chủ tịch UBND tỉnh")),
    (Announcer.MINISTRY.value, _("Bộ trưởng, thủ trưởng cơ quan ngang bộ")),
]


class NationalRecord(models.Model):
    """
    A national record that differs from our version and waits for a decision. Append-only.

    It is held back where something of ours hangs on the version: an announcement, a form, a
    process, a confirmed limit. `version` is the one that stood when it came, `base` the national
    text on which that one was made.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="national_records"
    )
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    base = models.JSONField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    held_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"national_record:{self.pk}"


class Announcement(models.Model):
    """
    A decision that announces procedures, from its draft to the day on which it takes effect.

    Once signed its text is frozen, by trigger. `revision` counts the edits, so that nobody saves
    over another's. `legal_in_force_on` is the earliest day on which a legal document behind it
    takes effect: the deadlines count from there.
    """

    title = models.CharField(max_length=500, help_text="trích yếu")
    announcer = models.CharField(
        max_length=10, choices=ANNOUNCERS, default=Announcer.PROVINCE.value
    )
    issuer = models.CharField(max_length=300, help_text="the agency, as printed")
    number = models.CharField(max_length=60, blank=True, help_text="given when signed")
    effective_on = models.DateField(null=True, help_text="the versions hold from this day")
    legal_in_force_on = models.DateField(null=True)
    note = models.TextField(blank=True, help_text="between the officers; never published")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    drafted_by = models.CharField(max_length=80, help_text="account:id")
    drafted_at = models.DateTimeField()
    checked_by = models.CharField(max_length=80, blank=True)
    checked_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True, help_text="when it was recorded here")
    signed_on = models.DateField(null=True, help_text="the decision's date")
    calendar = models.ForeignKey(
        "casework.CalendarVersion", null=True, on_delete=models.PROTECT, related_name="+",
        help_text="by which its deadlines are reckoned; pinned when signed",
    )  # fmt: skip
    published_at = models.DateTimeField(null=True)
    entered_on = models.DateField(null=True, help_text="into the national database")
    entered_by = models.CharField(max_length=80, blank=True)
    closed_by = models.CharField(max_length=80, blank=True, help_text="who discarded, revoked")
    closed_at = models.DateTimeField(null=True)
    closing_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["announcer", "issuer", "number", "signed_on"],
                condition=~Q(number="") & ~Q(state="revoked"),
                name="an_announcement_is_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True)
                | (
                    ~Q(number="")
                    & ~Q(signed_by="")
                    & ~Q(checked_by="")
                    & Q(signed_on__isnull=False)
                    & Q(effective_on__isnull=False)
                    & Q(calendar__isnull=False)
                ),
                name="a_signed_announcement_has_number_dates_and_people",
            ),
            models.CheckConstraint(
                condition=Q(signed_by="") | ~Q(signed_by=F("drafted_by")),
                name="nobody_signs_what_they_drafted",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(effective_on__gte=F("signed_on")),
                name="an_announcement_takes_effect_after_it_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=False)
                | ~Q(state__in=["signed", "published", "revoked"]),
                name="only_a_signed_announcement_is_published",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=False) | ~Q(state="published"),
                name="a_published_announcement_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["state", "effective_on"], name="announcements_by_state")]

    def __str__(self) -> str:
        return f"announcement:{self.pk}"

    @property
    def subject(self) -> str:
        """The announcement as the journal names it."""
        return f"announcement:{self.pk}"


class AnnouncementItem(models.Model):
    """
    One procedure that an announcement announces.

    `content` is a `ProcedureContent` as JSON, None for an abolished one; `base` the version from
    which it was edited. `acknowledged` maps a doubt to what was acknowledged of it. `stands_on`
    is the day of effect while the announcement is signed: a code changes once a day.
    """

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    code = models.CharField(max_length=40)
    replaced_codes = ArrayField(
        models.CharField(max_length=40), default=list, blank=True,
        help_text="other codes that end by this one",
    )  # fmt: skip
    content = models.JSONField(null=True)
    base = models.ForeignKey(
        ProcedureVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    national_record = models.ForeignKey(
        NationalRecord, null=True, on_delete=models.PROTECT, related_name="+"
    )
    legal_document = models.CharField(max_length=120, blank=True, help_text="its number")
    legal_title = models.TextField(blank=True)
    acknowledged = models.JSONField(default=dict)
    acknowledged_by = models.CharField(max_length=80, blank=True)
    parts = ArrayField(
        models.CharField(max_length=20, choices=Part.choices), default=list,
        help_text="what changes, written down when signed",
    )  # fmt: skip
    stands_on = models.DateField(null=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "code"], name="an_announcement_names_a_code_once"
            ),
            models.UniqueConstraint(
                fields=["code", "stands_on"],
                condition=Q(stands_on__isnull=False),
                name="a_code_changes_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="abolished", content__isnull=True)
                | (~Q(kind="abolished") & Q(content__isnull=False)),
                name="what_is_abolished_has_no_content",
            ),
            models.CheckConstraint(
                condition=Q(replaced_codes=[]) | Q(kind="replaced"),
                name="only_a_replacement_ends_other_codes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id}: {self.kind} {self.code}"

    @property
    def ended_codes(self) -> tuple[str, ...]:
        """The codes that are no procedure any more once this holds."""
        return (self.code,) if self.kind == ItemKind.ABOLISHED else tuple(self.replaced_codes)
