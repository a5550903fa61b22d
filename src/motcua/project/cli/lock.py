"""`./motcua lock`: writes the lock files from what `requirements*.in` ask for."""

import argparse
import os
import sys

from motcua.project.cli import ground

NAMES = ("requirements", "requirements-dev", "requirements-postgres", "requirements-uv")
# Of these only the package itself is wanted, not what its own Python code would need.
ALONE = {"requirements-postgres", "requirements-uv"}
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header",
)  # fmt: skip


def run(arguments: list[str]) -> int:
    """Resolve anew. Without --upgrade, what is locked and still fits stays."""
    parser = argparse.ArgumentParser(prog="motcua lock", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fit")
    asked = parser.parse_args(arguments)
    root = ground.place().root
    sys.path.insert(0, str(root / "ops"))
    from bootstrap import environment, installer

    places = environment.choose_places(root, dict(os.environ))
    uv = installer.find(root=root, tools=places.tools)
    settings = environment.uv_variables(places.var)
    os.chdir(root)
    for name in NAMES:
        print(f"motcua: locking {name}.in", file=sys.stderr)
        more = [
            *(["--no-deps"] if name in ALONE else []),
            *(["--upgrade"] if asked.upgrade else []),
        ]
        command = ["pip", "compile", *OPTIONS, *more, f"{name}.in", "-o", f"{name}.lock"]
        environment.run_uv(uv, command, settings)
    return 0
