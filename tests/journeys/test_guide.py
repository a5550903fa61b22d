"""A citizen on a phone who does not know what to apply for, and lands at the right procedure."""

from collections.abc import Callable

import pytest

from motcua.guidance.operations.guides import begin_guide, publish_guide, write_guide
from motcua.guidance.shipped import guides
from motcua.kit.clock import now
from tests.journeys.browser import PHONE
from tests.journeys.walking import Walker
from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEXT = "main form .btns button.btn"
# The shipped birth questions, with the ends that this world's three procedures allow.
PATH = ("tre", "viet_nam", "viet_nam", "roi", "qua_han", "khong")


def test_the_birth_questions_end_at_the_form_with_the_case_chosen(
    person: Callable[..., Walker], living_world: World
) -> None:
    _publish_the_birth_questions()
    mother = person("me", width=PHONE)
    mother.go("/tim-thu-tuc/").press("main .rows a")
    mother.press(NEXT)
    assert "Xin chọn một câu trả lời." in mother.words
    for answer in PATH:
        mother.page.check(f"main input[type=radio][value='{answer}']")
        mother.press(NEXT)
    assert "đăng ký khai sinh" in mother.words.lower() and "1.001193" in mother.words
    mother.page.go_back()
    mother.page.go_forward()
    mother.see().press("main .btns a.btn")
    mother.page.check("main input[name=noi][value='H99.12']")
    mother.press(NEXT)
    assert "/ho-so/nhap/" in mother.page.url and "/quan_he/" in mother.page.url


def _publish_the_birth_questions() -> None:
    document = next(document for slug, _place, document in guides() if slug == "khai-sinh")
    for outcome in document["outcomes"]:
        outcome["procedure"] = "1.001193" if outcome["procedure"] == "1.001193" else ""
    at, actor = now(), "system:test"
    begun = begin_guide(slug="khai-sinh", title_vi="x", title_en="x", actor=actor, at=at)
    kept = write_guide(
        guide_id=begun.pk, document=document, revision=begun.revision, actor=actor, at=at
    )
    publish_guide(guide_id=kept.pk, revision=kept.revision, actor=actor, at=at)
