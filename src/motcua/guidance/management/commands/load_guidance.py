"""`manage load_guidance`: loads the shipped life events and guides; nothing when unchanged."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from motcua.guidance.operations.load_shipped import load_guidance
from motcua.kit.clock import now


class Command(BaseCommand):
    """Load what the product ships with for guiding people."""

    help = "Load the shipped life events and guides; what officials edited is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what came of it on standard error."""
        done = load_guidance(at=now(), actor="system:load-guidance")
        sys.stderr.write(f"guidance: {done.guides} guides, {done.events} life events written\n")
        for why in done.unpublished:
            sys.stderr.write(f"guidance: not published, {why}\n")
