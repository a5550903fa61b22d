"""Publishing a form: document, schema and the outcomes of its examples, under one hash."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.eforms.events import FormPublished
from motcua.eforms.models import FormRelease
from motcua.eforms.releases import forget_newest
from motcua.eforms.vocabularies import vocabularies
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.events import announce
from motcua.rules.form_document import (
    Document,
    Outcome,
    compile_form,
    json_schema,
    parse_document,
    run_examples,
)
from motcua.rules.form_document.gate import Finding, Severity, finding_words, inspect_form

PUBLISHED = tags.declare("eforms:release:publish", "Công bố biểu mẫu điện tử")


class GateRefused(Exception):
    """The gate found what nobody should have to fill in; `findings` are all that it found."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        stops = (f for f in findings if f.severity == Severity.STOP)
        super().__init__(" | ".join(finding_words(f).say("en") for f in stops))


class ExamplesFail(GateRefused):
    """Examples did not come out as their author expected, or none is an accepted application."""

    def __init__(self, findings: tuple[Finding, ...], outcomes: tuple[Outcome, ...]) -> None:
        super().__init__(findings)
        self.outcomes = outcomes


class VersionTaken(Exception):
    """This version is published with another content, or a later one is published already."""


class FieldChangedType(Exception):
    """A field's id was given to a question of another type: ids are never reused."""


@transaction.atomic
def publish_release(*, document: dict[str, Any], actor: str, at: datetime) -> FormRelease:
    """
    Publish a form document. Publishing the same document again returns its release.

    What the gate only warns of is kept with the release; the hash does not cover it, so that a
    gate which learns more does not make another release of the same document.

    :raises rules.form_document.DocumentRefused: it cannot be read; with every defect
    :raises ExamplesFail: an example does not hold, or none is accepted
    :raises GateRefused: the gate found anything else that stops
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
    schema = json_schema(form)
    told = [{"name": o.name, "holds": o.holds} for o in outcomes]
    release_hash = _hash({"document": document, "schema": schema, "examples": told})
    findings = inspect_form(form, outcomes)
    _refuse_stopped(findings, outcomes)
    _refuse_unfit_successor(parsed)
    release = FormRelease.objects.create(
        form_id=parsed.form, version=parsed.version, document=document, schema=schema,
        example_outcomes=told, release_hash=release_hash, published_at=at, published_by=actor,
        findings=[finding.as_json() for finding in findings],
    )  # fmt: skip
    transaction.on_commit(lambda: forget_newest(form_id=parsed.form))
    forget_newest(form_id=parsed.form)
    record(tag=PUBLISHED, subject=f"form:{parsed.form}", at=at, actor=actor,
           data={"version": parsed.version, "hash": release_hash})  # fmt: skip
    announce(FormPublished(form_id=parsed.form, version=parsed.version, at=at))
    return release


def _hash(content: dict[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


_OF_EXAMPLES = {"example_fails", "no_accepted_example"}


def _refuse_stopped(findings: tuple[Finding, ...], outcomes: tuple[Outcome, ...]) -> None:
    stops = {f.code for f in findings if f.severity == Severity.STOP}
    if stops & _OF_EXAMPLES:
        raise ExamplesFail(findings, outcomes)
    if stops:
        raise GateRefused(findings)


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
