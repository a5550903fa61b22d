"""
What went wrong elsewhere does not go wrong here: issues of Open Forms, Open Zaak, FormSG and
CiviForm as promises about forms and drafts. Others of them stand beside what they are about:
`test_drafts` (16, 19, 20), `test_presentation` (26).
"""

from typing import Any

import pytest

from motcua.eforms.access import DraftNotFound, Opener, get_draft
from motcua.eforms.models import FormRelease
from motcua.eforms.operations import accept_release, claim_draft, publish_release, save_page
from motcua.eforms.operations.start_draft import start_draft
from motcua.eforms.releases import form_of
from motcua.eforms.tests.factories import (
    NOW,
    WHO,
    citizen,
    kept,
    key_of,
    later,
    office,
    published,
    save,
    started,
)
from motcua.rules.tests.forms import document, field, page

pytestmark = pytest.mark.django_db


def test_a_new_version_keeps_who_may_open_what() -> None:
    """Regression 13 (Open Zaak #745, #1043): a new version lost the rights of the old one."""
    owner, other, unclaimed = citizen(), citizen("khac"), started()
    claimed = started()
    claim_draft(draft_id=claimed.draft_id, at=NOW, opener=Opener(owner.pk, claimed.key))
    newer = published(version=2, title={"vi": "Tên mới"})
    mine = Opener(account_id=owner.pk)
    assert get_draft(draft_id=claimed.draft_id, opener=mine, at=NOW).account_id == owner.pk
    assert get_draft(draft_id=unclaimed.draft_id, opener=key_of(unclaimed), at=NOW)
    # And nobody has won any by it, neither on the old version nor gone over to the new one.
    accept_release(draft_id=claimed.draft_id, release_id=newer.pk, opener=mine, at=NOW)
    for stranger in (Opener(other.pk), Opener(key=claimed.key), Opener(key=unclaimed.key)):
        with pytest.raises(DraftNotFound):
            get_draft(draft_id=claimed.draft_id, opener=stranger, at=NOW)
    assert get_draft(draft_id=claimed.draft_id, opener=mine, at=NOW).release_id == newer.pk


def _of_three_hundred() -> FormRelease:
    """A form of 300 questions on ten pages, each page asked because of the one before."""
    pages = []
    for number in range(10):
        fields = [field(f"f{number * 30 + i}", "yes_no") for i in range(30)]
        more = {"when": {"eq": [f"$f{number * 30 - 30}", True]}} if number else {}
        pages.append(page(f"p{number}", *fields, **more))
    answers = {f"f{n}": True for n in range(300)}
    examples = [
        {"name": "đủ", "today": "2026-11-02", "answers": answers, "expect": {"complete": True}}
    ]
    raw = document(*pages, examples=examples) | {"form": "LARGE"}
    return publish_release(document=raw, actor="system:test", at=NOW)


def test_saving_a_page_of_three_hundred_questions_costs_no_more_statements(
    django_assert_num_queries: Any,
) -> None:
    """Regression 21 (Open Forms #5084: 95 fields took minutes). The seconds: `bench forms`."""
    release = _of_three_hundred()
    draft = start_draft(form_id="LARGE", procedure_code="1.001193", agency_id=office().pk, at=NOW)
    form_of(release_id=release.pk)
    for number in range(10):
        sent = {f"f{number * 30 + i}": ["yes"] for i in range(30)}
        with django_assert_num_queries(2 + 2):  # SAVEPOINT and its release around them, in tests
            saved = save_page(
                draft_id=draft.draft_id, page_id=f"p{number}", sent=sent,
                opener=Opener(key=draft.key), at=later(minutes=number),
            )  # fmt: skip
    assert saved.journey.is_complete and len(kept(draft.draft_id).answers) == 300


def test_what_was_typed_before_a_new_version_is_shown_again_after_it() -> None:
    """Regression 16 (Open Forms #3360), its other half: nothing typed wrongly is lost either."""
    draft = started()
    save(draft, "who", {**WHO, "born-day": ["32"]})
    published(version=2, title={"vi": "Tên mới"})
    assert kept(draft.draft_id).typed["who"]["born"]["day"] == "32"
    assert form_of(release_id=kept(draft.draft_id).release_id).document.version == 1
