"""Files lie under the papers that the answers ask for."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from motcua.eforms.events import DraftFilesReleased
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import (
    AlreadyAttached,
    PaperNotAsked,
    StartedDraft,
    TooManyFiles,
    attach_file,
    discard_draft,
    prune_expired,
    remove_file,
)
from motcua.eforms.queries import files_of, journey_of
from motcua.eforms.tests.factories import (
    NOW,
    REACH,
    WHO,
    citizen,
    kept,
    key_of,
    later,
    save,
    started,
)
from motcua.kit import events

pytestmark = pytest.mark.django_db


@pytest.fixture
def for_another() -> StartedDraft:
    """A draft of somebody who acts for another, so that a letter is asked for."""
    draft = started()
    save(draft, "who", {**WHO, "for_other": ["yes"]})
    return draft


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The files that eforms says it no longer holds."""
    heard: list[UUID] = []
    reaction = {DraftFilesReleased: [lambda event: heard.extend(event.file_ids)]}
    monkeypatch.setattr(events, "_reactions", reaction)
    return heard


def attach(draft: StartedDraft, content: str = "a", paper: str = "letter") -> DraftFile:
    """Put a file under a paper; files with the same content have the same digest."""
    return attach_file(
        draft_id=draft.draft_id, opener=key_of(draft), paper_id=paper, file_id=uuid4(),
        sha256=content * 64, name=f"{content}.pdf", size=10, content_type="application/pdf",
        at=later(minutes=2),
    )  # fmt: skip


def test_a_paper_is_missing_until_a_file_comes(for_another: StartedDraft) -> None:
    save(for_another, "other", {"other": ["Lò Minh Thử"]})
    save(for_another, "people", {})
    save(for_another, "reach", REACH)
    row = kept(for_another.draft_id)
    assert not journey_of(draft=row, at=NOW).is_ready
    attach(for_another)
    files = files_of(draft=row)
    assert journey_of(draft=row, at=NOW, files=files).is_ready


def test_a_paper_that_is_not_asked_for_takes_no_file(for_another: StartedDraft) -> None:
    with pytest.raises(PaperNotAsked):
        attach(for_another, paper="passport")
    save(for_another, "who", WHO)
    with pytest.raises(PaperNotAsked):
        attach(for_another)


def test_a_paper_takes_so_many_files_and_each_once(for_another: StartedDraft) -> None:
    attach(for_another, "a")
    with pytest.raises(AlreadyAttached):
        attach(for_another, "a")
    attach(for_another, "b")
    with pytest.raises(TooManyFiles) as full:
        attach(for_another, "c")
    assert full.value.limit == 2
    assert DraftFile.objects.count() == 2


def test_a_file_is_taken_away_by_its_owner_only(for_another: StartedDraft) -> None:
    file, other = attach(for_another), started()
    at = later(minutes=3)
    assert not remove_file(
        draft_id=other.draft_id, opener=key_of(other), file_id=file.file_id, at=at
    )
    assert remove_file(
        draft_id=for_another.draft_id, opener=key_of(for_another), file_id=file.file_id, at=at
    )
    assert not DraftFile.objects.exists()


def test_files_of_a_discarded_draft_are_released(
    for_another: StartedDraft, released: list[Any]
) -> None:
    file = attach(for_another)
    discard_draft(draft_id=for_another.draft_id, opener=key_of(for_another), at=later(minutes=4))
    assert released == [file.file_id]


def test_files_that_went_into_a_dossier_are_not_released(
    for_another: StartedDraft, released: list[Any]
) -> None:
    attach(for_another)
    Draft.objects.update(account=citizen(), submitted_reference="AAAA-CCCC-DDDD")
    assert prune_expired(at=later(days=40)) == 1
    assert released == []
