"""Lists of tokens for the surfaces."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from motcua.accounts.models import Account
from motcua.tokens.models import ApiToken, Scope


@dataclass(frozen=True)
class TokenRow:
    """One token as a list prints it. `state`: open, expired or revoked."""

    id: int
    label: str
    partner: str
    scopes: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    last_used_on: date | None
    state: str


def tokens_of(*, account: Account, at: datetime) -> list[TokenRow]:
    """Return an account's tokens, newest first; the last 50. One query."""
    return _rows(ApiToken.objects.filter(account=account), at)


def tokens_of_partners(*, at: datetime) -> list[TokenRow]:
    """Return the tokens of all partners, newest first; the last 50. One query."""
    return _rows(ApiToken.objects.filter(account__isnull=True), at)


def _rows(tokens: QuerySet[ApiToken], at: datetime) -> list[TokenRow]:
    return [
        TokenRow(
            id=token.pk,
            label=token.label,
            partner=token.partner,
            scopes=tuple(str(Scope(scope).label) for scope in token.scopes),
            issued_at=token.issued_at,
            expires_at=token.expires_at,
            last_used_on=token.last_used_on,
            state=_state(token, at),
        )
        for token in tokens.order_by("-id")[:50]
    ]


def _state(token: ApiToken, at: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "open" if token.expires_at > at else "expired"
