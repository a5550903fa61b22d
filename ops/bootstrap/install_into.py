"""
`python ops/bootstrap/install_into.py LOCK FOLDER`: unpack what a lock names into one folder.

Used for the PostgreSQL binaries, which are no part of the environment.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bootstrap import environment, installer
from bootstrap.errors import CannotPrepare


def main() -> int:
    """Install, or say why not."""
    lock, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    root = Path(__file__).resolve().parent.parent.parent
    places = environment.choose_places(root, dict(os.environ))
    try:
        uv = installer.find(root=root, tools=places.tools)
        wanted = ["--require-hashes", "--no-deps", "--target", str(target), "-r", str(lock)]
        python = ["--python", sys.executable]
        environment.run_uv(
            uv, ["pip", "install", *python, *wanted], environment.uv_variables(places.var)
        )
    except CannotPrepare as refused:
        print(f"motcua: {refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
