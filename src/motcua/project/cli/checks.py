"""The checks that need no database: each a program that says what it found."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from motcua.project.cli import ground

SOURCES = ("motcua", "conftest.py", "ops", "src", "tests")
LINTER = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Check:
    """One check: what it is called and the words that run it."""

    name: str
    command: tuple[str, ...]
    is_slow: bool = False


@dataclass(frozen=True)
class Found:
    """How a check ended."""

    name: str
    passed: bool
    seconds: float


def all_checks(root: Path) -> list[Check]:
    """Return the checks in the order in which they are run, the quick ones first."""
    python = sys.executable
    ruff = str(Path(python).with_name("ruff"))
    manage = tuple(ground.manage())
    checks = [
        Check("lint", (ruff, "check", "--no-cache", *SOURCES)),
        Check("format", (ruff, "format", "--check", "--no-cache", *SOURCES)),
        Check("import order", (python, "-c", LINTER, "--no-cache")),
        Check("migrations in step", (*manage, "makemigrations", "--check", "--dry-run")),
    ]
    if any((root / "src/motcua").glob("*/management/commands/messages_check.py")):
        checks.append(Check("messages in step", (*manage, "messages_check")))
    return [*checks, Check("types", (python, "-m", "mypy"), is_slow=True)]


def run(*, slow: bool = True) -> list[Found]:
    """Run the checks and say how each ended; what a failing one printed is shown."""
    root = ground.place().root
    # No check may find a database by accident: migrations are compared with the models alone.
    known = ground.variables(
        MOTCUA_DATABASE_URL="postgresql://nobody@/none?host=/nonexistent", PYTHONWARNINGS="ignore"
    )
    return [_run(check, root, known) for check in all_checks(root) if slow or not check.is_slow]


def _run(check: Check, root: Path, known: dict[str, str]) -> Found:
    begun = time.monotonic()
    done = subprocess.run(
        check.command, cwd=root, env=known, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    seconds = time.monotonic() - begun
    passed = done.returncode == 0
    print(f"{'ok  ' if passed else 'FAIL'}  {check.name} ({seconds:.1f} s)", file=sys.stderr)
    if not passed:
        print(done.stdout, file=sys.stderr)
    return Found(check.name, passed, seconds)
