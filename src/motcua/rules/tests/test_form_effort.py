"""How long a form takes: an estimate that grows with what is asked, then what was measured."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.form_document import FieldType, parse_document
from motcua.rules.form_document.effort import (
    ENOUGH,
    LONGEST_SITTING,
    estimated_minutes,
    measured_minutes,
    rounded_minutes,
)
from motcua.rules.tests.forms import document, field, page


def minutes(*pages: dict[str, Any], **settings: Any) -> int:
    """Return the estimate for a form of these pages."""
    return estimated_minutes(parse_document(document(*pages, **settings)))


def test_a_question_takes_a_minute_or_two_with_checking() -> None:
    assert minutes(page("p", field("f", "person_name"))) == 2


def test_what_is_asked_only_sometimes_counts_half() -> None:
    always = [page(f"p{i}", field(f"f{i}", "long_text")) for i in range(8)]
    sometimes = [page(f"p{i}", field(f"f{i}", "long_text", required=False)) for i in range(8)]
    # 8 × (5 + 60) s and a minute of checking; 8 × (5 + 30) s and the same.
    assert (minutes(*always), minutes(*sometimes)) == (10, 6)


def test_papers_take_a_minute_each() -> None:
    papers = [{"id": f"g{i}", "title": {"vi": "Giấy"}} for i in range(4)]
    assert minutes(page("p", field("f")), papers=papers) == 6


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, 1), (61, 2), (540, 9), (541, 10), (601, 15), (1500, 25), (1501, 30)]
)
def test_minutes_are_rounded_up_and_from_ten_to_fives(seconds: int, said: int) -> None:
    assert rounded_minutes(seconds) == said


def test_few_people_say_nothing_and_enough_of_them_their_median() -> None:
    assert measured_minutes([300.0] * (ENOUGH - 1)) is None
    assert measured_minutes([300.0] * ENOUGH) == 5
    away = [LONGEST_SITTING + 1.0] * 50
    assert measured_minutes(away) is None
    assert measured_minutes([*away, *[240.0] * ENOUGH]) == 4


@given(st.lists(st.sampled_from(sorted(FieldType)), min_size=1, max_size=12))
def test_more_questions_never_take_less_time(types: list[str]) -> None:
    fields = [field(f"f{i}", kind) for i, kind in enumerate(types)]
    assert minutes(page("p", *fields)) >= minutes(page("p", *fields[:-1] or fields))
