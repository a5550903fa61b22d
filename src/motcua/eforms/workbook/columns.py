"""
The sheets of a workbook and their columns: how each is written, and what it says to a clerk.

A column is here once; header, guide, export and import follow it.
"""

from dataclasses import dataclass

from motcua.rules.form_document import FieldType


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `codec` names how its cells are written (see `codecs`); `width` in letters."""

    name: str
    codec: str
    width: int
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; its first `frozen` columns stay in view."""

    name: str
    vi: str
    en: str
    columns: tuple[Column, ...]
    frozen: int = 1

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(c for c in self.columns if c.name == name)


def _both(name: str, width: int, vi: str, en: str) -> tuple[Column, Column]:
    return (
        Column(f"{name}::vi", "words", width, f"{vi} (tiếng Việt)", f"{en}, in Vietnamese"),
        Column(f"{name}::en", "words", width, f"{vi} (tiếng Anh)", f"{en}, in English"),
    )


_FORM = Column(
    "form", "id", 16, "Mã biểu mẫu, như ở trang settings; để trống khi cả tệp chỉ có một biểu mẫu",
    "The form's id, as in settings; may be left empty when the file holds one form only",
)  # fmt: skip
_NOTE = Column(
    "note", "ignored", 30, "Ghi chú riêng của anh/chị; không nhập vào hệ thống",
    "Your own remarks; they stay in the file and are not imported",
)  # fmt: skip
_BLANK = Column(
    "word_blank", "text", 18, "Chỗ trống trong tệp Word ứng với dòng này; hệ thống ghi",
    "The blank of the Word form that this row fills; written by the system",
)  # fmt: skip
_RELEVANT = Column(
    "relevant", "expression", 34, "Chỉ hỏi khi điều kiện này đúng, ví dụ ${quan_he} = 'me'",
    "Asked only when this condition is true, such as ${quan_he} = 'me'",
)  # fmt: skip

SURVEY = Sheet(
    "survey",
    "Các trang và câu hỏi, theo thứ tự hỏi. Mỗi trang một dòng page, rồi đến các câu hỏi của trang.",
    "Pages and questions in the order of asking: a row of type page, then the questions on it.",
    (
        _FORM,
        Column("page", "id", 16, "Mã trang; để trống: trang đứng ngay trên",
               "The page's id; empty: the page above"),
        Column("id", "id", 22, "Mã câu hỏi (chữ thường không dấu, số, gạch dưới), không trùng nhau",
               "The question's id: small letters, digits, underscores; used once"),
        Column("type", "id", 15, "Loại câu hỏi; page: bắt đầu một trang; check: thêm một điều kiện"
               " kiểm tra cho câu ngay trên; calculate: giá trị tính ra",
               "Type of the question; page begins a page, check adds a check to the question above,"
               " calculate is a computed value"),
        *_both("label", 34, "Câu hỏi; ở dòng page là tiêu đề trang", "The question; a page's title"),
        *_both("hint", 30, "Lời chỉ dẫn dưới câu hỏi", "Advice under the question"),
        Column("required", "required", 14, "yes: bắt buộc; no: không; recommended: nên có, thiếu chỉ"
               " nhắc; hoặc một điều kiện. Để trống: bắt buộc",
               "yes, no, recommended (its absence only warns), or a condition. Empty: yes"),
        _RELEVANT,
        Column("constraint", "expression", 34, "Câu trả lời phải thỏa điều kiện này",
               "What must be true of the answer"),
        *_both("constraint_message", 34, "Nói gì khi điều kiện kiểm tra không đúng",
               "What to say when it is not"),
        Column("calculation", "expression", 34, "Công thức của dòng calculate",
               "The expression of a calculate row"),
        Column("prefill", "id", 20, "Điền sẵn từ tài khoản, ví dụ account.full_name",
               "Filled in from the account, such as account.full_name"),
        _BLANK,
        Column("options", "id", 18, "Tên danh sách lựa chọn ở trang choices",
               "Name of the list in choices"),
        Column("initial", "text", 14, "Giá trị chọn sẵn", "Chosen beforehand"),
        Column("display", "id", 10, "Hiện lựa chọn thành: radio hoặc select", "radio or select"),
        Column("min_length", "integer", 10, "Số chữ ít nhất", "Fewest characters"),
        Column("max_length", "integer", 10, "Số chữ nhiều nhất", "Most characters"),
        Column("least", "integer", 10, "Số nhỏ nhất", "Smallest number"),
        Column("most", "integer", 10, "Số lớn nhất", "Largest number"),
        Column("decimals", "integer", 10, "Số chữ số thập phân", "Decimals"),
        *_both("unit", 10, "Đơn vị, ví dụ tháng, bản", "Unit, such as months or copies"),
        Column("range", "id", 10, "Ngày phải: past (đã qua), future (sắp tới), any",
               "A date's range: past, future, any"),
        Column("detail", "id", 10, "Số nhà, thôn của địa chỉ: required, optional, none",
               "House and street of an address: required, optional, none"),
        Column("suggestions", "lines", 22, "Gợi ý khi gõ, mỗi dòng một gợi ý",
               "Suggestions while typing, one a line"),
        Column("width", "id", 8, "Ô rộng: full, mid, short", "Width: full, mid, short"),
        Column("autocomplete", "id", 14, "Trình duyệt điền giúp: name, bday, tel, email…",
               "What the browser may fill in: name, bday, tel, email…"),
        *_both("section", 22, "Tên ngắn của trang (dòng page)", "The page's short name (page row)"),
        *_both("why", 30, "Vì sao hỏi (dòng page)", "Why we ask (page row)"),
        Column("repeat", "id", 16, "Mã nhóm lặp lại, khi trang hỏi nhiều người, nhiều mục (dòng page)",
               "Id of the repeated group, when the page is asked for each of several (page row)"),
        *_both("repeat_item", 20, "Tên một mục của nhóm lặp lại", "What one item is called"),
        Column("repeat_min", "integer", 8, "Ít nhất mấy mục", "Fewest items"),
        Column("repeat_max", "integer", 8, "Nhiều nhất mấy mục", "Most items"),
        _NOTE,
    ),
    frozen=4,
)  # fmt: skip

