"""`manage demo_accounts`: who can sign in to the demo."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.accounts.models import Account
from motcua.project.demo.reading import demo_folder


class Command(BaseCommand):
    """List the demo's accounts with what each is for."""

    help = "List the demo's accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --json and the demo's name."""
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--name", default="lam-giang")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the accounts that are in this database; none where no demo was loaded."""
        password = demo_folder(options["name"]).table("people")["password"]
        rows = [
            {
                "login": account.login, "password": password, "name": account.full_name,
                "kind": account.kind, "title": account.title,
            }
            for account in Account.objects.filter(is_demo=True).order_by("kind", "id")
        ]  # fmt: skip
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['login']:14} {row['name']} {row['title']}")
