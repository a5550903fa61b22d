"""People find procedures by their own words. A small catalogue; the judged set is test_judged."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.catalogue.models import ProcedureSynonym
from motcua.catalogue.operations.edit_synonym import (
    PhraseTaken,
    SynonymNotUsable,
    switch_synonym,
    write_synonym,
)
from motcua.catalogue.search import search
from motcua.catalogue.search.mistyping import decoded, is_syllable, sound
from motcua.catalogue.search.variants import kinds_asked, kinds_offered
from motcua.catalogue.search.words import folded_syllables, same_letters
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.journal.models import JournalEntry

pytestmark = pytest.mark.django_db

NAMES = {
    "1.001193": "Thủ tục đăng ký khai sinh",
    "1.004884": "Thủ tục đăng ký lại khai sinh",
    "1.004772": "Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân",
    "2.000528": "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
    "1.000656": "Thủ tục đăng ký khai tử",
    "1.000894": "Thủ tục đăng ký kết hôn",
    "1.004194": "Đăng ký tạm trú",
    "1.002755": "Gia hạn tạm trú",
    "1.013225": "Cấp giấy phép xây dựng mới đối với công trình và nhà ở riêng lẻ",
    "1.013227": "Gia hạn giấy phép xây dựng đối với công trình",
    "3.000347": "Đổi giấy phép lái xe",
    "3.000348": "Cấp lại giấy phép lái xe",
    "1.007689": "Khai thuế đối với cá nhân cho thuê bất động sản",
    "1.001632": "Giải quyết hưởng chế độ TNLĐ, BNN đối với trường hợp bị TNLĐ lần đầu",
    "1.115301": "Đăng ký khai sinh tại nhà",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    local = {"1.115301": {"procedure_class": "TTHC đặc thù địa phương"}}
    take(tmp_path, *(record(code, name, **local.get(code, {})) for code, name in NAMES.items()))


def _codes(words: str) -> list[str]:
    return [hit.code for hit in search(words).hits]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("đăng ký khai sinh", "1.001193"),  # the plain one before its variants
        ("dang ky khai sinh", "1.001193"),
        ("ĐĂNG KÍ KHAI SINH", "1.001193"),
        ("đăng ký khai sing", "1.001193"),
        ("dang ky khia sinh", "1.001193"),
        ("khaisinh", "1.001193"),
        ("ddawng kys khai sinh", "1.001193"),
        ("d9ang ky1 khai sinh", "1.001193"),
        ("đăng ký lại khai sinh", "1.004884"),
        ("khai sinh yếu tố nước ngoài", "2.000528"),
        ("giay phep xay dug", "1.013225"),
        ("giay fep xay dung", "1.013225"),
        ("gia hạn giấy phép xây dựng", "1.013227"),
        ("dang ky tam chu", "1.004194"),
        ("cap lai giay phep lai xe", "3.000348"),
        ("1.000656", "1.000656"),
        ("thủ tục 1.000656 là gì", "1.000656"),
    ],
)
def test_what_people_type_finds_the_plain_procedure_first(
    catalogue: None, words: str, code: str
) -> None:
    assert _codes(words)[0] == code


def test_another_localitys_own_procedure_stands_behind_the_nations(catalogue: None) -> None:
    found = _codes("đăng ký khai sinh")
    assert found.index("1.001193") < found.index("1.004772") < found.index("1.115301")


def test_diacritics_that_were_typed_tell_tax_from_rent(catalogue: None) -> None:
    assert _codes("thuê")[0] == _codes("thuế")[0] == "1.007689"
    assert _codes("khai thuế cho thuê")[0] == "1.007689"


def test_a_mended_query_says_how_it_was_read(catalogue: None) -> None:
    suggestion = search("giay phep xay dug").suggestion
    assert suggestion is not None
    assert suggestion.words == "giấy phép xây dựng"
    assert search("giấy phép xây dựng").suggestion is None
    assert search("khaisinh").suggestion is None  # only a space was missing


def test_nothing_is_found_for_nothing(catalogue: None) -> None:
    for words in ("", "   ", "!!!", "?"):
        assert search(words).hits == ()


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE catalogue_procedure; --",
        "a | b & !c <-> d:*",
        "%_%",
        "\\",
        "x" * 10_000,
        "\x00\x01",
        "khai " * 500,
        "🙂 khai sinh",
        "ký\u0301\u0301\u0301",
    ],
)
def test_no_words_break_the_search(catalogue: None, words: str) -> None:
    search(words)


@given(st.text(max_size=60))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_any_text_can_be_searched_for(catalogue: None, words: str) -> None:
    outcome = search(words)
    assert len({hit.code for hit in outcome.hits}) == len(outcome.hits)


def _write(phrase: str, **more: Any) -> ProcedureSynonym:
    values = {"meaning": "", "codes": [], "provenance": "Họp tổ dân phố", **more}
    return write_synonym(phrase=phrase, actor="account:7", at=MONDAY, **values)


def test_an_abbreviation_that_an_official_writes_works_at_once(catalogue: None) -> None:
    assert _codes("gplx")[:1] != ["3.000347"]
    _write("gplx", meaning="giấy phép lái xe")
    assert set(_codes("gplx")[:2]) == {"3.000347", "3.000348"}
    assert _codes("mất gplx")[0] == "3.000348"


def test_an_everyday_name_leads_to_its_procedures_best_first(catalogue: None) -> None:
    _write("bằng lái", codes=["3.000348", "3.000347"])
    assert _codes("bang lai")[:2] == ["3.000348", "3.000347"]


def test_abbreviations_in_official_names_are_found_by_their_long_form(
    catalogue: None, tmp_path: Path
) -> None:
    _write("tnlđ", meaning="tai nạn lao động")
    take(tmp_path, record("1.001643", "Giải quyết chế độ TNLĐ tái phát"))
    assert _codes("tai nạn lao động tái phát")[0] == "1.001643"


def test_a_row_switched_off_leads_nowhere(catalogue: None) -> None:
    row = _write("bằng lái", codes=["3.000348"])
    switch_synonym(synonym_id=row.pk, is_active=False, actor="account:7", at=MONDAY)
    assert "3.000348" not in _codes("bằng lái")[:1]
    row.refresh_from_db()
    assert (row.is_active, row.origin) == (False, "official")


@pytest.mark.parametrize(
    "wrong",
    [
        {"phrase": "  ", "meaning": "x"},
        {"phrase": "sổ đỏ"},
        {"phrase": "sổ đỏ", "codes": ["9.999999"]},
        {"phrase": "sổ đỏ", "meaning": "Sổ đỏ"},
        {"phrase": "sổ đỏ", "meaning": "giấy", "provenance": " "},
    ],
)
def test_a_row_must_mean_something_that_exists_and_say_where_it_is_from(
    catalogue: None, wrong: dict[str, Any]
) -> None:
    with pytest.raises(SynonymNotUsable):
        _write(**wrong)
    assert not ProcedureSynonym.objects.exists()


def test_a_phrase_stands_in_one_row(catalogue: None) -> None:
    _write("gplx", meaning="giấy phép lái xe")
    with pytest.raises(PhraseTaken):
        _write("GPLX", codes=["3.000348"])


def test_a_changed_row_is_journalled_by_its_digest_alone(catalogue: None) -> None:
    row = _write("bằng lái", codes=["3.000348"])
    _write("bằng lái", codes=["3.000347"], synonym_id=row.pk)
    first, second = JournalEntry.objects.filter(tag="catalogue:synonym:write").order_by("id")
    assert (first.before, bool(first.after)) == ("", True)
    assert second.before == first.after != second.after
    assert second.actor == "account:7"


@pytest.mark.parametrize(
    ("typed", "meant"), [("ddawng", "dang"), ("kys", "ky"), ("pheps", "phep"), ("d9a8ng", "dang"),
                         ("dduwowngf", "duong"), ("xaay", "xay"), ("ho65", "ho")],
)  # fmt: skip
def test_keys_left_by_input_methods_are_read_as_letters(typed: str, meant: str) -> None:
    assert meant in decoded(typed)


def test_syllables_said_alike_share_a_key() -> None:
    assert sound("tru") == sound("chu")
    assert sound("ky") == sound("ki")
    assert sound("phep") == sound("fep")
    assert sound("sinh") == sound("xin")
    assert sound("khai") != sound("cai")


def test_what_cannot_be_a_syllable_is_known() -> None:
    assert all(map(is_syllable, ("khai", "nghieng", "duong", "quyen", "y", "uyen")))
    assert not any(map(is_syllable, ("dug", "gplx", "sinhh", "khaisinh")))


def test_the_same_letters_may_carry_their_tone_elsewhere() -> None:
    assert same_letters("hoà", "hòa")
    assert same_letters("kí", "ký")
    assert not same_letters("thuế", "thuê")


def test_acts_are_told_apart_although_their_words_are_common() -> None:
    again = folded_syllables("Cấp lại giấy phép lái xe")
    both = folded_syllables("Cấp, cấp lại Phù hiệu cho xe ô tô")
    assert kinds_asked(again) == {"again"}
    assert kinds_offered(both) == frozenset()
    assert kinds_asked(folded_syllables("mất bằng lái")) == {"again"}
    assert kinds_asked(folded_syllables("giấy phép lái xe")) == frozenset()
