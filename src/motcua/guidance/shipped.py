"""The files that the product ships with for guiding people, read into what is kept."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.rules.form_logic import unspell

FOLDER = Path(settings.ROOT) / "data" / "guidance"


def life_events() -> list[dict[str, Any]]:
    """Return the shipped life events, in their order."""
    events: list[dict[str, Any]] = _toml(FOLDER / "life-events.toml")["event"]
    return events


def guides() -> list[tuple[str, int, dict[str, Any]]]:
    """Return slug, position and document of each shipped guide, by position."""
    found = [_toml(path) for path in sorted((FOLDER / "guides").glob("*.toml"))]
    return sorted(
        ((raw["slug"], raw["position"], _document(raw)) for raw in found), key=lambda g: g[1]
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _document(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": _words(raw, "title"),
        "lead": _words(raw, "lead"),
        "law": raw["law"],
        "verified": raw["verified"],
        "questions": [_question(row) for row in raw["question"]],
        "outcomes": [_outcome(row) for row in raw["outcome"]],
    }


def _question(row: dict[str, Any]) -> dict[str, Any]:
    options = [
        {"value": value, "label": {"vi": vi, "en": en}, "means": {"vi": so_vi, "en": so_en}}
        for value, vi, en, so_vi, so_en in row["options"]
    ]
    asked = {"id": row["id"], "ask": _words(row, "ask"), "hint": _words(row, "hint")}
    return {**asked, "law": row.get("law", ""), "options": options, **_when(row)}


def _outcome(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"], "procedure": row["procedure"], "case": _words(row, "case"),
        "why": _words(row, "why"), "law": row.get("law", ""),
        "answers": row.get("answers", {}), **_when(row),
    }  # fmt: skip


def _when(row: dict[str, Any]) -> dict[str, Any]:
    return {"when": unspell(row["when"])} if "when" in row else {}


def _words(row: dict[str, Any], key: str) -> dict[str, str]:
    return {"vi": row.get(f"{key}_vi", ""), "en": row.get(f"{key}_en", "")}
