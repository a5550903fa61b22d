"""`manage settings_page`: writes the operator's list of environment variables from the code."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.project import settings as values
from motcua.project.environment import DECLARED

PAGE = values.ROOT / "docs" / "operate" / "settings.md"
_HEAD = """# Settings

Every environment variable that the application reads, written by `./motcua manage settings_page`
from the declarations in `src/motcua/project/settings.py`. A value that cannot be understood stops
the start with a message. What the commands themselves read stands in [Running](index.md).

| Variable | Kind | If not set | What for |
|---|---|---|---|
"""


def page() -> str:
    """Return the page's text; paths are written as they are below the project's folder."""
    rows = [
        f"| `{v.name}` | {v.kind.replace('|', 'or')} | {_default(v.default)} | {v.help} |"
        for v in sorted(DECLARED.values(), key=lambda v: v.name)
    ]
    return _HEAD + "\n".join(rows) + "\n"


def _default(value: str) -> str:
    shown = re.sub(re.escape(str(values.VAR)), "var", value)
    return f"`{shown}`" if shown else "–"


class Command(BaseCommand):
    """Write docs/operate/settings.md; with --check only tell whether it is in step."""

    help = "Write docs/operate/settings.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --check."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page, or exit with 1 when it is not in step."""
        if not options["check"]:
            PAGE.write_text(page())
        elif PAGE.read_text() != page():
            raise SystemExit(1)
