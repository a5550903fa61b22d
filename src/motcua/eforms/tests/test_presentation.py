"""Pages say what is asked, what was typed and what is wrong, and tie the three together."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from motcua.accounts.models import Account
from motcua.eforms.pages import errors_on, fill
from motcua.eforms.presentation import PageView, page_view, summary
from motcua.eforms.presentation.wording import codes_in_words, error_words
from motcua.eforms.tests.factories import citizen
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.form_document import FieldError, Form, compile_form, journey, parse_document
from motcua.rules.form_document import errors as error_codes
from motcua.rules.tests.forms import TODAY, document, field, page

# The communes of an invented province are its agencies.
pytestmark = pytest.mark.django_db

EVERYTHING = compile_form(
    parse_document(
        document(
            page("one", field("way", "choice", options=["post", "counter"]),
                 field("place", "address", when={"eq": ["$way", "post"]})),
            page("many",
                 field("name", "person_name", prefill="account.full_name", autocomplete="name"),
                 field("born", "date", hint={"vi": "Ví dụ: 24 11 1994"}, autocomplete="bday"),
                 field("number", "person_id", prefill="account.person_id"),
                 field("nation", "nationality", initial="VN"),
                 field("sum", "money", required=False),
                 field("ticks", "multi_choice"),
                 field("agree", "declaration")),
            page("rows", field("who", "person_name"),
                 repeat={"id": "people", "item": {"vi": "Người"}, "max": 2}),
        )
    ),
    vocabularies(),
)  # fmt: skip


def view(
    page_id: str,
    sent: dict[str, list[str]] | None = None,
    *,
    form: Form = EVERYTHING,
    answers: dict[str, Any] | None = None,
    account: Account | None = None,
    **more: Any,
) -> PageView:
    """Return a page as shown, after `sent` when something was sent."""
    compiled = form.page(page_id)
    assert compiled is not None
    filled = fill(compiled, sent or {}, answers or {}, TODAY)
    replayed = journey(form, filled.answers, TODAY)
    errors = errors_on(compiled, filled.typed, replayed, TODAY) if sent is not None else []
    return page_view(
        form=form, page=compiled, replayed=replayed, answers=filled.answers, typed=filled.typed,
        errors=tuple(errors), language="vi", account=account, is_new=sent is None, **more,
    )  # fmt: skip


def printed(shown: PageView) -> str:
    """Return the questions of a page as HTML."""
    context = {"not_needed": "(không bắt buộc)", "error_word": "Lỗi", "error_icon": ""}
    return "".join(
        render_to_string(f"portal/form/kinds/{f.kind}.html", {"f": f, **context})
        for f in shown.fields
    )


def test_what_was_typed_is_shown_again_with_what_is_wrong() -> None:
    shown = view("many", {"born-day": ["30"], "born-month": ["2"], "born-year": ["1994"]})
    born = next(f for f in shown.fields if f.name == "born")
    assert [p.value for p in born.parts] == ["30", "2", "1994"]
    assert [p.is_wrong for p in born.parts] == [True, True, False]
    assert born.error == "Tháng 2/1994 chỉ có 28 ngày. Xin xem lại ngày hoặc tháng."
    [line] = [e for e in shown.errors if e.href == "#born-day"]
    assert line.words.startswith("born: tháng 2/1994")


def test_errors_are_announced_on_every_kind_of_question() -> None:
    """Regression 26 (CiviForm #10436): also on radio buttons, tick boxes and selects."""
    shown = view("many", {"ticks": [""]})
    html = printed(shown) + printed(view("one", {"way": [""]}))
    for f in (*shown.fields, *view("one", {"way": [""]}).fields):
        if not f.error:
            continue
        assert f'id="{f.name}-e"' in html
        assert f"{f.name}-e" in f.described_by.split()
        assert f'id="{f.id}"' in html, "an error link leads nowhere"
        assert f'aria-describedby="{f.described_by}"' in html
    assert html.count('aria-invalid="true"') >= 8
    assert sum(bool(f.error) for f in shown.fields) == 6  # all but the money, which is optional


def test_hint_and_error_are_both_read_out() -> None:
    born = next(f for f in view("many", {}).fields if f.name == "born")
    assert born.described_by == "born-h born-e"


def test_every_input_has_a_name_that_is_read_back() -> None:
    answers = {"name": "Lò Thị Ban", "born": "1999-02-03", "number": "099199006543",
               "nation": "LA", "sum": 1250000, "ticks": ["a", "c"], "agree": True}  # fmt: skip
    compiled = EVERYTHING.page("many")
    assert compiled is not None
    replayed = journey(EVERYTHING, answers, TODAY)
    shown = page_view(form=EVERYTHING, page=compiled, replayed=replayed, answers=answers,
                      typed={}, errors=(), language="vi")  # fmt: skip
    sent: dict[str, list[str]] = {"nation": ["LA"]}
    for f in shown.fields:
        sent.update({p.name: [p.value] for p in f.parts})
        if f.options:
            sent[f.name] = [o.value for o in f.options if o.is_chosen]
        elif f.kind not in {"date", "select"}:
            sent[f.name] = [f.value]
    assert fill(compiled, sent, {}, TODAY).answers == answers
    assert '<option value="LA" selected>' in next(
        f.options_html for f in shown.fields if f.name == "nation"
    )


@pytest.mark.django_db
def test_a_new_page_begins_with_what_the_account_says_and_a_saved_one_does_not() -> None:
    account = citizen()
    shown = {f.name: f for f in view("many", account=account).fields}
    assert shown["name"].value == "Lò Thị Ban"
    assert shown["number"].value == "099 199 006 543"
    assert '<option value="VN" selected>' in shown["nation"].options_html
    again = {f.name: f for f in view("many", {"name": [""]}, account=account).fields}
    assert again["name"].value == ""


def test_a_question_that_depends_on_another_of_its_page_says_when_to_answer() -> None:
    place = next(f for f in view("one").fields if f.name == "place")
    assert place.reveal is not None
    assert (place.reveal.input, place.reveal.values) == ("way", "post")
    assert "“post”" in place.reveal.words
    assert place.reveal.words in printed(view("one"))


def test_what_is_typed_into_a_question_that_does_not_count_is_no_error() -> None:
    shown = view("one", {"way": ["counter"], "place-commune": ["x"]})
    assert shown.errors == ()


def test_a_page_of_rows_shows_one_empty_row_and_no_more_than_it_may() -> None:
    assert len(view("rows").rows) == 1
    two = view("rows", {"people-0-who": ["An Nhiên"]}, wants_row=True)
    assert [row.title for row in two.rows] == ["Người 1", "Người 2"]
    assert not two.may_add_row


def test_rows_with_errors_lead_to_their_inputs() -> None:
    shown = view("rows", {"people-0-who": ["An Nhiên"], "people-1-who": ["An 2"]})
    [error] = shown.errors
    assert error.href == "#people-1-who"
    assert error.words.startswith("Người 2, who: tên người")


def test_a_label_that_is_a_question_keeps_its_question_mark() -> None:
    raw = document(page("p", {**field("many", "integer"), "label": {"vi": "Cần mấy bản?"}}))
    shown = view("p", {}, form=compile_form(parse_document(raw), vocabularies()))
    assert [e.words for e in shown.errors] == ["Cần mấy bản? Xin ghi một số."]


def test_every_code_that_the_rules_can_say_has_words() -> None:
    listed = (error_codes.__doc__ or "").partition("Codes:")[2]
    codes = {part.split("(")[0].strip(" .\n") for part in _outside_brackets(listed)}
    assert codes == codes_in_words()


def _outside_brackets(text: str) -> list[str]:
    parts, depth = [""], 0
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def test_errors_speak_the_readers_language() -> None:
    asked = EVERYTHING.document.pages[1].fields[2]
    short = FieldError("number", "wrong_length", (("expected", 12), ("actual", 11)))
    assert error_words(short, asked, "vi") == "Cần 12 chữ số. Anh/chị mới nhập 11."
    with translation.override("en"):
        assert "11" in error_words(short, asked, "en")
        assert "Anh/chị" not in error_words(short, asked, "en")


def test_the_summary_says_answers_as_people_read_them() -> None:
    answers = {"way": "post", "name": "Lò Thị Ban", "born": "1999-02-03",
               "number": "099199006543", "nation": "VN", "sum": 1250000, "ticks": ["a", "c"],
               "agree": True, "people": [{"who": "An Nhiên"}],
               "place": {"province": "99", "commune": "Xã Đồng Sen", "detail": "Số 5"}}  # fmt: skip
    said = {row.label: row.value for s in summary(EVERYTHING, answers, "vi") for row in s.rows}
    assert said == {
        "way": "post", "place": "Số 5, Xã Đồng Sen, Tỉnh Lam Giang", "name": "Lò Thị Ban",
        "born": "03/02/1999", "number": "099 199 006 543", "nation": "Việt Nam",
        "sum": "1.250.000 đồng", "ticks": "a, c", "agree": "Đồng ý", "Người 1": "An Nhiên",
    }  # fmt: skip
