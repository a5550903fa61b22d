"""Answers saved as values keep the promises of answers saved by page."""

from typing import Any

import pytest

from motcua.eforms.access import DraftNotFound, DraftSubmitted, Opener
from motcua.eforms.models import Draft
from motcua.eforms.operations.save_answers import (
    AnswersRefused,
    DraftChangedMeanwhile,
    save_answers,
)
from motcua.eforms.releases import form_of
from motcua.eforms.tests.factories import NOW, WHO, citizen, kept, key_of, save, started

pytestmark = pytest.mark.django_db

ANSWERS = {"name": "Lò Thị Ban", "born": "1999-02-03", "for_other": False}


def put(draft: Any, changes: dict[str, Any], **more: Any) -> Any:
    given: dict[str, Any] = {"replace": False, "opener": key_of(draft), "at": NOW, **more}
    return save_answers(draft_id=draft.draft_id, changes=changes, **given)


def test_values_and_a_page_leave_the_same_answers() -> None:
    by_page, by_value = started(), started()
    save(by_page, "who", WHO)
    put(by_value, ANSWERS)
    assert kept(by_page.draft_id).answers == kept(by_value.draft_id).answers


def test_answers_saved_as_values_are_one_select_and_one_update(
    django_assert_num_queries: Any,
) -> None:
    draft = started()
    form_of(release_id=draft.release_id)
    with django_assert_num_queries(2 + 2):  # SAVEPOINT and its release around them, in tests
        put(draft, ANSWERS)


def test_one_wrong_value_and_nothing_at_all_is_saved() -> None:
    draft = started()
    with pytest.raises(AnswersRefused) as refused:
        put(draft, {**ANSWERS, "born": "03/02/1999", "extra": 1})
    assert {(e.field, e.code) for e in refused.value.errors} == {
        ("born", "wrong_kind"), ("extra", "unknown_field"),
    }  # fmt: skip
    assert kept(draft.draft_id).answers == {} and kept(draft.draft_id).version == 1


def test_a_change_leaves_other_answers_and_none_takes_one_away() -> None:
    draft = started()
    put(draft, ANSWERS)
    put(draft, {"name": None, "for_other": True})
    assert kept(draft.draft_id).answers == {"born": "1999-02-03", "for_other": True}
    put(draft, {"name": "Lò Thị Ban"}, replace=True)
    assert kept(draft.draft_id).answers == {"name": "Lò Thị Ban"}


def test_a_value_takes_the_place_of_what_was_typed_wrongly() -> None:
    draft = started()
    save(draft, "who", {**WHO, "born-day": ["30"], "born-month": ["2"]})
    put(draft, {"name": "Lò Thị Ba"})
    assert "who" in kept(draft.draft_id).typed
    put(draft, {"born": "1999-02-03"})
    assert kept(draft.draft_id).typed == {}


def test_a_draft_that_changed_meanwhile_is_not_overwritten_unseen() -> None:
    draft = started()
    put(draft, ANSWERS, seen_version=1)
    with pytest.raises(DraftChangedMeanwhile) as refused:
        put(draft, {"name": "Khác"}, seen_version=1)
    assert refused.value.version == 2 == kept(draft.draft_id).version


def test_somebody_elses_and_a_submitted_draft_are_refused() -> None:
    draft = started()
    with pytest.raises(DraftNotFound):
        put(draft, ANSWERS, opener=Opener(key="guess"))
    account = citizen()
    Draft.objects.filter(pk=draft.draft_id).update(
        account=account, submitted_reference="AAAA-CCCC-DDDD"
    )
    with pytest.raises(DraftSubmitted):
        put(draft, ANSWERS, opener=Opener(account.pk))
