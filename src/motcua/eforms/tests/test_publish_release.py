"""A release is published with its examples holding, and never changes."""

import hashlib
import json
from copy import deepcopy

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.eforms.models import FormRelease
from motcua.eforms.operations import (
    ExamplesFail,
    FieldChangedType,
    GateRefused,
    VersionTaken,
    publish_release,
)
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id
from motcua.eforms.tests.factories import NOW, SMALL, published
from motcua.journal.models import JournalEntry
from motcua.rules.form_document import DocumentRefused

pytestmark = pytest.mark.django_db


def test_publishing_freezes_document_schema_and_examples_under_a_hash() -> None:
    release = published()
    assert release.schema["properties"]["phone"]["title"] == "phone"
    assert [o["holds"] for o in release.example_outcomes] == [True, True]
    assert len(release.release_hash) == 64
    assert JournalEntry.objects.get().tag == "eforms:release:publish"


def test_publishing_the_same_document_again_is_the_same_release() -> None:
    assert published().pk == published().pk
    assert JournalEntry.objects.count() == 1


def test_a_form_whose_example_fails_is_not_published() -> None:
    wrong = deepcopy(SMALL["examples"])
    wrong[1]["expect"]["complete"] = True
    with pytest.raises(ExamplesFail, match="thiếu tên"):
        published(examples=wrong)
    assert not FormRelease.objects.exists()


def test_a_form_without_an_example_of_an_accepted_application_is_not_published() -> None:
    with pytest.raises(ExamplesFail):
        published(examples=[])
    with pytest.raises(ExamplesFail):
        published(examples=SMALL["examples"][1:])


def test_a_form_that_the_gate_stops_is_not_published_and_all_is_told() -> None:
    pages = deepcopy(SMALL["pages"])
    pages[1]["when"] = {"and": [{"eq": ["$for_other", True]}, {"eq": ["$for_other", False]}]}
    with pytest.raises(GateRefused) as refused:
        published(pages=pages)
    codes = {f.code: f.severity for f in refused.value.findings}
    assert codes["page_never_asked"] == "stop" and codes["no_law"] == "warn"
    assert "never shown" in str(refused.value)
    assert not FormRelease.objects.exists() and not JournalEntry.objects.exists()


def test_what_the_gate_only_warns_of_is_kept_with_the_release_outside_its_hash() -> None:
    release = published()
    release.refresh_from_db()
    assert release.findings is not None
    kept = {f["code"]: f["severity"] for f in release.findings}
    assert kept["no_law"] == "warn" and "stop" not in kept.values()
    content = {"document": release.document, "schema": release.schema,
               "examples": release.example_outcomes}  # fmt: skip
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == release.release_hash


def test_the_hash_covers_the_word_file() -> None:
    words = [{"sha256": digit * 64, "name": "mau.docx"} for digit in "01"]
    first, second = (published(word=w, version=n) for n, w in enumerate(words, start=1))
    assert first.release_hash != second.release_hash
    assert second.document["word"]["sha256"] == "1" * 64


def test_a_document_that_cannot_be_read_is_not_published() -> None:
    with pytest.raises(DocumentRefused):
        published(colour="red")


def test_a_version_is_published_once_and_only_upwards() -> None:
    published(version=2)
    for version in (1, 2):
        with pytest.raises(VersionTaken):
            published(version=version, title={"vi": "Khác"})


def test_an_id_is_never_given_to_a_question_of_another_type() -> None:
    published()
    raw = deepcopy(SMALL)
    raw["version"] = 2
    raw["pages"][3]["fields"][1]["type"] = "text"
    with pytest.raises(FieldChangedType, match="note"):
        publish_release(document=raw, actor="system:test", at=NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE eforms_formrelease SET document = '{}'",
        "DELETE FROM eforms_formrelease",
        "TRUNCATE eforms_formrelease CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_release(statement: str) -> None:
    published()
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_latest_release_is_in_force_unless_a_service_pins_another() -> None:
    first, second = published(), published(version=2)
    assert latest_release_id(form_id="F") == second.pk
    assert latest_release_id(form_id="F", version=1) == first.pk
    with pytest.raises(FormNotPublished):
        latest_release_id(form_id="nobody")


def test_a_release_is_compiled_once_a_process(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    release = published()
    with django_assert_num_queries(1):
        assert form_of(release_id=release.pk) is form_of(release_id=release.pk)
