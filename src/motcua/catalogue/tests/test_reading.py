"""What the reader makes of the national record's defects. No database."""

import gzip
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.reading.content import (
    Fee,
    LegalDocument,
    LimitOfCase,
    Paper,
    PaperGroup,
    ProcedureContent,
    Result,
    Step,
    Terms,
    as_json,
    digest,
    facts_of,
    from_json,
)
from motcua.catalogue.reading.facts import read_header, read_line, write_file
from motcua.catalogue.reading.fees import read_fee
from motcua.catalogue.reading.levels import doubtful_levels
from motcua.catalogue.reading.limits import read_limit
from motcua.catalogue.reading.marks import marks_of
from motcua.catalogue.reading.national import read_record
from motcua.catalogue.reading.refusals import Refusal
from motcua.catalogue.reading.subjects import read_subjects
from motcua.catalogue.reading.text import block, line
from motcua.catalogue.tests.records import record
from motcua.catalogue.vocabulary import Channel


def _read(**more: Any) -> ProcedureContent:
    return read_record(json.dumps(record(**more), ensure_ascii=False).encode())


@pytest.mark.parametrize(
    ("quantity", "unit", "number", "read_unit", "words"),
    [
        (3, "ngày làm việc", "3", "ngay_lam_viec", ""),
        (1, None, "1", "", ""),  # a number without a unit stays so
        (1.5, "ngày làm việc", "1.5", "ngay_lam_viec", ""),
        ("1", None, "1", "", ""),
        (24, "giờ", "24", "gio", ""),  # hours, but which
        (6, "tháng", "6", "thang", ""),
        (0, ".5 giờ", "0.5", "gio", ""),  # "0.5 giờ" that was cut in two
        (10, "-25", None, "", "10-25"),  # a range is no number
        ("Theo mô tả", None, None, "", "Theo mô tả"),
        ("Không quá 03 ngày làm việc.", None, "3", "ngay_lam_viec", ""),
        ("Không quá 30 ngày kể từ ngày nhận đủ hồ sơ hợp lệ", None, "30", "ngay", ""),
        ("Không quá 3 ngày, trừ lễ", None, None, "", "Không quá 3 ngày, trừ lễ"),
        (0, "ngày", None, "", ""),
        (-2, "ngày", None, "", "-2"),
        (None, "ngày", None, "", ""),
        (True, "ngày", None, "", ""),
        ("NaN", None, None, "", "NaN"),
    ],
)
def test_a_limit_is_mended_where_only_its_writing_is_broken(
    quantity: Any, unit: Any, number: str | None, read_unit: str, words: str
) -> None:
    limit = read_limit(quantity, unit)
    expected = Decimal(number) if number else None
    assert (limit.quantity, limit.unit, limit.words) == (expected, read_unit, words)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"kind": "le_phi", "amount_vnd": 0}, Fee("le_phi", 0, "")),
        ({"kind": None, "amount_vnd": 0, "text": "Miễn phí"}, Fee("", 0, "")),
        ({"kind": "phi", "amount_vnd": 30000, "text": "một lần"}, Fee("phi", 30000, "một lần")),
        ({"amount_vnd": None, "text": "20 VNĐ (20.000/tờ)"}, Fee("", None, "20 VNĐ (20.000/tờ)")),
        ({"amount_vnd": 100, "text": None}, Fee("", None, "Nguồn ghi “100”")),
        ({"amount_vnd": None, "amount_source": 45}, Fee("", None, "Nguồn ghi “45”")),
        ({"kind": "PRICE_LEVEL", "amount_vnd": 215000}, Fee("gia", 215000, "")),
    ],
)
def test_a_fee_that_cannot_be_true_keeps_its_words_and_no_amount(
    raw: dict[str, Any], expected: Fee
) -> None:
    assert read_fee(raw) == expected


def test_subjects_cut_apart_at_their_commas_are_put_together() -> None:
    cut = ["Cán bộ", "công chức", "viên chức", "Tổ chức (không bao gồm doanh nghiệp", "HTX)"]
    assert read_subjects([*cut, "Doanh nghiệp Việt Nam", "nhóm 1"]) == (
        "official", "business", "organisation", "other",
    )  # fmt: skip


def test_a_customs_office_at_the_commune_is_doubted_and_kept() -> None:
    customs = _read(levels=["xa", "tinh"], executing_agency="Chi cục Hải quan khu vực")
    assert customs.levels == ("province", "commune")
    assert doubtful_levels(customs) == ("commune",)
    assert "level_doubtful" in marks_of(customs)
    assert doubtful_levels(_read(executing_agency="Công an cấp xã, Chi cục Hải quan")) == ()


def test_invisible_signs_and_decomposed_letters_are_cleaned() -> None:
    assert line("đăng k\u200ey\u0301\x00 hộ  tịch\n") == "đăng ký hộ tịch"
    assert block("Không có thông tinTừ khóaKhông có thông tinMô tảKhông có thông tin") == ""
    assert block("Bước 1\r\n\r\n\r\n\r\nBước 2  ") == "Bước 1\n\nBước 2"


