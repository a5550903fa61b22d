"""
Makes the world of the fault tests in the database that MOTCUA_DATABASE_URL names.

A program of its own: the tests' process has Django set up on another database.
"""

import tempfile
from pathlib import Path

import django


def main() -> None:
    """Make units, officers, citizens and one short form that every unit takes."""
    django.setup()
    from motcua.kit.clock import now
    from motcua.project.bench import forms
    from motcua.project.bench.world import make_world
    from tests.world import BIRTH, import_three_procedures

    at = now()
    with tempfile.TemporaryDirectory() as folder:
        import_three_procedures(Path(folder), at)
    make_world(at=at, codes=[BIRTH], form_id=forms.WITH_PAPER, everywhere=1)


if __name__ == "__main__":
    main()
