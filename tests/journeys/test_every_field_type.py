"""
Every type of question, in a browser: as it is first shown, and with something wrong.

axe looks at each page in both languages and at both widths; what is wrong is tied to its input,
so that screen readers announce it (regression 26, CiviForm #10436), file inputs too.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from motcua.eforms.models import Draft
from motcua.eforms.operations import publish_release, start_draft
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import now
from motcua.rules.form_document import FieldType
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.walking import Walker
from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OPTIONS = [{"value": v, "label": {"vi": f"Lựa chọn {v}", "en": f"Choice {v}"}} for v in "abc"]


def _words(text: str) -> dict[str, str]:
    return {"vi": f"Câu {text}", "en": f"Question {text}"}


def _field(kind: FieldType, **more: Any) -> dict[str, Any]:
    asked = {
        "id": f"q_{kind}", "type": kind.value, "label": _words(kind.value),
        "hint": {"vi": "Lời gợi ý", "en": "A hint"}, **more,
    }  # fmt: skip
    if kind in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        asked["options"] = OPTIONS
    return asked


def _publish() -> None:
    """Publish a form that asks every type of question, one a page, and a table of rows."""
    pages = [
        {"id": f"p_{kind}", "title": _words(kind.value), "fields": [_field(kind, required=False)]}
        for kind in FieldType
    ]
    pages.append({
        "id": "p_select", "title": _words("select"),
        "fields": [{**_field(FieldType.CHOICE, display="select", required=False), "id": "list"}],
    })  # fmt: skip
    pages.append({
        "id": "p_all", "title": _words("all"),
        "fields": [{**_field(kind), "id": f"all_{kind}"} for kind in FieldType],
    })  # fmt: skip
    pages.append({
        "id": "p_rows", "title": _words("rows"),
        "repeat": {"id": "rows", "item": _words("row"), "min": 1, "max": 3},
        "fields": [{**_field(kind), "id": f"row_{kind}"}
                   for kind in (FieldType.PERSON_NAME, FieldType.DATE, FieldType.CHOICE)],
    })  # fmt: skip
    example = {
        "name": "thiếu", "today": "2026-11-23", "answers": {}, "expect": {"complete": False},
    }  # fmt: skip
    publish_release(
        document={
            "form": "every-type", "version": 1, "law": [], "verified": False,
            "lang": ["vi", "en"], "title": _words("all"), "subject_title": _words("all"),
            "pages": pages, "examples": [example, _accepted()],
        },
        actor="system:test", at=now(),
    )  # fmt: skip


def _accepted() -> dict[str, Any]:
    home = {"province": "01", "commune": "Phường Ba Đình", "detail": "Số 1"}
    values: dict[FieldType, Any] = {
        FieldType.TEXT: "chữ", FieldType.LONG_TEXT: "chữ", FieldType.PERSON_NAME: "Lò Thị Ban",
        FieldType.PERSON_ID: "099194007158", FieldType.PHONE: "0912345678",
        FieldType.EMAIL: "ban@example.com", FieldType.DATE: "2020-01-02",
        FieldType.PARTIAL_DATE: "1994", FieldType.YEAR: 2020, FieldType.INTEGER: 1,
        FieldType.NUMBER: 1.5, FieldType.MONEY: 1000, FieldType.CHOICE: "a",
        FieldType.MULTI_CHOICE: ["a"], FieldType.YES_NO: True, FieldType.DECLARATION: True,
        FieldType.SEX: "female", FieldType.ETHNIC_GROUP: "01", FieldType.NATIONALITY: "VN",
        FieldType.PROVINCE: "01", FieldType.ADDRESS: home,
    }  # fmt: skip
    answers = {f"all_{kind}": values[kind] for kind in FieldType}
    row = {"row_person_name": "Lò Thị Ban", "row_date": "2020-01-02", "row_choice": "a"}
    return {
        "name": "đủ", "today": date(2026, 11, 23).isoformat(),
        "answers": {**answers, "rows": [row]}, "expect": {"complete": True},
    }  # fmt: skip


def _begin(world: World) -> Draft:
    """A draft on which every optional page has been passed."""
    started = start_draft(
        form_id="every-type", procedure_code="1.001193", agency_id=world.agency("H99.12").pk,
        account_id=world.person("congdan").pk, at=now(),
    )  # fmt: skip
    draft = Draft.objects.get(pk=started.draft_id)
    draft.saved_pages = {f"p_{kind}": 1 for kind in [*FieldType, "select"]}
    draft.save()
    return draft


# Each width and each language once; every page is looked at by axe both times.
@pytest.mark.parametrize(
    ("width", "english"), [(PHONE, False), (DESKTOP, True)], ids=["390-vi", "1440-en"]
)
def test_every_type_of_question_passes_axe_and_says_what_is_wrong(
    living_world: World, person: Callable[..., Walker], width: int, english: bool
) -> None:
    _publish()
    draft = _begin(living_world)
    walker = person("congdan", width=width, english=english)
    lists = vocabularies()
    names = (o.label.en for o in (*lists.ethnic_groups, *lists.nationalities, *lists.provinces))
    walker.own_words = ("Đồng Sen", *names)
    walker.go("/dang-nhap/").sign_in("congdan")
    base = f"/ho-so/nhap/{draft.pk}"
    for kind in [*FieldType, "select"]:
        walker.go(f"{base}/p_{kind}/")
    for place in ("p_all", "p_rows"):
        if place == "p_rows":
            _answer_all(draft)
        walker.go(f"{base}/{place}/")
        if place == "p_rows":
            walker.page.fill("[name=rows-0-row_person_name]", "Ban 9")
        walker.page.click("main form .btns button.btn:not(.second)")
        walker.see()
        _announced(walker)


def _answer_all(draft: Draft) -> None:
    draft.refresh_from_db()
    draft.answers = {k: v for k, v in _accepted()["answers"].items() if k != "rows"}
    draft.typed = {}
    draft.saved_pages = {**draft.saved_pages, "p_all": 9}
    draft.save()


def _announced(walker: Walker) -> None:
    """Every message is tied to its inputs, and the summary is an alert whose links lead there."""
    page = walker.page
    summary = page.locator(".errsum[role=alert]")
    assert summary.count() == 1
    links = summary.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) >= 3
    for link in links:
        assert page.locator(link).count() == 1, link
    loose = page.locator("main .msg").evaluate_all(
        """all => all.filter(m => !document.querySelector(`[aria-describedby~="${m.id}"]`))
               .map(m => m.id)"""
    )
    assert loose == []
    silent = page.locator("main .field.err").evaluate_all(
        """all => all.filter(f => !f.querySelector('[aria-invalid=true]')).map(f => f.outerHTML)"""
    )
    assert silent == []
