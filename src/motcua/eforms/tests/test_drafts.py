"""A draft is kept through everything, and opens only to whom it belongs."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.eforms.access import DraftNotFound, DraftSubmitted, Opener, get_draft
from motcua.eforms.models import Draft
from motcua.eforms.operations import (
    PageNotOpen,
    claim_draft,
    discard_draft,
    prune_expired,
    save_page,
)
from motcua.eforms.queries import drafts_of, unfinished
from motcua.eforms.releases import form_of
from motcua.eforms.tests.factories import (
    NOW,
    REACH,
    WHO,
    citizen,
    kept,
    key_of,
    later,
    published,
    save,
    started,
)

pytestmark = pytest.mark.django_db


def test_a_page_is_normalised_and_kept() -> None:
    draft = started()
    saved = save(draft, "who", WHO)
    assert saved.errors == ()
    assert kept(draft.draft_id).answers == {
        "name": "Lò Thị Ban", "born": "1999-02-03", "for_other": False,
    }  # fmt: skip
    assert saved.journey.next_page == "people"


def test_saving_a_page_is_one_select_and_one_update(django_assert_num_queries: Any) -> None:
    draft = started()
    form_of(release_id=draft.release_id)
    with django_assert_num_queries(2 + 2):  # SAVEPOINT and its release around them, in tests
        save(draft, "who", WHO)


def test_reading_a_draft_is_one_select(django_assert_num_queries: Any) -> None:
    draft = started()
    form_of(release_id=draft.release_id)
    with django_assert_num_queries(1):
        found = get_draft(draft_id=draft.draft_id, opener=key_of(draft), at=NOW)
        assert found.agency.code == "H99.12"


def test_what_does_not_pass_is_kept_as_typed_beside_what_does() -> None:
    draft = started()
    sent = {**WHO, "born-day": ["30"], "born-month": ["2"]}
    saved = save(draft, "who", sent)
    assert [(e.field, e.code) for e in saved.errors] == [("born", "date_no_such_day")]
    row = kept(draft.draft_id)
    assert row.answers == {"name": "Lò Thị Ban", "for_other": False}
    assert row.typed == {"who": {"born": {"day": "30", "month": "2", "year": "1999"}}}


def test_a_wrong_answer_takes_the_place_of_the_right_one_before_it() -> None:
    draft = started()
    save(draft, "who", WHO)
    save(draft, "who", {**WHO, "born-year": ["2030"]})
    row = kept(draft.draft_id)
    assert "born" not in row.answers and row.typed["who"]["born"]["year"] == "2030"
    save(draft, "who", WHO)
    row = kept(draft.draft_id)
    assert row.answers["born"] == "1999-02-03" and row.typed == {}


def test_saving_a_page_leaves_the_other_pages_alone() -> None:
    draft = started()
    save(draft, "who", WHO)
    save(draft, "people", {})
    save(draft, "reach", {"phone": ["123"]})
    row = kept(draft.draft_id)
    assert row.answers["name"] == "Lò Thị Ban" and row.typed == {"reach": {"phone": "123"}}


def test_a_page_ahead_of_the_journey_cannot_be_sent() -> None:
    draft = started()
    with pytest.raises(PageNotOpen) as refused:
        save(draft, "reach", REACH)
    assert refused.value.next_page == "who"
    with pytest.raises(PageNotOpen):
        save(draft, "other", {"other": ["Ai đó"]})
    with pytest.raises(PageNotOpen):
        save(draft, "nowhere", {})


def test_text_that_the_database_cannot_hold_does_not_fail_a_page() -> None:
    draft = started()
    saved = save(draft, "who", {**WHO, "name": ["Lò\x00 Thị Ban"], "born-day": ["ba\x00\ud800"]})
    assert saved.draft.answers["name"] == "Lò Thị Ban"
    assert kept(draft.draft_id).typed["who"]["born"]["day"] == "ba"


def test_two_tabs_on_different_pages_lose_nothing() -> None:
    draft = started()
    save(draft, "who", WHO)
    seen = kept(draft.draft_id).version
    save(draft, "people", {}, seen_version=seen)
    saved = save(draft, "reach", REACH, seen_version=seen)
    assert not saved.conflict
    assert kept(draft.draft_id).answers["phone"] == "0900000120"


def test_two_tabs_on_the_same_page_are_told_of_each_other() -> None:
    draft = started()
    seen = kept(draft.draft_id).version
    save(draft, "who", WHO, seen_version=seen)
    second = {**WHO, "name": ["Lò Minh Thử"]}
    saved = save(draft, "who", second, seen_version=seen)
    assert saved.conflict
    assert saved.answers["name"] == "Lò Minh Thử"
    assert kept(draft.draft_id).answers["name"] == "Lò Thị Ban"
    again = save(draft, "who", second, seen_version=saved.draft.version)
    assert not again.conflict
    assert kept(draft.draft_id).answers["name"] == "Lò Minh Thử"


def test_somebody_on_page_three_finishes_on_the_release_they_began() -> None:
    """Regression 16 (Open Forms #3360): a form changed under somebody filling it in."""
    draft = started()
    save(draft, "who", WHO)
    save(draft, "people", {})
    published(version=2, pages=[{
        "id": "all", "title": {"vi": "Mới"},
        "fields": [{"id": "name", "type": "person_name", "label": {"vi": "Tên"}}],
    }], papers=[], examples=[
        {"name": "đủ", "today": "2026-11-02", "answers": {"name": "Lò Thị Ban"},
         "expect": {"complete": True}},
    ])  # fmt: skip
    saved = save(draft, "reach", REACH)
    assert saved.errors == () and saved.journey.is_complete
    assert saved.form.document.version == 1
    assert form_of(release_id=started().release_id).document.version == 2


def test_rows_are_added_and_dropped_without_losing_the_others() -> None:
    draft = started()
    save(draft, "who", WHO)
    sent = {
        "people-0-person": ["An Nhiên"], "people-0-person_born-day": ["1"],
        "people-0-person_born-month": ["1"], "people-0-person_born-year": ["2020"],
        "people-1-person": [""],
        "people-2-person": ["An Khang"], "people-2-person_born-day": ["99"],
    }  # fmt: skip
    saved = save(draft, "people", sent)
    # The empty row is gone, so the third thing sent is the second row now.
    assert [(e.field, e.code) for e in saved.errors] == [
        ("people.1.person_born", "date_incomplete")
    ]
    assert kept(draft.draft_id).answers["people"] == [
        {"person": "An Nhiên", "person_born": "2020-01-01"}, {"person": "An Khang"},
    ]  # fmt: skip
    dropped = save(draft, "people", sent, drop_row=2)
    assert dropped.errors == ()
    assert kept(draft.draft_id).answers["people"] == [
        {"person": "An Nhiên", "person_born": "2020-01-01"}
    ]
    assert kept(draft.draft_id).typed == {}


def test_a_draft_opens_to_its_key_and_to_no_other() -> None:
    draft = started()
    for opener in (Opener(), Opener(key="another"), Opener(account_id=citizen().pk)):
        with pytest.raises(DraftNotFound):
            get_draft(draft_id=draft.draft_id, opener=opener, at=NOW)


def test_a_claimed_draft_opens_on_another_device_and_no_longer_by_its_key() -> None:
    """Regression 20 (FormSG #314, #8091): a draft could not be gone on with elsewhere."""
    draft, owner = started(), citizen()
    save(draft, "who", WHO)
    both = Opener(account_id=owner.pk, key=draft.key)
    claim_draft(draft_id=draft.draft_id, opener=both, at=later(minutes=2))
    elsewhere = Opener(account_id=owner.pk)
    resumed = get_draft(draft_id=draft.draft_id, opener=elsewhere, at=later(days=2))
    assert resumed.answers["name"] == "Lò Thị Ban"
    with pytest.raises(DraftNotFound):
        get_draft(draft_id=draft.draft_id, opener=Opener(key=draft.key), at=NOW)


def test_nobody_claims_the_draft_of_somebody_else() -> None:
    owner, other = citizen(), citizen("khac")
    draft = started(owner)
    for opener in (Opener(account_id=other.pk), Opener(account_id=other.pk, key=draft.key)):
        with pytest.raises(DraftNotFound):
            claim_draft(draft_id=draft.draft_id, opener=opener, at=NOW)


def test_a_draft_is_listed_with_how_far_it_came() -> None:
    owner = citizen()
    draft = started(owner)
    save_page(draft_id=draft.draft_id, page_id="who", sent=WHO,
              opener=Opener(account_id=owner.pk), at=later(minutes=1))  # fmt: skip
    [row] = drafts_of(account_id=owner.pk, at=later(days=1), language="vi")
    assert (row.about, row.step, row.steps) == ("Của Lò Thị Ban", 1, 3)
    assert row.expires_at == later(days=30, minutes=1)
    assert drafts_of(account_id=citizen("khac").pk, at=NOW, language="vi") == []


def test_a_draft_begun_in_this_browser_is_offered_before_another_is_begun() -> None:
    draft, stranger = started(), started()
    mine = {str(draft.draft_id): draft.key, str(stranger.draft_id): "guessed"}
    found = unfinished(account_id=None, keys=mine, procedure_code="1.001193", at=NOW, language="vi")
    assert [row.draft.pk for row in found] == [draft.draft_id]


def test_a_draft_expires_thirty_days_after_its_last_activity_not_its_first() -> None:
    """Regression 19 (Open Forms #5342): drafts expired counting from their first day."""
    draft = started()
    save(draft, "who", WHO, at=later(days=29))
    assert prune_expired(at=later(days=31)) == 0
    get_draft(draft_id=draft.draft_id, opener=key_of(draft), at=later(days=58))
    with pytest.raises(DraftNotFound):
        get_draft(draft_id=draft.draft_id, opener=key_of(draft), at=later(days=59))
    assert prune_expired(at=later(days=59)) == 1
    assert not Draft.objects.exists()


def test_a_submitted_draft_leads_to_its_dossier_and_is_not_changed() -> None:
    owner = citizen()
    draft = started(owner)
    Draft.objects.filter(pk=draft.draft_id).update(submitted_reference="AAAA-CCCC-DDDD")
    opener = Opener(account_id=owner.pk)
    with pytest.raises(DraftSubmitted) as submitted:
        save_page(draft_id=draft.draft_id, page_id="who", sent=WHO, opener=opener, at=NOW)
    assert submitted.value.reference == "AAAA-CCCC-DDDD"
    assert drafts_of(account_id=owner.pk, at=NOW, language="vi") == []


def test_the_database_refuses_a_submitted_draft_of_nobody() -> None:
    draft = started()
    with pytest.raises(IntegrityError, match="a_submitted_draft_has_an_account"):  # noqa: SIM117
        with transaction.atomic():
            Draft.objects.filter(pk=draft.draft_id).update(submitted_reference="X")


def test_a_discarded_draft_is_gone() -> None:
    draft = started()
    discard_draft(draft_id=draft.draft_id, opener=key_of(draft), at=NOW)
    assert not Draft.objects.exists()
