"""
`python -m motcua.project.bench NAME`: runs one benchmark and prints its figures.

Exit status: 0 measured, 1 refused or with errors, 2 wrong use. A benchmark has no target to
miss: what is reached stands in its figures.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from motcua.project.bench import database, papi
from motcua.project.bench.eform import showing as eform
from motcua.project.bench.setting import LASTING, PREFIX, Options, prepared
from motcua.project.cli import ground
from motcua.project.supervisor.refusal import Refused

BENCHES = (
    "journey", "case", "worklist", "search", "load", "eform", "workbook", "forms", "catalogue", "papi",
)  # fmt: skip
# The name of a module that is called otherwise.
_MODULES = {"forms": "large_forms"}
_LASTING = ("worklist", "load", "catalogue")
_HEADLINES = (
    "flows_per_second", "requests_per_flow", "sql_per_flow", "median_ms", "p95_ms", "clients",
    "seconds", "errors", "client_cpu_share", "machine",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run the benchmark that is named; return the exit status."""
    parsed = _parser().parse_args(arguments)
    if parsed.bench == "eform":
        return eform.main(as_json=parsed.json, out=parsed.out, details=parsed.details)
    if parsed.bench == "papi":
        return papi.main(as_json=parsed.json)
    options = Options(
        bench=parsed.bench, seconds=parsed.seconds, warm_up=parsed.warm_up,
        clients=parsed.clients, workers=parsed.workers, threads=parsed.threads,
        dossiers=parsed.dossiers, with_worker=parsed.with_worker,
        show_statements=parsed.statements,
    )  # fmt: skip
    try:
        with _server_address() as base:
            figures = _run(options, base)
    except Refused as refused:
        print(f"motcua: {refused}", file=sys.stderr)
        return 1
    _show(figures, as_json=parsed.json)
    return 1 if figures["errors"] or figures.get("faults") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua bench", description=__doc__)
    parser.add_argument("bench", choices=BENCHES)
    parser.add_argument("--json", action="store_true", help="print one JSON value on one line")
    parser.add_argument("--seconds", type=_positive, default=60.0, help="of measuring (60)")
    parser.add_argument("--warm-up", type=_positive, default=5.0, help="seconds before that (5)")
    parser.add_argument("--clients", type=_whole, default=8, help="at once (8)")
    parser.add_argument("--workers", type=_whole, default=0, help="web processes (one a core)")
    parser.add_argument("--threads", type=_whole, default=2, help="of each web process (2)")
    parser.add_argument("--dossiers", type=_whole, default=100_000, help="to load (100000)")
    parser.add_argument("--with-worker", action="store_true", help="run the worker beside it")
    parser.add_argument("--out", type=Path, help="also write the JSON to this file (eform)")
    parser.add_argument("--details", action="store_true",
                        help="what was missed or wrong, form by form, but for those held out (eform)")  # fmt: skip
    parser.add_argument("--statements", action="store_true",
                        help="add the statements, from pg_stat_statements")  # fmt: skip
    return parser


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 86_400:
        raise argparse.ArgumentTypeError("must be more than 0 and less than a day")
    return value


def _whole(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


@contextmanager
def _server_address() -> Iterator[str]:
    """Yield the address of a durable server; starts the installation's own when none is named."""
    given = os.environ.get("MOTCUA_DATABASE_URL", "")
    if given:
        database.ensure_durable(given)
        yield given
        return
    with ground.database(prepared=False) as known:
        database.ensure_durable(known["MOTCUA_DATABASE_URL"])
        yield known["MOTCUA_DATABASE_URL"]


def _run(options: Options, base: str) -> dict[str, Any]:
    lasting = options.bench in _LASTING
    name = PREFIX + (LASTING if lasting else options.bench)
    if options.bench == "load":
        database.drop(base, name)
    with prepared(options, base=base, name=name, lasting=lasting) as setting:
        # Imported here: models can be imported only now that Django is ready.
        module = _MODULES.get(options.bench, options.bench)
        figures: dict[str, Any] = import_module(f"motcua.project.bench.{module}").run(setting)
    return {**dict.fromkeys(_HEADLINES), "errors": 0, **figures}


def _show(figures: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures, ensure_ascii=False, default=str), flush=True)
        return
    for name, value in figures.items():
        print(f"{name:20} {value}")
