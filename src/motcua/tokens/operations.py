"""Issuing and revoking tokens; both are journalled."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from motcua.accounts.models import Account
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.text import nfc
from motcua.tokens.models import PARTNER_SCOPES, ApiToken, Scope

ISSUED = tags.declare("tokens:token:issue", "Cấp mã truy cập API")
REVOKED = tags.declare("tokens:token:revoke", "Thu hồi mã truy cập API")

# So that programs which search repositories for leaked secrets know one when they see it.
PREFIX = "motcua_"
LIFETIMES = (30, 90, 365)  # days
MOST_AT_ONCE = 20


class NoLabel(Exception):
    """A token needs a name by which its owner knows it again, 80 letters at most."""


class NoPartner(Exception):
    """A partner needs a name, 200 letters at most."""


class ScopesNotGrantable(Exception):
    """No scope was named, one that does not exist, or one that this owner cannot have."""


class LifetimeNotOffered(Exception):
    """A token lives 30, 90 or 365 days."""


class NotForOfficers(Exception):
    """An officer's account acts at the desk; programs act for citizens and businesses."""


class TooManyTokens(Exception):
    """The account has as many tokens as it may; `limit` of them."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class TokenNotFound(Exception):
    """There is no such token that opens anything, or it is not theirs: not told apart."""


@dataclass(frozen=True)
class IssuedToken:
    """A new token. `secret` is told this once and kept nowhere."""

    token: ApiToken
    secret: str = field(repr=False)


def digest(secret: str) -> str:
    """Return what is kept of a token. It is random, so that a plain digest is enough."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def issue_to_account(
    *, account: Account, label: str, scopes: Collection[str], days: int, at: datetime
) -> IssuedToken:
    """
    Issue a token that acts for the account which asks for it.

    :raises NoLabel: and ScopesNotGrantable, LifetimeNotOffered
    :raises NotForOfficers: an officer's account
    :raises TooManyTokens: 20 are open already
    """
    if account.is_officer:
        raise NotForOfficers(account.actor)
    Account.objects.select_for_update().get(pk=account.pk)  # so that two at once count alike
    held = ApiToken.objects.filter(account=account, revoked_at__isnull=True, expires_at__gt=at)
    if held.count() >= MOST_AT_ONCE:
        raise TooManyTokens(MOST_AT_ONCE)
    return _issue(
        account=account, partner="", label=label, scopes=scopes, allowed=Scope.values, days=days,
        actor=account.actor, at=at,
    )  # fmt: skip


@transaction.atomic
def issue_to_partner(
    *, partner: str, label: str, days: int, actor: str, at: datetime
) -> IssuedToken:
    """
    Issue a token by which a partner reads the catalogue and checks answers; it acts for nobody.

    :raises NoPartner: and NoLabel, LifetimeNotOffered
    """
    name = nfc(partner)
    if not 0 < len(name) <= 200:
        raise NoPartner(partner)
    return _issue(
        account=None, partner=name, label=label, scopes=PARTNER_SCOPES, allowed=PARTNER_SCOPES,
        days=days, actor=actor, at=at,
    )  # fmt: skip


def _issue(
    *,
    account: Account | None,
    partner: str,
    label: str,
    scopes: Collection[str],
    allowed: Collection[str],
    days: int,
    actor: str,
    at: datetime,
) -> IssuedToken:
    name = nfc(label)
    if not 0 < len(name) <= 80:
        raise NoLabel(label)
    if not scopes or not set(scopes) <= set(allowed):
        raise ScopesNotGrantable(", ".join(scopes))
    if days not in LIFETIMES:
        raise LifetimeNotOffered(str(days))
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        digest=digest(secret), account=account, partner=partner, label=name,
        scopes=[scope for scope in Scope.values if scope in scopes], issued_at=at,
        issued_by=actor, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    record(tag=ISSUED, subject=_subject(token), at=at, actor=actor,
           data={"token": token.pk, "scopes": token.scopes, "days": days})  # fmt: skip
    return IssuedToken(token, secret)


@transaction.atomic
def revoke_token(*, token_id: int, account: Account | None, actor: str, at: datetime) -> ApiToken:
    """
    Revoke a token; from its next call on it opens nothing.

    `account`: whose token it must be; None: a partner's, revoked by an administrator.

    :raises TokenNotFound: no open token of that owner
    """
    found = ApiToken.objects.select_for_update(of=("self",)).filter(
        pk=token_id, revoked_at__isnull=True
    )
    theirs = found.filter(account=account) if account else found.filter(account__isnull=True)
    token = theirs.first()
    if token is None:
        raise TokenNotFound(token_id)
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    record(
        tag=REVOKED, subject=_subject(token), at=at, actor=actor, data={"token": token.pk}
    )  # fmt: skip
    return token


def _subject(token: ApiToken) -> str:
    """The journal names the account concerned; a partner is no person and is named by its token."""
    return f"account:{token.account_id}" if token.account_id else token.actor