CHOICES = Sheet(
    "choices",
    "Các danh sách lựa chọn. Các dòng cùng list_name là một danh sách, theo thứ tự hiện ra.",
    "The lists of options. Rows with one list_name are one list, in the order of showing.",
    (
        _FORM,
        Column("list_name", "id", 20, "Tên danh sách, dùng ở cột options", "The list's name"),
        Column("name", "id", 20, "Mã lựa chọn (chữ thường không dấu, số, gạch dưới)",
               "The option's value: small letters, digits, underscores"),
        *_both("label", 36, "Lựa chọn như người dân thấy", "The option as people see it"),
        *_both("hint", 36, "Lời giải thích dưới lựa chọn", "Advice under the option"),
        _BLANK,
        _NOTE,
    ),
    frozen=3,
)  # fmt: skip

COMPONENTS = Sheet(
    "components",
    "Giấy tờ phải nộp kèm.",
    "The papers to be handed in.",
    (
        _FORM,
        Column("id", "id", 20, "Mã giấy tờ", "The paper's id"),
        Column("component", "text", 20, "Mã thành phần hồ sơ trong danh mục quốc gia",
               "Its code in the national catalogue"),
        *_both("title", 36, "Tên giấy tờ", "What it is called"),
        *_both("hint", 30, "Lời chỉ dẫn", "Advice"),
        _RELEVANT,
        Column("required", "required", 14, "yes: bắt buộc; no: không; hoặc một điều kiện",
               "yes, no, or a condition"),
        Column("soft", "flag", 10, "yes: được nộp sau", "yes: may follow later"),
        Column("accept", "ids", 16, "Loại tệp nhận: pdf, image, docx", "Kinds of file it takes"),
        Column("max_megabytes", "integer", 12, "Mỗi tệp nặng nhất bao nhiêu MB", "Largest file, MB"),
        Column("max_files", "integer", 10, "Nhiều nhất mấy tệp", "Most files"),
        _NOTE,
    ),
    frozen=2,
)  # fmt: skip

_PARTS = (
    ("full_name", "Họ và tên", "Full name"), ("person_id", "Số định danh", "Personal number"),
    ("birth_date", "Ngày sinh", "Date of birth"), ("phone", "Điện thoại", "Telephone"),
    ("email", "Thư điện tử", "E-mail"), ("address", "Địa chỉ", "Address"),
    ("basis", "Căn cứ (quan hệ, ủy quyền)", "Basis: relation or authority"),
)  # fmt: skip
PARTIES = Sheet(
    "parties",
    "Người của hồ sơ lấy từ câu trả lời nào.",
    "Which answers say who the people of the dossier are.",
    (
        _FORM,
        Column("role", "id", 14, "applicant: người nộp; subject: người được giải quyết;"
               " authorised: người được ủy quyền", "applicant, subject or authorised"),
        _RELEVANT,
        *(Column(name, "expression", 30, vi, en) for name, vi, en in _PARTS),
        _NOTE,
    ),
    frozen=2,
)  # fmt: skip

