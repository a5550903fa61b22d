"""What an author of forms may write stands in the documentation, all of it."""

from pathlib import Path

import pytest
from django.conf import settings

from motcua.rules.form_document.field_types import TYPES, FieldType
from motcua.rules.form_logic.operators import OPERATORS

PAGE = (Path(settings.ROOT) / "docs/rules/forms.md").read_text()


@pytest.mark.parametrize("word", [*FieldType, *OPERATORS])
def test_every_type_and_operator_is_documented(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_every_setting_of_a_type_is_documented() -> None:
    settings_of_types = {name for facts in TYPES.values() for name in facts.settings}
    assert {name for name in settings_of_types if f"`{name}`" not in PAGE} == set()
