"""Accounts of people and businesses, and what officers may do where."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency
from motcua.kit.text import fold


class AccountKind(models.TextChoices):
    """Whose account it is."""

    CITIZEN = "citizen", _("Công dân")
    BUSINESS = "business", _("Doanh nghiệp, tổ chức")
    OFFICER = "officer", _("Cán bộ")


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login; creation is an operation."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account with this login, whatever its letter case."""
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """
    Somebody who can sign in. Officers and citizens are apart: an officer's own birth
    registration is filed from a second, citizen's account.
    """

    login = models.CharField(max_length=80, unique=True, help_text="phone, e-mail or short name")
    kind = models.CharField(max_length=20, choices=AccountKind.choices)
    full_name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, editable=False, help_text="folded, for sorting")
    person_id = models.CharField(max_length=20, blank=True, help_text="số định danh cá nhân")
    tax_code = models.CharField(max_length=20, blank=True, help_text="mã số thuế, of a business")
    birth_date = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=120, blank=True, help_text="an officer's post")
    language = models.CharField(max_length=2, default="vi")
    identity_source = models.CharField(max_length=20, default="local")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, help_text="refused when MOTCUA_ENV=production")
    created_at = models.DateTimeField()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["citizen", "business", "officer"]),
                name="an_account_is_a_citizens_a_businesss_or_an_officers",
            )
        ]

    def __str__(self) -> str:
        return f"account:{self.pk}"

    @property
    def is_officer(self) -> bool:
        """Whether this account works at the desk."""
        return self.kind == AccountKind.OFFICER

    @property
    def actor(self) -> str:
        """The account as the journal names it."""
        return f"account:{self.pk}"

    def set_name(self, full_name: str) -> None:
        """Set the name together with its sort key."""
        self.full_name, self.name_key = full_name, fold(full_name)

    # Nobody uses Django's admin or its permissions; these keep its own checks quiet.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Return False: rights are role grants."""
        return False


class Role(models.TextChoices):
    """What an officer may do. Roles are granted at a unit, never everywhere."""

    INTAKE = "intake", _("Tiếp nhận")
    SPECIALIST = "specialist", _("Thụ lý")
    LEADER = "leader", _("Lãnh đạo ký")
    RETURN = "return", _("Trả kết quả")
    VIEWER = "viewer", _("Theo dõi")
    FORMS = "forms", _("Soạn biểu mẫu")
    STEWARD = "steward", _("Kiểm soát thủ tục")
    ANALYST = "analyst", _("Phân tích, PAPI")
    ADMINISTRATOR = "administrator", _("Quản trị")


# Roles that work on the system itself, on the catalogue or on figures: they open no dossier.
TECHNICAL = frozenset({Role.FORMS, Role.STEWARD, Role.ANALYST, Role.ADMINISTRATOR})


class RoleGrant(models.Model):
    """
    That an officer holds a role at an agency, for all procedures or for those of one field or
    one code, from a day to the day before another.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    procedure_code = models.CharField(max_length=40, blank=True, help_text="empty: every one")
    field_code = models.CharField(max_length=120, blank=True, help_text="empty: every field")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="exclusive; empty: still")
    granted_by = models.CharField(max_length=80)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="grants_of_an_officer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(procedure_code="") | Q(field_code=""),
                name="a_grant_names_a_procedure_or_a_field_not_both",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "agency", "procedure_code", "field_code"],
                condition=Q(valid_to__isnull=True),
                name="a_role_is_granted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"

    def holds_on(self, day: date) -> bool:
        """Whether the grant holds on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Attempt(models.Model):
    """One attempt at something throttled: signing in, tracking, uploading. No names, a digest."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64, help_text="keyed digest of login, address or account")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "at"], name="attempts_by_key")]

    def __str__(self) -> str:
        return self.kind


class Session(AbstractBaseSession):
    """One session of a browser; of nobody until somebody signs in."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", null=True)
