"""`manage asked_once_refresh`: matches the papers of the whole catalogue now."""

from typing import Any

from django.core.management.base import BaseCommand

from motcua.kit.clock import now
from motcua.stewardship.operations.matches import refresh_matches


class Command(BaseCommand):
    """What the nightly job does, for after an import."""

    help = "Match required papers with what the administration already has."

    def handle(self, *args: Any, **options: Any) -> None:
        """Match, and say over how much."""
        run = refresh_matches(actor="system:stewardship", at=now())
        self.stderr.write(
            f"{run.procedures:,} procedures, {run.papers:,} papers, "
            f"{run.without_papers:,} without a list of papers\n"
        )
