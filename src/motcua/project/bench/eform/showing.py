"""Prints the figures of `eform`; needs neither a server nor a database."""

import json
import sys
from pathlib import Path
from typing import Any

from motcua.project.bench.eform.measure import NoReference, run

COLUMNS = ("forms", "blanks", "precision", "recall", "type_accuracy", "type_accuracy_strict",
           "seconds_per_form")  # fmt: skip


def main(*, as_json: bool, out: Path | None, details: bool) -> int:
    """Measure, print and, where asked, write the figures; return the exit status."""
    try:
        figures = run(details=details)
    except NoReference as missing:
        print(f"motcua: {missing}", file=sys.stderr)
        return 1
    plain = json.dumps(figures, ensure_ascii=False)
    if out is not None:
        out.write_text(plain + "\n", encoding="utf-8")
    print(plain if as_json else "\n".join(_page(figures)))
    return 0


def _page(figures: dict[str, Any]) -> list[str]:
    rows = [*figures["sets"].items(), ("all", figures["all"])]
    lines = ["  ".join([f"{'':12}", *COLUMNS])]
    for name, said in rows:
        lines.append("  ".join([f"{name:12}", *(f"{said[c]:>{len(c)}}" for c in COLUMNS)]))
    for name, said in rows:
        for form, about in said.get("per_form", {}).items():
            wrong = {k: v for k, v in about.items() if isinstance(v, list) and v}
            lines.append(f"{name}  {form}  {json.dumps(wrong, ensure_ascii=False)}")
    lines.append(f"{figures['conversions']} conversions: {figures['conversions_seconds']} s")
    lines.append(figures["machine"])
    return lines
