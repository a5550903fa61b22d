"""The annotated forms: the reference folder's gold, and ours in two halves."""

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.project.bench.eform.building import build

ROOT = Path(__file__).parents[5]
ANNOTATIONS = ROOT / "tests" / "reference" / "annotations"
SETS = ("gold", "development", "held_out")


@dataclass(frozen=True)
class Form:
    """One annotated form: its name, the Word file and what a careful reader finds in it."""

    name: str
    set: str
    content: bytes
    annotation: dict[str, Any]


def reference() -> Path:
    """Return the folder of official forms: `data/forms` of MOTCUA_REFERENCE, which may be absent."""
    folder = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared"))
    return folder / "data" / "forms"


def annotated(sets: tuple[str, ...] = SETS) -> Iterator[Form]:
    """Yield the annotated forms of these sets. A source that is not the annotated one is left out."""
    folder = reference()
    if "gold" in sets:
        for path in sorted((folder / "gold").glob("*.json")):
            wanted = json.loads(path.read_text(encoding="utf-8"))
            content = (folder / "docx" / wanted["file"]).read_bytes()
            yield Form(path.stem, "gold", content, wanted)
    for path in sorted(ANNOTATIONS.glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if wanted["half"] in sets:
            yield Form(path.stem, wanted["half"], _content(folder, wanted), wanted)


def _content(folder: Path, wanted: dict[str, Any]) -> bytes:
    source = (folder / wanted["source"]).read_bytes()
    if hashlib.sha256(source).hexdigest() != wanted["sha256"]:
        raise ValueError(f"{wanted['source']} is not the file that was annotated")
    return word_file(folder / wanted["source"])


def word_file(path: Path) -> bytes:
    """Return a form as .docx: as it is, or built from its text."""
    if path.suffix == ".docx":
        return path.read_bytes()
    return build(path.stem, path.read_text(encoding="utf-8"))


def scorer() -> Any:
    """Return the reference folder's `score.py` as a module; it stays in that folder."""
    found = importlib.util.spec_from_file_location("score", reference() / "gold" / "score.py")
    if found is None or found.loader is None:
        raise FileNotFoundError("score.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module
