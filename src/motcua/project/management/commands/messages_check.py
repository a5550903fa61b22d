"""`manage messages_check`: is every word of the interface there in English, and compiled?"""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from motcua.project import i18n


class Command(BaseCommand):
    """Exit status 1 when anything is missing; the report is JSON."""

    help = "Compare sources, English catalogue and its compiled form."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is missing."""
        report = i18n.examine()
        self.stdout.write(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        if not report.complete:
            raise SystemExit(1)