def test_where_no_line_counts_a_copy_the_lines_are_papers_after_all() -> None:
    uncounted = {"name": "- Đơn", "originals": 0, "copies": 0}
    note = {"name": "*Lưu ý: nộp một lần", "originals": 0, "copies": 0}
    counted = {"name": "Tờ khai", "originals": 1, "copies": 0}

    def kinds(*groups: list[dict[str, Any]]) -> list[tuple[str, bool]]:
        read = _read(dossier=[{"case": None, "items": items} for items in groups])
        return [(paper.name, paper.is_note) for group in read.papers for paper in group.papers]

    assert kinds([uncounted, note]) == [("Đơn", False), ("Lưu ý: nộp một lần", True)]
    assert kinds([counted], [uncounted]) == [("Tờ khai", False), ("Đơn", True)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not_json"),
        (b"[1]", "not_an_object"),
        (b"\xff\xfe", "not_utf8"),
        (b"[" * 100_000, "not_json"),
        (b"{}", "code_missing"),
        (b'{"code": "  "}', "code_missing"),
        (b'{"code": 7}', "wrong_type"),
        (b'{"code": "abc", "name": "x"}', "code_malformed"),
        (b'{"code": "1.000001; drop", "name": "x"}', "code_malformed"),
        (b'{"code": "1.000001", "name": " "}', "name_missing"),
        (b'{"code": "1.000001", "name": null}', "name_missing"),
        (json.dumps({"code": "1.000001", "name": "x" * 2001}).encode(), "name_too_long"),
        (b'{"code": "1.000001", "name": "x", "levels": "xa"}', "wrong_type"),
        (b'{"code": "1.000001", "name": "x", "levels": ["huyen"]}', "wrong_type"),
        (b'{"code": "1.000001", "name": "x", "submission": [1]}', "wrong_type"),
        (b'{"code": "1.000001", "name": "x", "dossier": [{"items": [{"name": 5}]}]}', "wrong_type"),
    ],
)
def test_what_cannot_be_built_on_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_record(data)
    assert refused.value.reason == reason


def test_odd_codes_of_the_source_are_kept_and_marked() -> None:
    for code in ("1.0133611", "1.014955-Xoa", "2.009182739"):
        assert "code_irregular" in marks_of(_read(code=code))
    assert "code_irregular" not in marks_of(_read())


def test_unknown_keys_are_passed_over_and_a_byte_order_mark_too() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(record(surprise={"deep": [1]})).encode()
    assert read_record(data) == read_record(json.dumps(record()).encode())


_words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=400).map(line)
_quantities = st.none() | st.integers(1, 99_999).map(lambda n: (Decimal(n) / 4).normalize())
_contents = st.builds(
    ProcedureContent,
    code=st.just("1.000001"),
    name=_words.filter(bool),
    field=_words.filter(bool),
    levels=st.just(("province", "commune")),
    levels_inferred=st.booleans(),
    terms=st.lists(
        st.builds(
            Terms,
            channel=st.sampled_from(Channel.values),
            quantity=_quantities,
            words=_words,
            fees=st.lists(st.builds(Fee, amount_dong=st.none() | st.integers(0, 10**9), words=_words), max_size=2).map(tuple),
            note=_words,
        ),
        max_size=4,
    ).map(lambda terms: tuple(sorted(terms, key=lambda t: Channel.values.index(t.channel)))),
    papers=st.lists(
        st.builds(
            PaperGroup,
            case=_words,
            papers=st.lists(
                st.builds(Paper, name=_words.filter(bool), originals=st.none() | st.integers(0, 3), is_note=st.booleans()),
                min_size=1,
                max_size=3,
            ).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    results=st.lists(st.builds(Result, name=_words.filter(bool)), max_size=2).map(tuple),
    steps=st.lists(st.builds(Step, title=_words, text=_words), max_size=2).map(tuple),
    legal_basis=st.lists(st.builds(LegalDocument, number=_words, title=_words), max_size=2).map(tuple),
    limits_of_cases=st.lists(st.builds(LimitOfCase, name=_words, quantity=_quantities, unit=st.just("ngay")), max_size=2).map(tuple),
    text_state=st.just("comes_with_import"),
)  # fmt: skip


@given(_contents)
def test_a_content_survives_being_stored(content: ProcedureContent) -> None:
    assert from_json(json.loads(json.dumps(as_json(content)))) == content


@given(_contents)
def test_facts_are_the_same_from_the_record_and_from_the_shipped_file(
    content: ProcedureContent,
) -> None:
    packed = write_file([content], as_of="2026-07-18", source="thử")
    header, shipped = gzip.decompress(packed).splitlines()
    assert read_header(header) is not None
    assert digest(facts_of(read_line(shipped))) == digest(facts_of(content))
    assert write_file([read_line(shipped)], as_of="2026-07-18", source="thử") == packed
