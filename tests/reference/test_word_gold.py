"""The Word reader beside the annotated official forms of the reference folder."""

import json
import os
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from motcua.eforms.word.draft import draft_form

pytestmark = pytest.mark.reference

ROOT = Path(__file__).parents[2]
FORMS = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data" / "forms"
AGREE = 0.75

if not (FORMS / "gold").is_dir():
    pytest.skip(f"no reference folder at {FORMS}", allow_module_level=True)


@dataclass
class Sum:
    """Counts over all forms."""

    wanted: int = 0
    found: int = 0
    wrong: int = 0
    typed: int = 0


def _words(label: str) -> str:
    text = unicodedata.normalize("NFC", label).lower()
    text = re.sub(r"\(\s*[\d*]+\s*\)", " ", text)
    text = re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]|[ivx]+[.)]|[-–+])\s*", "", text)
    return " ".join(re.findall(r"[^\W_]+", text))


def _forms(label: str) -> list[str]:
    bare = re.sub(r"\([^()]*\)", " ", label)
    return [form for form in map(_words, (label, bare, re.split(r":\s+", label)[-1])) if form]


def _agreement(gold: dict, label: str) -> float:
    names = [form for name in (gold["label"], *gold.get("aka", ())) for form in _forms(name)]
    ratios = [
        SequenceMatcher(None, a, b, autojunk=False).ratio() for a in names for b in _forms(label)
    ]
    best = max(ratios, default=0.0)
    return best if best >= AGREE else 0.0


def _pairs(gold: list[dict], ours: list[dict]) -> list[tuple[dict, dict]]:
    """One to one, in reading order, of greatest total agreement."""
    best: dict[tuple[int, int], tuple[float, list]] = {}
    for i in range(len(gold), -1, -1):
        for j in range(len(ours), -1, -1):
            ways = [(0.0, [])]
            if i < len(gold):
                ways.append(best[i + 1, j])
            if j < len(ours):
                ways.append(best[i, j + 1])
            if i < len(gold) and j < len(ours) and (value := _agreement(gold[i], ours[j]["label"])):
                total, pairs = best[i + 1, j + 1]
                ways.append((total + value**4, [(gold[i], ours[j]), *pairs]))
            best[i, j] = max(ways, key=lambda way: way[0])
    return best[0, 0][1]


def _count(gold: list[dict], ours: list[dict], free: list[dict], total: Sum) -> None:
    pairs = _pairs(gold, ours)
    used = {id(our) for _, our in pairs}
    left = [our for our in ours if id(our) not in used]
    total.wanted += len(gold)
    total.found += len(pairs)
    total.typed += sum(our["type"] in (want["type"], *want.get("also", ())) for want, our in pairs)
    for our in left:
        match = next((other for other in free if _agreement(other, our["label"])), None)
        if match is None:
            total.wrong += 1
        else:
            free.remove(match)


def _measure() -> Sum:
    total = Sum()
    for path in sorted((FORMS / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        ours = draft_form((FORMS / "docx" / gold["file"]).read_bytes()).said()
        free = list(gold.get("optional", []))
        _count(gold["fields"], ours["fields"], free, total)
        wanted = [column for table in gold["tables"] for column in table["columns"]]
        made = [column for table in ours["tables"] for column in table["columns"]]
        _count(wanted, made, free, total)
    return total


def test_the_blanks_of_the_annotated_forms_are_found_named_and_typed():
    total = _measure()
    assert total.wanted == 92
    assert total.found / total.wanted >= 0.98
    assert total.found / (total.found + total.wrong) >= 0.98
    assert total.typed / total.found >= 0.97


def test_every_form_at_hand_is_read_quickly_or_refused_with_a_reason():
    from time import perf_counter

    from motcua.eforms.word.package import NotReadable

    begun, refused = perf_counter(), []
    files = sorted((FORMS / "docx").glob("*.docx"))
    for path in files:
        try:
            draft_form(path.read_bytes())
        except NotReadable:
            refused.append(path.name)
    assert len(refused) <= 1
    assert (perf_counter() - begun) / len(files) < 0.5
