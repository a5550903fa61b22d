"""Who a token speaks for, and how often it may speak."""

from datetime import datetime

from django.conf import settings
from django.db import connection

from motcua.accounts.identity.local import may_sign_in
from motcua.kit.clock import local_day
from motcua.kit.prepared import Prepared
from motcua.tokens.models import ApiToken
from motcua.tokens.operations import PREFIX, digest

WINDOW_SECONDS = 60


class TokenRefused(Exception):
    """Unknown, expired, revoked, or its account is locked: not told apart."""


class TooManyCalls(Exception):
    """The token has used up its minute; `retry_after` seconds from now the next one begins."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


_BY_DIGEST = Prepared(
    lambda digest: ApiToken.objects.select_related("account").filter(digest=digest)[:1],
    digest=str,
)


def open_token(*, secret: str, at: datetime) -> ApiToken:
    """
    Return the token that somebody presents, its account beside it. One query.

    :raises TokenRefused: it opens nothing
    """
    if not secret.startswith(PREFIX):
        raise TokenRefused
    token = _BY_DIGEST.first(digest=digest(secret))
    if token is None or token.revoked_at is not None or token.expires_at <= at:
        raise TokenRefused
    if token.account is not None and (token.account.is_officer or not may_sign_in(token.account)):
        raise TokenRefused
    return token


# One statement that counts and reads the count, so that two calls at once never count as one.
# Not `accounts.throttle`: that keeps a row for each attempt, which suits failures, not calls.
_COUNT = """
UPDATE tokens_apitoken
   SET window_calls = CASE WHEN window_began_at = %(minute)s THEN window_calls + 1 ELSE 1 END,
       window_began_at = %(minute)s,
       last_used_on = %(day)s
 WHERE id = %(token)s
RETURNING window_calls
"""


def count_call(*, token: ApiToken, at: datetime) -> int:
    """
    Count a call and note the day of use; return how many are left this minute. One statement.

    :raises TooManyCalls: none was left
    """
    minute = at.replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"minute": minute, "day": local_day(at), "token": token.pk})
        calls = cursor.fetchone()[0]
    if calls > settings.API_CALLS_A_MINUTE:
        raise TooManyCalls(max(1, WINDOW_SECONDS - at.second))
    return int(settings.API_CALLS_A_MINUTE - calls)
