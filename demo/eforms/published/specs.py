"""
What the official forms of the demo ask: printed labels, and our questions in both languages.

The labels follow the forms of Circular 04/2020/TT-BTP (civil status) and form CT01 (residence) and
were written down by hand, the civil-status ones shortened to what our pages ask; wording of questions
is ours. Nobody has compared them with the instruments in force: every document says
`verified: false`.
"""

from dataclasses import dataclass, field
from typing import Any

CIVIL = ["Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP", "Thông tư 04/2020/TT-BTP"]
FAMILY = "Luật Hôn nhân và gia đình 52/2014/QH13"
RESIDENCE = ["Luật Cư trú 68/2020/QH14", "Nghị định 154/2024/NĐ-CP", "Thông tư 53/2025/TT-BCA"]


@dataclass(frozen=True)
class Ask:
    """
    One blank: its printed label ("": not in the Word form), its question, type and settings.

    `boxes`: that many boxes, one a digit. `beside`: printed on the line of the blank before.
    """

    id: str
    printed: str
    en: str
    type: str = "text"
    vi: str = ""
    demand: str = "required"
    more: dict[str, Any] = field(default_factory=dict)
    options: tuple[tuple[str, str, str], ...] = ()
    boxes: int = 0
    beside: bool = False


@dataclass(frozen=True)
class Step:
    """
    One page: its question and its blanks. `lead`: a line of the Word form before them. `side`: the
    blanks are this column of a table that has one column for each of two parties.
    """

    id: str
    vi: str
    en: str
    asks: tuple[Ask, ...]
    lead: str = ""
    repeat: str = ""
    side: str = ""
    hint: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """One component of the dossier: code in the national record, and when it is asked for."""

    id: str
    component: str
    vi: str
    en: str
    when: dict[str, Any] | None = None
    optional: bool = False
    hint: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Spec:
    """
    One official form, and the procedure it is for. `printed`: its title, where it is another.

    `example`: answers of the accepted example that differ from the sampled ones; `refused`: the
    name of the refused one, and its answers that differ from the accepted.
    """

    id: str
    procedure: str
    vi: str
    en: str
    law: list[str]
    steps: tuple[Step, ...]
    subject: str
    mark: str = ""
    printed: str = ""
    papers: tuple[Paper, ...] = ()
    example: dict[str, Any] = field(default_factory=dict)
    refused: tuple[str, dict[str, Any]] = ("", {})

    @property
    def subject_id(self) -> str:
        """The question about the personal number of whom the form is about."""
        return self.subject.replace("_ho_ten", "_so_dinh_danh")


def ask(id: str, printed: str, en: str, type: str = "text", **more: Any) -> Ask:
    """Return a blank; `vi`, `demand` and `options` apart, the rest are settings of its type."""
    own = {
        key: more.pop(key) for key in ("vi", "demand", "options", "boxes", "beside") if key in more
    }
    return Ask(id, printed, en, type, more=more, **own)


def words(vi: str, en: str) -> dict[str, str]:
    """Return words as documents keep them."""
    return {"vi": vi, "en": en}


def check(that: dict[str, Any], vi: str, en: str) -> dict[str, Any]:
    """Return the setting of a question that holds its answer to a condition."""
    return {"checks": [{"that": that, "say": words(vi, en)}]}


HINT_NAME = words("Viết có dấu, đúng như giấy tờ.", "With all accents, as on the papers.")
HINT_ID = words("12 chữ số trên thẻ căn cước.", "The 12 digits on the identity card.")
HINT_RESIDENCE = words(
    "Nơi thường trú; không có thì ghi nơi tạm trú, hoặc nơi đang sinh sống.",
    "The permanent residence; else the temporary one, or where one lives now.",
)
KIN = ["Vợ", "Chồng", "Con", "Cha", "Mẹ", "Anh", "Chị", "Em", "Ông", "Bà", "Cháu"]
NAME = {"prefill": "account.full_name", "autocomplete": "name", "hint": HINT_NAME}
ID = {"prefill": "account.person_id", "hint": HINT_ID}


def applicant(relation: str = "", relation_en: str = "") -> Step:
    """The page about who asks."""
    asks = [
        ask("nyc_ho_ten", "Họ, chữ đệm, tên người yêu cầu", "Full name of the person asking",
            "person_name", vi="Họ, chữ đệm, tên của anh/chị", **NAME),
        ask("nyc_so_dinh_danh", "Số định danh cá nhân", "Personal identification number",
            "person_id", **ID),
        ask("nyc_noi_cu_tru", "Nơi cư trú", "Place of residence", "address", hint=HINT_RESIDENCE),
    ]  # fmt: skip
    if relation:
        asks.append(
            ask("nyc_quan_he", relation, relation_en, max_length=60, width="mid", suggestions=KIN,
                hint=words("Ví dụ: con, vợ, em ruột; là chính mình thì ghi: bản thân.",
                           "For example: child, wife, brother; if it is you: oneself."))
        )  # fmt: skip
    return Step("nguoi_yeu_cau", "Anh/chị là ai?", "Who are you?", tuple(asks))


