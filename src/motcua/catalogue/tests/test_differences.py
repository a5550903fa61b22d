"""What changed is said in words; a content written in a form is read back as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.reading import written
from motcua.catalogue.reading.change_words import tell
from motcua.catalogue.reading.content import (
    Fee,
    LegalDocument,
    Paper,
    PaperGroup,
    ProcedureContent,
    Result,
    Step,
    Terms,
    facts_of,
)
from motcua.catalogue.reading.differences import Part, differences, parts_of
from motcua.catalogue.reading.three_way import ChangedBy, take_national, three_way

DAYS = "ngay_lam_viec"
CHANNELS = ("online", "counter", "post")
FORM = Paper("Tờ khai đăng ký khai sinh", 1, 0, code="TK1")


def content(**more: object) -> ProcedureContent:
    made = ProcedureContent(
        code="1.001193",
        name="Đăng ký khai sinh",
        field="Hộ tịch",
        levels=("commune",),
        executing_agency="Ủy ban nhân dân cấp xã",
        subjects=("citizen",),
        terms=tuple(Terms(c, Decimal(3), DAYS, fees=(Fee("le_phi", 8000),)) for c in CHANNELS),
        papers=(PaperGroup("", (FORM, Paper("Giấy chứng sinh", 1, 0))),),
        results=(Result("Giấy khai sinh", "KQ1"),),
        steps=(Step("Nộp", "Nộp hồ sơ tại xã."),),
        text_state="full",
    )
    return replace(made, **more)


def limits(quantity: int, *channels: str) -> tuple[Terms, ...]:
    return tuple(
        replace(t, quantity=Decimal(quantity)) if t.channel in channels else t
        for t in content().terms
    )


def sentences(before: ProcedureContent, after: ProcedureContent, language: str = "vi") -> list[str]:
    with override(language):
        return [told.sentence for told in tell(differences(before, after))]


def test_nothing_changed_says_nothing() -> None:
    assert differences(content(), content()) == ()


def test_a_shorter_limit_is_one_sentence_for_all_channels() -> None:
    assert sentences(content(), content(terms=limits(2, *CHANNELS))) == [
        "Thời hạn giải quyết: trước là “3 ngày làm việc”, nay là “2 ngày làm việc”."
    ]


def test_a_limit_that_changes_online_only_says_so() -> None:
    assert sentences(content(), content(terms=limits(1, "online"))) == [
        "Thời hạn giải quyết (trực tuyến): trước là “3 ngày làm việc”, nay là “1 ngày làm việc”."
    ]


def test_a_fee_that_is_dropped_and_a_paper_that_is_asked_for_are_said_plainly() -> None:
    free = tuple(replace(t, fees=(Fee("le_phi", 0),)) for t in content().terms)
    papers = (PaperGroup("", (FORM, Paper("Bản sao căn cước", 0, 1))),)
    assert sentences(content(), content(terms=free, papers=papers)) == [
        "Phí, lệ phí: trước là “8.000 đồng”, nay là “không thu”.",
        "Phải nộp thêm: “Bản sao căn cước (1 bản sao)”.",
        "Không phải nộp nữa: “Giấy chứng sinh (1 bản chính)”.",
    ]


def test_a_paper_worded_anew_is_the_same_paper() -> None:
    renamed = replace(FORM, name="Tờ khai đăng ký khai sinh (mẫu mới)")
    papers = (PaperGroup("", (renamed, Paper("Giấy chứng sinh", 1, 0))),)
    changes = differences(content(), content(papers=papers))
    assert [str(change.how) for change in changes] == ["changed"]


def test_a_text_rewritten_shows_its_lines() -> None:
    after = content(steps=(Step("Nộp", "Nộp hồ sơ tại bất kỳ xã nào."),))
    (told,) = tell(differences(content(), after))
    assert [(line.sign, line.words) for line in told.lines] == [
        ("", "Nộp"),
        ("-", "Nộp hồ sơ tại xã."),
        ("+", "Nộp hồ sơ tại bất kỳ xã nào."),
    ]


def test_texts_that_only_came_with_the_national_file_are_no_change() -> None:
    facts = replace(facts_of(content()), text_state="comes_with_import")
    assert differences(facts, content()) == ()
    assert parts_of(differences(facts, content(terms=limits(2, *CHANNELS)))) == (Part.LIMIT,)


def test_in_english_the_words_are_english_and_the_names_stay() -> None:
    (said,) = sentences(content(), content(terms=limits(2, *CHANNELS)), "en")
    assert "3 working days" in said and "trước" not in said


def test_three_ways_tell_who_changed_what() -> None:
    base = content()
    ours = content(terms=limits(2, *CHANNELS), executing_agency="Trung tâm Phục vụ hành chính công")
    theirs = content(
        terms=limits(1, *CHANNELS),
        papers=(PaperGroup("", (FORM,)),),
    )
    found = {s.part: s.changed_by for s in three_way(base=base, ours=ours, theirs=theirs)}
    assert found == {
        Part.EXECUTING: ChangedBy.US,
        Part.LIMIT: ChangedBy.BOTH,
        Part.PAPERS: ChangedBy.NATION,
    }
    taken = take_national(base=base, ours=ours, theirs=theirs)
    assert taken == replace(theirs, executing_agency=ours.executing_agency)


def test_what_both_changed_alike_is_no_difference() -> None:
    both = content(terms=limits(1, *CHANNELS))
    assert three_way(base=content(), ours=both, theirs=both) == ()


def test_a_form_sent_back_untouched_changes_nothing() -> None:
    rich = content(
        papers=(
            PaperGroup("Trẻ bị bỏ rơi", (FORM, Paper("Lưu ý", 0, 0, is_note=True))),
            PaperGroup("", (Paper("Biên bản", None, 2),)),
        ),
        legal_basis=(LegalDocument("60/2014/QH13", "Luật Hộ tịch"),),
        raw_terms="nguyên văn",
    )
    assert written.read(written.write(rich), rich) == rich


def test_a_line_that_cannot_be_read_is_quoted_and_nothing_is_guessed() -> None:
    with pytest.raises(written.CannotRead) as refused:
        written.read_terms("3 ngày làm việc\nphí năm mươi nghìn", "online")
    assert refused.value.words == "phí năm mươi nghìn"
    with pytest.raises(written.CannotRead):
        written.read_papers("Tờ khai một bản", ())
    with pytest.raises(written.CannotRead):
        written.read_papers("Tờ khai | hai | 0", ())


@pytest.mark.parametrize(
    ("typed", "quantity", "unit", "words"),
    [
        ("3 ngày làm việc", Decimal(3), DAYS, ""),
        ("0,5 ngày", Decimal("0.5"), "ngay", ""),
        ("3", Decimal(3), "", ""),
        ("trong ngày", Decimal(1), "trong_ngay", ""),
        ("ngay khi nhận", None, "", "ngay khi nhận"),
        ("không ghi thời hạn", None, "", ""),
    ],
)
def test_a_limit_is_read_as_it_is_written(
    typed: str, quantity: Decimal | None, unit: str, words: str
) -> None:
    (terms,) = written.read_terms(typed, "online")
    assert (terms.quantity, terms.unit, terms.words) == (quantity, unit, words)


_WORD = st.text("abcđêhikơmnươtvxy", min_size=1, max_size=8)
_WORDS = st.lists(_WORD, min_size=1, max_size=4).map(" ".join).map("x {}".format)
_FEES = st.builds(
    Fee,
    st.sampled_from(["phi", "le_phi", "gia", ""]),
    st.none() | st.integers(0, 10**9),
    st.just("") | _WORDS,
)
_UNITS = ["", DAYS, "gio_lam_viec", "ngay", "thang", "gio"]
_TERMS = st.builds(
    Terms,
    st.just("online"),
    st.integers(1, 999).map(Decimal),
    st.sampled_from(_UNITS),
    st.just(""),
    st.lists(_FEES, max_size=3).map(tuple),
    st.just("") | _WORDS,
)
_PAPERS = st.builds(
    Paper, _WORDS, st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)
) | st.builds(lambda name: Paper(name, 0, 0, is_note=True), _WORDS)
_GROUPS = st.lists(
    st.builds(PaperGroup, _WORDS, st.lists(_PAPERS, min_size=1, max_size=3).map(tuple)), max_size=3
).map(tuple)


@given(st.lists(_TERMS, max_size=3).map(tuple))
def test_terms_written_down_are_read_back_the_same(terms: tuple[Terms, ...]) -> None:
    assert written.read_terms(written.write_terms(terms, "online"), "online") == terms


@given(_GROUPS)
def test_papers_written_down_are_read_back_the_same(groups: tuple[PaperGroup, ...]) -> None:
    assert written.read_papers(written.write_papers(groups), groups) == groups
