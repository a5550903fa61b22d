"""`manage run_worker`: what `./motcua up` starts beside the web server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from procrastinate.contrib.django import app

from motcua.project import worker


class Command(BaseCommand):
    """Run background jobs and seal the journal until stopped."""

    help = "Run background jobs and seal the journal until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --concurrency."""
        parser.add_argument("--concurrency", type=int, default=4)

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop."""
        worker.run(app, concurrency=options["concurrency"])
