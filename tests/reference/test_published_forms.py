"""The demo's published forms against the national record of their procedures."""

import gzip
import json
import os
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.reference

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared"))
RECORDS = REFERENCE / "data" / "catalogue" / "procedures.jsonl.gz"

if not RECORDS.is_file():
    pytest.skip(f"no national record at {RECORDS}", allow_module_level=True)

FORMS = ROOT / "demo" / "eforms" / "published" / "forms"


def _bound():
    table = tomllib.loads((ROOT / "demo/lam-giang/eforms.toml").read_text("utf-8"))
    return {binding["procedure"]: binding["form"] for binding in table["binding"]}


def test_every_paper_is_a_component_of_the_procedure_it_is_asked_for():
    bound, papers = _bound(), 0
    with gzip.open(RECORDS, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record["code"] in bound]
    assert {record["code"] for record in records} == set(bound)
    for record in records:
        components = {
            item.get("component_code") for case in record["dossier"] for item in case["items"]
        }
        document = json.loads((FORMS / f"{bound[record['code']]}.json").read_text("utf-8"))
        for paper in document["papers"]:
            assert paper["component"] in components, (document["form"], paper["id"])
            papers += 1
    assert papers >= 12