OUTPUTS = Sheet(
    "outputs",
    "Văn bản làm từ câu trả lời: mỗi ô trống của mẫu một dòng.",
    "Documents made from the answers: one row for each blank of the template.",
    (
        _FORM,
        Column("id", "id", 20, "Mã văn bản", "The document's id"),
        Column("template", "text", 24, "Mẫu; chỉ ghi ở dòng đầu của văn bản",
               "Its template, on its first row only"),
        *_both("title", 32, "Tên văn bản; chỉ ghi ở dòng đầu", "Its title, on its first row only"),
        Column("blank", "text", 24, "Ô trống của mẫu", "A blank of the template"),
        Column("value", "expression", 34, "Điền gì vào ô đó", "What fills it"),
        _NOTE,
    ),
    frozen=2,
)  # fmt: skip

EXAMPLES = Sheet(
    "examples",
    "Người nộp thử. Mỗi lần công bố, hệ thống chạy lại tất cả; sai một dòng thì không công bố được.",
    "Example applicants: run at every publication, which a wrong one stops.",
    (
        _FORM,
        Column("example", "text", 40, "Tên ví dụ", "The example's name"),
        Column("today", "day", 14, "Ngày giả định, ví dụ 2026-11-23", "The day it is played on"),
        Column("complete", "flag", 12, "yes: hồ sơ nộp được; no: phải bị từ chối",
               "yes: it can be submitted; no: it must be refused"),
        Column("pages", "ids", 40, "Các trang phải đi qua; để trống: không xét",
               "The pages it must pass; empty: not looked at"),
        Column("errors", "errors", 34, "Các lỗi phải có, mỗi dòng một lỗi: câu_hỏi: mã_lỗi",
               "The errors it must give, one a line: question: code"),
        Column("papers", "ids", 30, "Giấy tờ bắt buộc; để trống: không xét",
               "Papers that must be required; empty: not looked at"),
        Column("derived", "pairs", 34, "Giá trị tính ra phải bằng, mỗi dòng: mã = giá trị",
               "What calculated values must be, one a line: id = value"),
        _NOTE,
    ),
    frozen=2,
)  # fmt: skip

ANSWERS = Sheet(
    "answers",
    "Câu trả lời của từng ví dụ, mỗi dòng một câu.",
    "The answers of each example, one a row.",
    (
        _FORM,
        Column("example", "text", 40, "Tên ví dụ, như ở trang examples", "The example's name"),
        Column("question", "text", 30, "Mã câu hỏi; địa chỉ: noi_o.commune; nhóm lặp: con[1].ho_ten",
               "The question's id; of an address noi_o.commune; of a row con[1].ho_ten"),
        Column("answer", "answer", 50, "Câu trả lời; nhiều lựa chọn cách nhau dấu phẩy; yes hoặc no",
               "The answer; several options with commas; yes or no"),
        _NOTE,
    ),
    frozen=3,
)  # fmt: skip

SETTINGS = Sheet(
    "settings",
    "Mỗi biểu mẫu một dòng.",
    "One row for each form.",
    (
        Column("form", "id", 24, "Mã biểu mẫu, không trùng nhau", "The form's id, used once"),
        Column("version", "integer", 10, "Lần công bố thứ mấy", "Its version"),
        Column("lang", "ids", 10, "vi, hoặc vi, en khi có đủ tiếng Anh", "vi, or vi, en"),
        *_both("title", 40, "Tên biểu mẫu", "Its title"),
        *_both("subject_title", 40, "Tên hồ sơ, ví dụ Đăng ký khai sinh cho {con_ho_ten}",
               "What a dossier is called, such as Registration of {con_ho_ten}"),
        Column("law", "lines", 40, "Căn cứ pháp lý, mỗi dòng một văn bản", "Instruments, one a line"),
        Column("verified", "flag", 10, "yes: đã có người đối chiếu với văn bản",
               "yes: somebody compared it with them"),
        *_both("declaration", 40, "Lời cam đoan trước khi gửi", "The sentence ticked before sending"),
        Column("result_channel", "expression", 24, "Câu hỏi cho biết nhận kết quả cách nào",
               "The answer that says how the result is received"),
        Column("word_name", "text", 30, "Tên tệp Word gốc; hệ thống ghi", "Name of the Word form"),
        Column("word_sha256", "id", 24, "Dấu vân tay của tệp Word; hệ thống ghi",
               "Fingerprint of the Word form"),
        Column("word_signing_place", "text", 18, "Chỗ trống: nơi ký", "Blank: place of signing"),
        Column("word_signing_date", "text", 18, "Chỗ trống: ngày ký", "Blank: date of signing"),
        Column("word_signature", "text", 18, "Chỗ trống: họ tên người ký", "Blank: signature"),
        _NOTE,
    ),
)  # fmt: skip

SHEETS = (SURVEY, CHOICES, COMPONENTS, PARTIES, OUTPUTS, EXAMPLES, ANSWERS, SETTINGS)
GUIDE = "Hướng dẫn"
OBLIGATORY = ("survey", "settings")

PAGE, CHECK, CALCULATE = "page", "check", "calculate"
TYPES = (PAGE, *FieldType, CHECK, CALCULATE)
