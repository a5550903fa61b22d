"""Who calls: a token in the Authorization header, and nothing else. Sessions do not count."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja.security.base import AuthBase

from motcua.accounts import throttle
from motcua.accounts.models import Account
from motcua.api import problems
from motcua.api.problems import Refused
from motcua.kit.clock import now
from motcua.kit.network import network_address
from motcua.tokens.access import TokenRefused, TooManyCalls, count_call, open_token
from motcua.tokens.models import ApiToken, Scope

FAILURES = throttle.Limit("api-ip", 30, 900)


class Call(HttpRequest):
    """A call whose token was opened; the clock was read once, at its beginning."""

    token: ApiToken
    at: datetime


class Bearer(AuthBase):
    """
    Opens the token of a call and asks it for one scope.

    Failures are counted by network address; what a token may call is counted by token.
    """

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        """
        Return the token, which stands on the request as well.

        :raises Refused: no token that opens anything, too many calls, or another scope
        """
        at, address = now(), network_address(request)
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise _unauthorised()
        try:
            throttle.check(limit=FAILURES, key=address, at=at)
            token = open_token(secret=secret.strip(), at=at)
            left = count_call(token=token, at=at)
        except TokenRefused as refused:
            throttle.count(limit=FAILURES, key=address, at=at)
            raise _unauthorised() from refused
        except (TooManyCalls, throttle.TooManyAttempts) as refused:
            raise too_many(refused.retry_after) from refused
        if not token.may(self.scope):
            raise Refused(problems.SCOPE_MISSING, more={"scope": self.scope.value})
        request.token, request.at, request.calls_left = token, at, left  # type: ignore[attr-defined]
        return token


def _unauthorised() -> Refused:
    return Refused(problems.UNAUTHORISED, headers={"WWW-Authenticate": 'Bearer realm="motcua"'})


def too_many(retry_after: int) -> Refused:
    """Return the refusal of somebody who must wait so many seconds."""
    return Refused(problems.TOO_MANY, headers={"Retry-After": str(retry_after)})


def account_of(call: Call) -> Account:
    """
    Return the account that a call acts for.

    :raises Refused: a partner's token acts for nobody, whatever its scopes say
    """
    if call.token.account is None:
        raise Refused(problems.SCOPE_MISSING)
    return call.token.account


CATALOGUE = Bearer(Scope.CATALOGUE)
DRAFTS = Bearer(Scope.DRAFTS)
SUBMIT = Bearer(Scope.SUBMIT)
DOSSIERS = Bearer(Scope.DOSSIERS)
