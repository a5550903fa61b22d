"""What the Word reader found becomes a form that runs, as it stands."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.eforms.drafting import draft_document
from motcua.eforms.drafting.document import Drafted
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.word.draft import WordDraft
from motcua.eforms.word.fields import Field, Repeating
from motcua.rules.form_document import WordSource, compile_form, parse_document, run_examples

TODAY = date(2026, 11, 23)
WORD = WordSource("a" * 64, "to-khai.docx")


def drafted(*fields: Field, tables: tuple[Repeating, ...] = ()) -> Drafted:
    draft = WordDraft("TỜ KHAI THỬ", fields, tables)
    return draft_document(draft, form_id="to-khai", word=WORD, today=TODAY)


def asked(made: Drafted) -> dict[str, dict[str, Any]]:
    return {field["id"]: field for page in made.document["pages"] for field in page["fields"]}


def test_a_draft_asks_what_the_word_form_asks_and_how_the_result_comes() -> None:
    made = drafted(
        Field("Họ, chữ đệm và tên", "text", "person_name", blank="p7:12-30"),
        Field("Ngày, tháng, năm sinh", "date"),
        Field("Giới tính", "choice", "sex", options=("Nam", "Nữ")),
        Field("Email", "email"),
    )
    fields = asked(made)
    assert fields["ho_chu_dem_va_ten"]["type"] == "person_name"
    assert fields["ho_chu_dem_va_ten"]["blank"] == "p7:12-30"
    assert fields["ngay_thang_nam_sinh"]["range"] == "past"
    assert fields["gioi_tinh"]["type"] == "sex"
    assert fields["email"]["required"] is False
    assert fields["cach_nhan_ket_qua"]["type"] == "choice"


def test_a_person_s_particulars_stand_on_one_page_and_come_from_the_account() -> None:
    made = drafted(
        Field("Họ và tên", "text", "person_name"),
        Field("Ngày sinh", "date"),
        Field("Số định danh cá nhân", "person_id"),
        Field("Họ và tên cha", "text", "person_name"),
    )
    first = made.document["pages"][0]
    assert [f["id"] for f in first["fields"]] == ["ho_va_ten", "ngay_sinh"]
    assert first["title"]["vi"] == "Họ và tên và ngày sinh"
    fields = asked(made)
    assert fields["ho_va_ten"]["prefill"] == "account.full_name"
    assert "prefill" not in fields["ho_va_ten_cha"]
    assert made.document["parties"]["applicant"]["full_name"] == "$ho_va_ten"
    assert made.document["subject_title"]["vi"] == "Tờ khai thử – {ho_va_ten}"


def test_what_the_reader_is_unsure_of_is_recommended_and_not_demanded() -> None:
    made = drafted(Field("Nội dung", confidence=0.6), Field("Lý do", confidence=0.9))
    assert asked(made)["noi_dung"]["soft"] is True
    assert "soft" not in asked(made)["ly_do"]
    assert made.confidence["noi_dung"] == 0.6


def test_boxes_that_follow_each_other_are_one_question_with_their_boxes() -> None:
    made = drafted(
        Field("Bản sao", "checkbox", section="Giấy tờ kèm theo", blank="p3:1-2"),
        Field("Bản chính", "checkbox", section="Giấy tờ kèm theo", blank="p4:1-2"),
        Field("Đã nộp lệ phí", "checkbox", section="Khác", blank="p5:1-2"),
    )
    ticks = asked(made)["giay_to_kem_theo"]
    assert ticks["type"] == "multi_choice"
    assert [o["blank"] for o in ticks["options"]] == ["p3:1-2", "p4:1-2"]
    assert asked(made)["da_nop_le_phi"]["type"] == "declaration"
    assert asked(made)["da_nop_le_phi"]["required"] is False


def test_a_table_is_a_page_to_which_rows_are_added() -> None:
    columns = [Field("Họ và tên", "text", "person_name", blank="c2"), Field("Năm sinh", "year")]
    made = drafted(tables=(Repeating("Thành viên", columns, "t1", "t1"),))
    page = made.document["pages"][0]
    assert page["repeat"]["blank"] == "t1"
    assert page["fields"][0]["blank"] == "c2"
    assert page["fields"][1]["required"] is False


def test_equal_labels_get_ids_of_their_own() -> None:
    made = drafted(Field("Xã"), Field("Xã"), Field("123"))
    assert list(asked(made))[:3] == ["xa", "xa_2", "muc_123"]


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80)
FIELDS = st.builds(
    Field,
    label=WORDS,
    type=st.sampled_from(
        [
            "text",
            "long_text",
            "date",
            "year",
            "number",
            "money",
            "person_id",
            "phone",
            "email",
            "address",
            "choice",
            "checkbox",
        ]
    ),
    kind=st.sampled_from(["", "person_name", "ethnic_group", "nationality", "sex", "tax_code"]),
    section=WORDS,
    options=st.lists(WORDS, max_size=4).map(tuple),
    hint=WORDS,
    confidence=st.floats(0, 1),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(FIELDS, min_size=1, max_size=8),
    st.lists(st.builds(Repeating, label=WORDS, columns=st.lists(FIELDS, max_size=3)), max_size=2),
)
def test_every_draft_parses_and_its_examples_hold(
    fields: list[Field], tables: list[Repeating]
) -> None:
    made = drafted(*fields, tables=tuple(tables))
    form = compile_form(parse_document(made.document), vocabularies())
    outcomes = run_examples(form)
    assert outcomes and all(outcome.holds for outcome in outcomes)
