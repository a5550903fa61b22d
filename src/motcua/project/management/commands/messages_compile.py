"""`manage messages_compile`: write the .mo that runs from the .po that people edit."""

from typing import Any

from django.core.management.base import BaseCommand

from motcua.project import i18n


class Command(BaseCommand):
    """Compiles without GNU gettext."""

    help = "Compile the English catalogue."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the .mo beside the .po."""
        i18n.MO.write_bytes(i18n.compiled(i18n.read_catalogue()))
