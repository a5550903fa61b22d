"""
What the catalogue cannot see: whoever lies above says what the end of a procedure touches.

The sayers are put together in `project/wiring.py`.
"""

from collections.abc import Callable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _


class Touched(models.TextChoices):
    """What may still be running when a procedure ends."""

    DOSSIERS = "dossiers", _("Hồ sơ đang giải quyết")
    DRAFTS = "drafts", _("Tờ khai người dân đang điền dở")


Counter = Callable[[Sequence[str]], dict[str, int]]
_counters: dict[Touched, Counter] = {}


def count_by(what: Touched, counter: Counter) -> None:
    """Let `counter` say, for some codes, how many of `what` run under each. Idempotent."""
    _counters[what] = counter


def still_running(codes: Sequence[str]) -> dict[Touched, dict[str, int]]:
    """Return how many of everything run under these codes; zeros are left out."""
    counted = {what: counter(codes) for what, counter in _counters.items()} if codes else {}
    found = {what: {c: n for c, n in counts.items() if n} for what, counts in counted.items()}
    return {what: counts for what, counts in found.items() if counts}
