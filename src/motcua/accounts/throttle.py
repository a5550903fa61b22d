"""
Counting attempts in the database, so that every web process counts the same.

What is counted is a keyed digest, never a login, a phone number or an address.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from motcua.accounts.models import Attempt


class TooManyAttempts(Exception):
    """The limit of attempts is reached; `retry_after` seconds from now the next one is allowed."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


@dataclass(frozen=True)
class Limit:
    """At most `times` attempts within `window_seconds`, per key."""

    kind: str
    times: int
    window_seconds: int


SIGN_IN = Limit("sign-in", 8, 900)
SIGN_IN_FROM_ADDRESS = Limit("sign-in-ip", 60, 900)
TRACKING = Limit("tracking", 10, 900)
TRACKING_FROM_ADDRESS = Limit("tracking-ip", 60, 900)
UPLOADS = Limit("uploads", 60, 600)
UPLOADS_FROM_ADDRESS = Limit("uploads-ip", 300, 600)
REGISTRATIONS = Limit("register-ip", 20, 3600)


def check(*, limit: Limit, key: str, at: datetime) -> None:
    """
    Refuse when the key has used up its attempts. One query; counts nothing itself.

    :raises TooManyAttempts: with the seconds to wait
    """
    since = at - timedelta(seconds=limit.window_seconds)
    moments = list(
        Attempt.objects.filter(kind=limit.kind, key=_digest(key), at__gt=since)
        .order_by("-at")
        .values_list("at", flat=True)[: limit.times]
    )
    if len(moments) >= limit.times:
        wait = moments[-1] + timedelta(seconds=limit.window_seconds) - at
        raise TooManyAttempts(max(1, int(wait.total_seconds())))


def count(*, limit: Limit, key: str, at: datetime) -> None:
    """Count one attempt. One INSERT, kept also when the caller's page fails."""
    Attempt.objects.create(kind=limit.kind, key=_digest(key), at=at)


def forget(*, limit: Limit, key: str) -> None:
    """Forget a key's attempts, after a success."""
    Attempt.objects.filter(kind=limit.kind, key=_digest(key)).delete()


def prune(*, at: datetime) -> int:
    """Delete attempts older than a day; return how many."""
    return Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()[0]


def _digest(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()
