"""The pages about the API say all of it, in both languages."""

from typing import Any

import pytest

from motcua.api.documentation import openapi
from motcua.api.pages import WORDS
from motcua.api.problems import KINDS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_call_and_every_refusal_stands_on_its_page(client: Any, language: str) -> None:
    client.cookies["language"] = language
    page = client.get("/api/v1/").content.decode()
    for path in openapi()["paths"]:
        assert f"/api/v1{path}</code>" in page
    refusals = client.get("/api/v1/problems/").content.decode()
    assert all(f'id="{kind.slug}"' in refusals for kind in KINDS)


def test_every_call_has_words_in_both_languages() -> None:
    ids = {o["operationId"] for item in openapi()["paths"].values() for o in item.values()}
    assert ids == set(WORDS)
