"""Opening accounts, granting and withdrawing roles; every change is journalled."""

import re
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from motcua.accounts.models import Account, AccountKind, RoleGrant
from motcua.agencies.models import Agency
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.text import nfc

OPENED = tags.declare("accounts:account:open", "Mở tài khoản")
CLOSED = tags.declare("accounts:account:close", "Khóa tài khoản")
REOPENED = tags.declare("accounts:account:reopen", "Mở khóa tài khoản")
CORRECTED = tags.declare("accounts:account:correct", "Sửa thông tin tài khoản")
GRANTED = tags.declare("accounts:role:grant", "Giao vai trò")
WITHDRAWN = tags.declare("accounts:role:withdraw", "Thôi giao vai trò")

_CORRECTABLE = {"full_name", "phone", "email", "address", "title", "language", "birth_date",
                "person_id", "tax_code"}  # fmt: skip


class LoginTaken(Exception):
    """Another account has this login."""


class BadLogin(Exception):
    """A login holds something other than letters, digits and . _ @ + -, or is too short."""


class NotAnOfficer(Exception):
    """A role was to be granted to somebody who is not an officer."""


class AlreadyGranted(Exception):
    """The officer holds this role there already."""


class FieldNotCorrectable(Exception):
    """A field outside the closed list was named in a correction."""


@transaction.atomic
def open_account(
    *,
    login: str,
    password: str,
    kind: str,
    full_name: str,
    actor: str,
    at: datetime,
    phone: str = "",
    email: str = "",
    person_id: str = "",
    tax_code: str = "",
    birth_date: date | None = None,
    address: str = "",
    title: str = "",
    is_demo: bool = False,
    password_hash: str = "",
) -> Account:
    """
    Open an account. `actor` "" means that the person opens it themselves.

    `password_hash` replaces the password where an account is carried over (bulk demo loading).

    :raises BadLogin: the login cannot be used
    :raises LoginTaken: somebody else has it
    :raises django.core.exceptions.ValidationError: the password is too weak
    """
    login = clean_login(login)
    if Account.objects.filter(login=login).exists():
        raise LoginTaken(login)
    account = Account(
        login=login, kind=AccountKind(kind), phone=phone, email=email, person_id=person_id,
        tax_code=tax_code, birth_date=birth_date, address=address, title=title, is_demo=is_demo,
        created_at=at,
    )  # fmt: skip
    account.set_name(nfc(full_name))
    if password_hash:
        account.password = password_hash
    else:
        validate_password(password, account)
        account.set_password(password)
    account.save()
    record(tag=OPENED, subject=account.actor, at=at, actor=actor or account.actor,
           data={"kind": kind})  # fmt: skip
    return account


def clean_login(typed: str) -> str:
    """
    Return a login in its stored shape: lower case, a phone number without spaces and dots.

    :raises BadLogin: it holds something else, or fewer than 3 characters
    """
    login = typed.strip().lower()
    if re.fullmatch(r"\+?[\d .]{9,18}", login):
        login = re.sub(r"[ .]", "", login)
        login = "0" + login[3:] if login.startswith("+84") else login
    if not re.fullmatch(r"[a-z0-9._@+-]{3,80}", login):
        raise BadLogin(typed)
    return login


@transaction.atomic
def correct_account(*, account: Account, actor: str, at: datetime, **changes: object) -> None:
    """
    Correct what an account says of its owner; only digests of the values are journalled.

    :raises FieldNotCorrectable: a field outside the closed list is named
    """
    if unknown := set(changes) - _CORRECTABLE:
        raise FieldNotCorrectable(", ".join(sorted(unknown)))
    before = {name: getattr(account, name) for name in changes}
    fields = list(changes)
    for name, value in changes.items():
        setattr(account, name, value)
    if "full_name" in changes:
        account.set_name(nfc(str(changes["full_name"])))
        fields.append("name_key")
    account.save(update_fields=fields)
    record(tag=CORRECTED, subject=account.actor, at=at, actor=actor, before=before,
           after=dict(changes), data={"fields": sorted(changes)})  # fmt: skip


@transaction.atomic
def set_active(
    *, account: Account, active: bool, actor: str, at: datetime, basis: str = ""
) -> None:
    """Lock or unlock an account; a locked one is signed out at its next request."""
    account.is_active = active
    account.save(update_fields=["is_active"])
    record(
        tag=REOPENED if active else CLOSED, subject=account.actor, at=at, actor=actor, basis=basis
    )


@transaction.atomic
def grant_role(
    *,
    account: Account,
    role: str,
    agency: Agency,
    valid_from: date,
    actor: str,
    at: datetime,
    procedure_code: str = "",
    field_code: str = "",
    basis: str = "",
) -> RoleGrant:
    """
    Grant a role at an agency, for every procedure, one field's, or one procedure's dossiers.

    :raises NotAnOfficer: only officers hold roles
    :raises AlreadyGranted: the same grant is running
    """
    if not account.is_officer:
        raise NotAnOfficer(account.actor)
    same = RoleGrant.objects.filter(
        account=account, role=role, agency=agency, procedure_code=procedure_code,
        field_code=field_code, valid_to__isnull=True,
    )  # fmt: skip
    if same.exists():
        raise AlreadyGranted(role)
    grant = RoleGrant.objects.create(
        account=account, role=role, agency=agency, procedure_code=procedure_code,
        field_code=field_code, valid_from=valid_from, granted_by=actor, basis=basis,
    )  # fmt: skip
    record(tag=GRANTED, subject=account.actor, at=at, actor=actor, unit=agency.code, basis=basis,
           data={"role": role, "procedure": procedure_code, "field": field_code,
                 "from": valid_from.isoformat()})  # fmt: skip
    return grant


@transaction.atomic
def withdraw_role(
    *, grant: RoleGrant, from_day: date, actor: str, at: datetime, basis: str = ""
) -> None:
    """Withdraw a role: `from_day` is the first day on which it no longer holds."""
    grant.valid_to = max(from_day, grant.valid_from)
    grant.save(update_fields=["valid_to"])
    record(tag=WITHDRAWN, subject=grant.account.actor, at=at, actor=actor, unit=grant.agency.code,
           basis=basis, data={"role": grant.role, "procedure": grant.procedure_code,
                              "field": grant.field_code, "from": from_day.isoformat()})  # fmt: skip
