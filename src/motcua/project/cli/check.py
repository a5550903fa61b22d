"""`./motcua check`: lint, format, import order, types, migrations in step; needs no database."""

import argparse
import json

from motcua.project.cli import checks


def run(arguments: list[str]) -> int:
    """Run the checks; 1 when one of them falls short."""
    parser = argparse.ArgumentParser(prog="./motcua check", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="without the types")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    options = parser.parse_args(arguments)
    found = checks.run(slow=not options.fast)
    passed = all(check.passed for check in found)
    if options.json:
        print(json.dumps({"passed": passed, "checks": [vars(check) for check in found]}))
    return 0 if passed else 1
