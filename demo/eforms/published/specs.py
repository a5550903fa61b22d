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
RESIDENCE = ["Luật Cư trú 68/2020/QH14", "Nghị định 154/2024/NĐ-CP", "Thông tư 53/2025/TT-BCA"]


@dataclass(frozen=True)
class Ask:
    """One blank: its printed label ("": not in the Word form), its question, type and settings."""

    id: str
    printed: str
    en: str
    type: str = "text"
    vi: str = ""
    demand: str = "required"
    more: dict[str, Any] = field(default_factory=dict)
    options: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Step:
    """One page: its question and its blanks. `lead`: a line of the Word form before them."""

    id: str
    vi: str
    en: str
    asks: tuple[Ask, ...]
    lead: str = ""
    repeat: str = ""


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
    """One official form, and the procedure it is for. `printed`: its title, where it is another."""

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

    @property
    def subject_id(self) -> str:
        """The question about the personal number of whom the form is about."""
        return self.subject.replace("_ho_ten", "_so_dinh_danh")


def ask(id: str, printed: str, en: str, type: str = "text", **more: Any) -> Ask:
    """Return a blank; `vi`, `demand` and `options` apart, the rest are settings of its type."""
    own = {key: more.pop(key) for key in ("vi", "demand", "options") if key in more}
    return Ask(id, printed, en, type, more=more, **own)


NAME = {"prefill": "account.full_name", "autocomplete": "name"}
ID = {"prefill": "account.person_id"}


def applicant(relation: str = "", relation_en: str = "") -> Step:
    """The page about who asks."""
    asks = [
        ask("nyc_ho_ten", "Họ, chữ đệm, tên người yêu cầu", "Full name of the person asking",
            "person_name", vi="Họ, chữ đệm, tên của anh/chị", **NAME),
        ask("nyc_so_dinh_danh", "Số định danh cá nhân", "Personal identification number",
            "person_id", **ID),
        ask("nyc_noi_cu_tru", "Nơi cư trú", "Place of residence", "address"),
    ]  # fmt: skip
    if relation:
        asks.append(ask("nyc_quan_he", relation, relation_en, max_length=60))
    return Step("nguoi_yeu_cau", "Anh/chị là ai?", "Who are you?", tuple(asks))


def person(prefix: str, vi: str, en: str, *, lead: str = "", dead: bool = False) -> Step:
    """The page about somebody else: name, birth, sex, people, nationality, number, residence."""
    last = "Nơi cư trú cuối cùng" if dead else "Nơi cư trú"
    return Step(
        f"{prefix}_nguoi", vi, en,
        (
            ask(f"{prefix}_ho_ten", "Họ, chữ đệm, tên", "Full name", "person_name"),
            ask(f"{prefix}_ngay_sinh", "Ngày, tháng, năm sinh", "Date of birth", "date", range="past"),
            ask(f"{prefix}_gioi_tinh", "Giới tính", "Sex", "sex"),
            ask(f"{prefix}_dan_toc", "Dân tộc", "Ethnic group", "ethnic_group"),
            ask(f"{prefix}_quoc_tich", "Quốc tịch", "Nationality", "nationality"),
            ask(f"{prefix}_so_dinh_danh", "Số định danh cá nhân", "Personal identification number",
                "person_id", demand="soft"),
            ask(f"{prefix}_noi_cu_tru", last, "Last residence" if dead else "Residence", "address"),
        ),
        lead=lead,
    )  # fmt: skip


def registered(what: str, en: str, prefix: str = "da") -> Step:
    """The page about where something was registered before."""
    return Step(
        f"{prefix}_dang_ky", f"Đã đăng ký {what} ở đâu, khi nào?", f"Where and when was {en} registered?",
        (
            ask(f"{prefix}_noi", f"Đã đăng ký {what} tại", "Registered at"),
            ask(f"{prefix}_ngay", "Ngày đăng ký", "Date of registration", "date", range="past",
                demand="soft"),
            ask(f"{prefix}_so", "Số", "Number", demand="optional", max_length=40, width="short"),
            ask(f"{prefix}_quyen", "Quyển số", "Book number", demand="optional", max_length=40,
                width="short"),
        ),
    )  # fmt: skip


def why(printed: str, en: str, question: str, question_en: str, id: str = "ly_do") -> Step:
    """The page about a reason or a request, several lines long."""
    return Step(id, question, question_en, (ask(id, printed, en, "long_text"),))


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
