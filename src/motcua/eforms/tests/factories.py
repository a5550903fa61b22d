"""A small form, an office and two people, for tests of drafts."""

from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from motcua.accounts.models import Account, AccountKind
from motcua.agencies.models import Agency
from motcua.eforms.access import Opener
from motcua.eforms.models import Draft, FormRelease
from motcua.eforms.operations import StartedDraft, publish_release, save_page, start_draft
from motcua.kit.clock import VN
from motcua.rules.tests.forms import document, field, page

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=VN)


def later(**duration: float) -> datetime:
    """A moment some time after NOW."""
    return NOW + timedelta(**duration)


# Who, when, how to be reached; a paper when somebody acts for another.
SMALL = document(
    page("who", field("name", "person_name"), field("born", "date", range="past"),
         field("for_other", "yes_no")),
    page("other", field("other", "person_name"), when={"eq": ["$for_other", True]}),
    page("people", field("person", "person_name"), field("person_born", "date", required=False),
         repeat={"id": "people", "item": {"vi": "Người"}, "min": 0, "max": 3}),
    page("reach", field("phone", "phone"), field("note", "long_text", required=False)),
    papers=[
        {"id": "letter", "title": {"vi": "Giấy ủy quyền"}, "when": {"eq": ["$for_other", True]},
         "max_files": 2},
    ],
    parties={"applicant": {"full_name": "$name"}},
    examples=[
        {"name": "cho mình", "today": "2026-11-02",
         "answers": {"name": "Lò Thị Ban", "born": "1999-02-03", "for_other": False,
                     "phone": "0900000120"},
         "expect": {"complete": True}},
        {"name": "thiếu tên", "today": "2026-11-02", "answers": {"for_other": False},
         "expect": {"complete": False}},
    ],
)  # fmt: skip
SMALL["subject_title"] = {"vi": "Của {name}"}

WHO = {"name": ["Lò  Thị Ban"], "born-day": ["3"], "born-month": ["2"], "born-year": ["1999"],
       "for_other": ["no"]}  # fmt: skip
REACH = {"phone": ["0900 000 120"], "note": [""]}


def published(**changes: Any) -> FormRelease:
    """The small form, published; `changes` replace keys of its document."""
    raw = deepcopy(SMALL) | changes
    return publish_release(document=raw, actor="system:test", at=NOW)


def office() -> Agency:
    """The commune's office."""
    return Agency.objects.get_or_create(
        code="H99.12",
        defaults={
            "name_vi": "UBND xã Đồng Sen", "tier": "commune", "kind": "committee",
            "valid_from": date(2025, 7, 1), "receives_dossiers": True,
        },
    )[0]  # fmt: skip


def citizen(login: str = "ban") -> Account:
    """A citizen with an account."""
    account = Account(login=login, kind=AccountKind.CITIZEN, created_at=NOW, password="!")
    account.person_id, account.phone = "099199006543", "0900000120"
    account.birth_date = date(1999, 2, 3)
    account.set_name("Lò Thị Ban")
    account.save()
    return account


def started(account: Account | None = None, at: datetime = NOW) -> StartedDraft:
    """A draft just begun; publishes the small form when it is not."""
    if not FormRelease.objects.filter(form_id="F").exists():
        published()
    return start_draft(
        form_id="F", procedure_code="1.001193", agency_id=office().pk, at=at,
        account_id=account.pk if account else None,
    )  # fmt: skip


def key_of(draft: StartedDraft) -> Opener:
    """What the browser that began a draft brings along."""
    return Opener(key=draft.key)


def save(draft: StartedDraft, page_id: str, sent: dict[str, list[str]], **more: Any) -> Any:
    """Send a page of a draft from the browser that began it."""
    more = {"opener": key_of(draft), "at": later(minutes=1), **more}
    return save_page(draft_id=draft.draft_id, page_id=page_id, sent=sent, **more)


def kept(draft_id: UUID) -> Draft:
    """The draft as the database has it."""
    return Draft.objects.get(pk=draft_id)
