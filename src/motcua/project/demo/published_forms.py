"""The demo's forms that came from Word files of ours: kept, published, taken at every commune."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.operations.offer_service import offer_service
from motcua.eforms.operations.publish_form import publish_form
from motcua.eforms.operations.take_document import take_document
from motcua.eforms.operations.take_word_file import keep_word_file
from motcua.project.demo.ground import ACTOR, TWO_TIERS_SINCE, Ground, publish_process
from motcua.project.demo.reading import DemoFolder

FOLDER = Path(settings.ROOT) / "demo/eforms/published"
# Counters of the communes. They decide themselves, or a unit of theirs does: `competent`.
OFFICES = ("H99.12", "H99.13", "H99.14")


def load_published(folder: DemoFolder, ground: Ground, *, at: datetime) -> int:
    """Publish every form of the folder's `eforms` table and open it; return how many."""
    table = folder.table("eforms")
    for process in table["process"]:
        publish_process(process, at)
    for binding in table["binding"]:
        _publish(binding, ground, at)
        _open(binding, at)
    return len(table["binding"])


def _publish(binding: dict[str, Any], ground: Ground, at: datetime) -> None:
    name = binding["form"]
    document = json.loads((FOLDER / "forms" / f"{name}.json").read_text(encoding="utf-8"))
    content = (FOLDER / "word" / f"{name}.docx").read_bytes()
    keep_word_file(name=document["word"]["name"], content=content, actor=ACTOR, at=at)
    project = take_document(document=document, actor=ACTOR, at=at, act="reviewed")
    project.procedure_code = binding["procedure"]
    project.owner = ground.people["soanmau"]
    project.save(update_fields=["procedure_code", "owner"])
    publish_form(project_id=project.pk, version=project.version, actor=ACTOR, at=at)


def _open(binding: dict[str, Any], at: datetime) -> None:
    limit = binding["limit"]
    confirm_limit(
        code=binding["procedure"], quantity=Decimal(limit["quantity"]), unit=limit["unit"],
        basis=limit["basis"], valid_from=TWO_TIERS_SINCE, actor=ACTOR, at=at,
    )  # fmt: skip
    for office in OFFICES:
        offer_service(
            code=binding["procedure"], agency_code=office,
            competent_agency_code=office + binding.get("competent", ""),
            process_code=binding["process"], form_id=binding["form"], is_open_online=True,
            valid_from=TWO_TIERS_SINCE, actor=ACTOR, at=at,
        )  # fmt: skip