def person(
    prefix: str, vi: str, en: str, *, lead: str = "", dead: bool = False, side: str = "",
    unlike: str = "", adult: int = 0,
) -> Step:  # fmt: skip
    """
    The page about somebody else: name, birth, sex, people, nationality, number, residence.

    `side`: a column of a table of two parties, which has no sex; `unlike`: whose number it is not;
    `adult`: the least age in full years, 0 for none.
    """
    last = "Nơi cư trú cuối cùng" if dead else "Nơi cư trú"
    old = check(
        {"ge": [{"age_years": [f"${prefix}_ngay_sinh", "@today"]}, adult]},
        f"Người này phải từ đủ {adult} tuổi. Xin xem lại ngày sinh.",
        f"This person must be at least {adult} years old. Please check the date of birth.",
    )
    other = check(
        {"ne": [f"${prefix}_so_dinh_danh", f"${unlike}_so_dinh_danh"]},
        "Hai người không thể có cùng số định danh. Xin xem lại.",
        "Two people cannot have the same number. Please check.",
    )
    sex = ask(f"{prefix}_gioi_tinh", "Giới tính", "Sex", "sex")
    beside = {} if side else {"beside": True}
    return Step(
        f"{prefix}_nguoi", vi, en,
        (
            ask(f"{prefix}_ho_ten", "Họ, chữ đệm, tên", "Full name", "person_name", hint=HINT_NAME),
            ask(f"{prefix}_ngay_sinh", "Ngày, tháng, năm sinh", "Date of birth", "date", range="past",
                **(old if adult else {})),
            *(() if side else (sex,)),
            ask(f"{prefix}_dan_toc", "Dân tộc", "Ethnic group", "ethnic_group", **beside),
            ask(f"{prefix}_quoc_tich", "Quốc tịch", "Nationality", "nationality", initial="VN", **beside),
            ask(f"{prefix}_so_dinh_danh", "Số định danh cá nhân", "Personal identification number",
                "person_id", demand="soft",
                hint=words("12 chữ số trên thẻ căn cước. Không biết thì để trống.",
                           "The 12 digits on the identity card. Leave empty if unknown."),
                **(other if unlike else {})),
            ask(f"{prefix}_noi_cu_tru", last, "Last residence" if dead else "Residence", "address",
                hint=HINT_RESIDENCE),
        ),
        lead=lead, side=side,
    )  # fmt: skip


def registered(
    what: str, en: str, *, on_or_after: str = "", late: str = "", again: bool = False
) -> Step:
    """
    The page about where something was registered before.

    `on_or_after`: the date that cannot be later, and `late` what is said then; `again`: only what
    was registered before 2016 is registered again (Decree 123/2015, article 24).
    """
    checks = []
    if on_or_after:
        checks += check(
            {"ge": ["$da_ngay", f"${on_or_after}"]}, f"Ngày đăng ký không thể trước {late}. Xin xem lại.",
            "It cannot have been registered before it happened. Please check.",
        )["checks"]  # fmt: skip
    if again:
        checks += check(
            {"lt": ["$da_ngay", {"date": "2016-01-01"}]},
            "Chỉ đăng ký lại việc đã đăng ký trước ngày 01/01/2016. Đăng ký sau ngày đó, anh/chị xin cấp bản sao trích lục.",
            "Only what was registered before 1 January 2016 is registered again. If it was later, please ask for a copy of the extract.",
        )["checks"]  # fmt: skip
    return Step(
        "da_dang_ky", f"Đã đăng ký {what} ở đâu, khi nào?", f"Where and when was {en} registered?",
        (
            ask("da_noi", f"Đã đăng ký {what} tại", "Registered at",
                hint=words("Tên cơ quan lúc đó. Ví dụ: Ủy ban nhân dân xã Ví Dụ",
                           "The office of that time. For example: People's Committee of Ví Dụ Commune")),
            ask("da_ngay", "Ngày đăng ký", "Date of registration", "date", range="past", demand="soft",
                hint=words("Xem trên giấy cũ. Không nhớ thì để trống.",
                           "It stands on the old paper. Leave empty if you do not remember."),
                **({"checks": checks} if checks else {})),
            ask("da_so", "Số", "Number", demand="optional", max_length=40, width="short"),
            ask("da_quyen", "Quyển số", "Book number", demand="optional", max_length=40, width="short",
                beside=True),
        ),
    )  # fmt: skip


def why(
    printed: str, en: str, question: str, question_en: str, id: str = "ly_do",
    hint: dict[str, str] | None = None,
) -> Step:  # fmt: skip
    """The page about a reason or a request, several lines long."""
    more = {"hint": hint} if hint else {}
    return Step(id, question, question_en, (ask(id, printed, en, "long_text", **more),))


def which(id: str, vi: str, en: str, *options: tuple[str, str, str]) -> Ask:
    """Return a choice that decides what else is asked and that the Word form does not print."""
    return ask(id, "", en, "choice", vi=vi, options=options)


def authorised(component: str) -> Paper:
    """The paper of whoever acts for another."""
    return Paper(
        "uy_quyen", component, "Văn bản ủy quyền", "Authorisation", optional=True,
        hint=("Chỉ khi anh/chị làm thay người khác.", "Only if you act for somebody else."),
    )  # fmt: skip


COPIES = Step(
    "ban_sao", "Anh/chị cần bản sao trích lục không?", "Do you need copies of the extract?",
    (ask("so_ban_sao", "Số lượng bản sao đề nghị cấp", "Number of copies", "integer",
         demand="optional", least=0, most=50),),
)  # fmt: skip
