"""
One effect for one Idempotency-Key.

The key's row and the effect are one transaction. A second call with the key waits for the first
at the unique index: when the first is committed the second is given its answer, when the first
failed the second does the work. So two at once have one effect, and a crash leaves none or both.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse

from motcua.api import problems
from motcua.api.access import Call
from motcua.api.models import KeptAnswer
from motcua.api.problems import Refused

KEPT_HOURS = 24
LONGEST_KEY = 200
REPLAYED = "Idempotency-Replayed"


def key_of(call: Call) -> str:
    """
    Return the call's key.

    :raises Refused: there is none, or it is no short printable ASCII text
    """
    key = call.headers.get("Idempotency-Key", "").strip()
    if not 0 < len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Refused(problems.KEY_MISSING)
    return key


def fingerprint(call: Call, body: object) -> str:
    """Return the hash by which the same request is known again; `body` as JSON values."""
    text = json.dumps([call.method, call.path, body], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def once(
    call: Call, body: object, act: Callable[[], tuple[int, dict[str, Any], str]]
) -> HttpResponse:
    """
    Answer a call that creates something: `act` runs unless the key was answered before.

    `act` returns status, content and the address of what was made; what it raises undoes
    everything, so that the key is free again.

    :raises Refused: the key is missing, or was used for another request
    """
    key, request_hash = key_of(call), fingerprint(call, body)
    with transaction.atomic():
        kept_id = _claim(call, key, request_hash)
        if kept_id is not None:
            status, content, location = act()
            made = KeptAnswer(pk=kept_id, status=status, location=location)
            made.body = json.dumps(content, ensure_ascii=False)
            made.save(update_fields=["status", "body", "location"])
            return _response(made)
    kept = KeptAnswer.objects.filter(token=call.token, key=key).first()
    if kept is None:  # forgotten in this very moment, a day old
        return once(call, body, act)
    if kept.request_hash != request_hash:
        raise Refused(problems.KEY_REUSED)
    response = _response(kept)
    response[REPLAYED] = "true"
    return response


_CLAIM = """
INSERT INTO api_keptanswer (token_id, key, request_hash, body, location, created_at)
VALUES (%s, %s, %s, '', '', %s)
ON CONFLICT (token_id, key) DO NOTHING
RETURNING id
"""


def _claim(call: Call, key: str, request_hash: str) -> int | None:
    """Take the key, waiting for whoever holds it; None: it was answered before."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [call.token.pk, key, request_hash, call.at])
        row = cursor.fetchone()
    return row[0] if row else None


def _response(kept: KeptAnswer) -> HttpResponse:
    response = HttpResponse(kept.body, status=kept.status, content_type="application/json")
    if kept.location:
        response["Location"] = kept.location
    return response


def prune(*, at: datetime) -> int:
    """Delete answers older than a day; return how many."""
    before = at - timedelta(hours=KEPT_HOURS)
    return KeptAnswer.objects.filter(created_at__lt=before).delete()[0]
