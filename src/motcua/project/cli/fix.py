"""`./motcua fix`: repairs what lint and format can repair by themselves."""

import argparse
import subprocess
import sys
from pathlib import Path

from motcua.project.cli import checks, ground


def run(arguments: list[str]) -> int:
    """Repair; 1 when something is left for a person."""
    argparse.ArgumentParser(prog="./motcua fix", description=__doc__).parse_args(arguments)
    ruff = str(Path(sys.executable).with_name("ruff"))
    root = ground.place().root
    left = subprocess.run(
        [ruff, "check", "--fix", "--no-cache", *checks.SOURCES], cwd=root, check=False
    )
    formatted = subprocess.run(
        [ruff, "format", "--no-cache", *checks.SOURCES], cwd=root, check=False
    )
    return 0 if left.returncode == formatted.returncode == 0 else 1
