"""A draft stays on its release; a safe newer one is offered, and taken or not as its owner likes."""

from copy import deepcopy
from typing import Any

import pytest

from motcua.eforms.access import DraftNotFound, Opener
from motcua.eforms.models import DraftFile, FormRelease
from motcua.eforms.offering import NotOffered, Offer, offer_of
from motcua.eforms.operations import (
    StartedDraft,
    accept_release,
    decline_release,
    publish_release,
)
from motcua.eforms.pages import standing
from motcua.eforms.releases import form_of
from motcua.eforms.tests.factories import (
    NOW,
    REACH,
    SMALL,
    WHO,
    kept,
    key_of,
    later,
    save,
    started,
)
from motcua.journal.models import JournalEntry
from motcua.kit.clock import local_day

pytestmark = pytest.mark.django_db


def changed(version: int = 2, **field_settings: Any) -> FormRelease:
    """A newer release whose question about the telephone has other settings."""
    raw = deepcopy(SMALL) | {"version": version}
    raw["pages"][3]["fields"][0] |= field_settings
    return publish_release(document=raw, actor="system:test", at=NOW)


def on_page_three() -> StartedDraft:
    """A draft with everything but the last page."""
    draft = started()
    save(draft, "who", WHO)
    save(draft, "people", {})
    return draft


def offered(draft: StartedDraft, release: FormRelease) -> Offer | None:
    """What is offered on the draft's pages."""
    return offer_of(draft=kept(draft.draft_id), newest_id=release.pk, at=NOW)


def accept(draft: StartedDraft, release: FormRelease, **more: Any) -> Any:
    """Go over with the browser that began the draft."""
    wanted = {"opener": key_of(draft), "at": later(minutes=5), **more}
    return accept_release(draft_id=draft.draft_id, release_id=release.pk, **wanted)


def test_whoever_does_nothing_finishes_on_the_release_they_began() -> None:
    draft = on_page_three()
    changed(label={"vi": "Số để gọi"})
    saved = save(draft, "reach", REACH)
    assert saved.form.document.version == 1 and saved.journey.is_complete


def test_a_safe_newer_release_is_offered_with_what_changed() -> None:
    draft = on_page_three()
    offer = offered(draft, changed(label={"vi": "Số để gọi"}))
    assert offer is not None
    assert [c.words.vi for c in offer.rebased.changes] == ["Tên câu hỏi: «phone» → «Số để gọi»"]


def test_going_over_keeps_the_answers_and_writes_the_journal() -> None:
    draft = on_page_three()
    save(draft, "reach", REACH)
    release = changed(label={"vi": "Số để gọi"})
    before = kept(draft.draft_id)
    accept(draft, release)
    after = kept(draft.draft_id)
    assert (after.release_id, after.answers) == (release.pk, before.answers)
    assert after.version == before.version + 1 and after.last_activity_at == later(minutes=5)
    # The question that is worded otherwise is read once more; its answer stands there.
    assert "reach" in before.saved_pages and "reach" not in after.saved_pages
    journey = standing(form_of(release_id=release.pk), after, local_day(NOW))
    assert journey.next_page == "reach" and journey.answers["phone"] == "0900000120"
    entry = JournalEntry.objects.get(tag="eforms:draft:change_release")
    assert entry.subject == f"draft:{draft.draft_id}"
    assert entry.data == {"from": before.release_id, "to": release.pk}


def test_going_over_twice_is_going_over_once() -> None:
    draft, release = on_page_three(), changed(hint={"vi": "Ví dụ"})
    accept(draft, release)
    version = kept(draft.draft_id).version
    accept(draft, release)
    assert kept(draft.draft_id).version == version
    assert JournalEntry.objects.filter(tag="eforms:draft:change_release").count() == 1


def test_what_was_typed_and_did_not_pass_goes_over_too() -> None:
    draft = on_page_three()
    save(draft, "reach", {"phone": ["123"]})
    accept(draft, changed(hint={"vi": "Ví dụ"}))
    assert kept(draft.draft_id).typed == {"reach": {"phone": "123"}}


def test_a_release_that_would_lose_an_answer_is_not_offered_and_cannot_be_taken() -> None:
    draft = on_page_three()
    raw = deepcopy(SMALL) | {"version": 2}
    raw["pages"][1]["when"] = {"eq": ["$for_other", False]}
    del raw["pages"][0]["fields"][1]
    for example in raw["examples"]:
        example["answers"].pop("born", None)
        example["answers"]["other"] = "Lò Minh Thử"
    release = publish_release(document=raw, actor="system:test", at=NOW)
    assert offered(draft, release) is None
    with pytest.raises(NotOffered):
        accept(draft, release)
    assert kept(draft.draft_id).release_id == draft.release_id


def test_what_an_applicant_does_not_see_is_no_reason_to_ask_them() -> None:
    draft = on_page_three()
    raw = deepcopy(SMALL) | {"version": 2, "law": ["Luật A"]}
    assert offered(draft, publish_release(document=raw, actor="system:test", at=NOW)) is None


def test_an_older_release_or_one_of_another_form_is_not_taken() -> None:
    draft = on_page_three()
    other = publish_release(document=deepcopy(SMALL) | {"form": "G"}, actor="a", at=NOW)
    newer = changed(hint={"vi": "Ví dụ"})
    accept(draft, newer)
    first = FormRelease.objects.get(form_id="F", version=1)
    for release in (other, first):
        with pytest.raises(NotOffered):
            accept(draft, release)
    with pytest.raises(NotOffered):
        accept_release(
            draft_id=draft.draft_id, release_id=0, opener=key_of(draft), at=later(minutes=6)
        )


def test_a_declined_release_is_offered_no_more_but_a_later_one_is() -> None:
    draft, second = on_page_three(), changed(hint={"vi": "Ví dụ"})
    decline_release(
        draft_id=draft.draft_id, release_id=second.pk, opener=key_of(draft), at=later(minutes=5)
    )
    assert offered(draft, second) is None
    third = changed(3, hint={"vi": "Ví dụ khác"})
    assert offered(draft, third) is not None
    assert kept(draft.draft_id).release_id == draft.release_id
    # Somebody who thinks better of it in another window may still go over.
    accept(draft, second)
    assert kept(draft.draft_id).declined_release_id is None


def test_nobody_moves_the_draft_of_somebody_else() -> None:
    draft, release = on_page_three(), changed(hint={"vi": "Ví dụ"})
    for act in (accept_release, decline_release):
        with pytest.raises(DraftNotFound):
            act(draft_id=draft.draft_id, release_id=release.pk, opener=Opener(key="x"), at=NOW)


def test_a_paper_with_files_is_not_taken_away() -> None:
    draft = started()
    save(draft, "who", {**WHO, "for_other": ["yes"]})
    DraftFile.objects.create(
        draft_id=draft.draft_id, paper="letter", file_id="00000000-0000-4000-8000-000000000001",
        sha256="0" * 64, name="a.pdf", size=9, content_type="application/pdf", added_at=NOW,
    )  # fmt: skip
    raw = deepcopy(SMALL) | {"version": 2, "papers": []}
    raw["pages"][0]["title"] = {"vi": "Ai"}
    release = publish_release(document=raw, actor="system:test", at=NOW)
    assert offered(draft, release) is None
    DraftFile.objects.all().delete()
    assert offered(draft, release) is not None


def test_no_offer_costs_no_query(django_assert_num_queries: Any) -> None:
    draft = kept(on_page_three().draft_id)
    with django_assert_num_queries(0):
        assert offer_of(draft=draft, newest_id=draft.release_id, at=NOW) is None
