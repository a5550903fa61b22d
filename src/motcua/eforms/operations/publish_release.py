"""Publishing a form: document, schema and the outcomes of its examples, under one hash."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.eforms.models import FormRelease
from motcua.eforms.vocabularies import vocabularies
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.rules.form_document import (
    Document,
    Outcome,
    compile_form,
    json_schema,
    parse_document,
    run_examples,
)

PUBLISHED = tags.declare("eforms:release:publish", "Công bố biểu mẫu điện tử")


class ExamplesFail(Exception):
    """Examples did not come out as their author expected, or none is an accepted application."""

    def __init__(self, outcomes: tuple[Outcome, ...]) -> None:
        self.outcomes = outcomes
        failed = [f"{o.name}: {'; '.join(o.differences)}" for o in outcomes if not o.holds]
        super().__init__(" | ".join(failed) or "no example of an accepted application")


class VersionTaken(Exception):
    """This version is published with another content, or a later one is published already."""


class FieldChangedType(Exception):
    """A field's id was given to a question of another type: ids are never reused."""


@transaction.atomic
def publish_release(*, document: dict[str, Any], actor: str, at: datetime) -> FormRelease:
    """
    Publish a form document. Publishing the same document again returns its release.

    :raises rules.form_document.DocumentRefused: it cannot be read; with every defect
    :raises ExamplesFail: an example does not hold
    :raises FieldChangedType: compared with the release before it
    :raises VersionTaken: the version is not a new one
    """
    parsed = parse_document(document)
    there = FormRelease.objects.filter(form_id=parsed.form, version=parsed.version).first()
    if there is not None and there.document == document:
        # A later version of the product may derive a richer schema; the release keeps its own.
        return there
    form = compile_form(parsed, vocabularies())
    outcomes = run_examples(form)
    if not all(o.holds for o in outcomes) or not any(e.expect.complete for e in parsed.examples):
        raise ExamplesFail(outcomes)
    schema = json_schema(form)
    told = [{"name": o.name, "holds": o.holds} for o in outcomes]
    release_hash = _hash({"document": document, "schema": schema, "examples": told})
    _refuse_unfit_successor(parsed)
    release = FormRelease.objects.create(
        form_id=parsed.form, version=parsed.version, document=document, schema=schema,
        example_outcomes=told, release_hash=release_hash, published_at=at, published_by=actor,
    )  # fmt: skip
    record(tag=PUBLISHED, subject=f"form:{parsed.form}", at=at, actor=actor,
           data={"version": parsed.version, "hash": release_hash})  # fmt: skip
    return release


def _hash(content: dict[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_unfit_successor(document: Document) -> None:
    before = FormRelease.objects.filter(form_id=document.form).order_by("-version").first()
    if before is None:
        return
    if document.version <= before.version:
        raise VersionTaken(f"{document.form} v{document.version}")
    types = {f.id: f.type for _, f in parse_document(before.document).fields()}
    for _, field in document.fields():
        if types.get(field.id, field.type) != field.type:
            raise FieldChangedType(field.id)
