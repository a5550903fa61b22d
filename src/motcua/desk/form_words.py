"""Words of the designer: types of questions, how much an answer is needed, what was done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

TYPE_WORDS = {
    "text": lazy("Chữ, một dòng"),
    "long_text": lazy("Chữ, nhiều dòng"),
    "person_name": lazy("Họ và tên người"),
    "person_id": lazy("Số định danh cá nhân"),
    "phone": lazy("Số điện thoại"),
    "email": lazy("Thư điện tử"),
    "date": lazy("Ngày, ba ô"),
    "partial_date": lazy("Ngày, có thể chỉ biết năm"),
    "year": lazy("Năm"),
    "integer": lazy("Số nguyên"),
    "number": lazy("Số, có thể lẻ"),
    "money": lazy("Số tiền"),
    "choice": lazy("Chọn một"),
    "multi_choice": lazy("Chọn nhiều"),
    "yes_no": lazy("Có hay không"),
    "declaration": lazy("Ô đánh dấu"),
    "sex": lazy("Nam, nữ"),
    "ethnic_group": lazy("Dân tộc"),
    "nationality": lazy("Quốc tịch"),
    "province": lazy("Tỉnh, thành phố"),
    "address": lazy("Địa chỉ"),
}

DEMAND_WORDS = {
    "required": lazy("Bắt buộc"),
    "soft": lazy("Nên có: nhắc, không chặn"),
    "optional": lazy("Không bắt buộc"),
}

PREFILL_WORDS = {
    "": lazy("Không điền sẵn"),
    "account.full_name": lazy("Họ tên của tài khoản"),
    "account.person_id": lazy("Số định danh của tài khoản"),
    "account.birth_date": lazy("Ngày sinh của tài khoản"),
    "account.phone": lazy("Điện thoại của tài khoản"),
    "account.email": lazy("Thư điện tử của tài khoản"),
}

# Particulars of the applicant: their words, and the types of questions that may give them.
APPLICANT_WORDS = {
    "full_name": (lazy("Họ tên người nộp"), ("person_name", "text")),
    "person_id": (lazy("Số định danh người nộp"), ("person_id", "text")),
    "birth_date": (lazy("Ngày sinh người nộp"), ("date", "partial_date")),
    "phone": (lazy("Điện thoại người nộp"), ("phone", "text")),
    "email": (lazy("Thư điện tử người nộp"), ("email", "text")),
    "address": (lazy("Địa chỉ người nộp"), ("address", "text", "long_text")),
}

RANGE_WORDS = {
    "any": lazy("Ngày nào cũng được"),
    "past": lazy("Không sau hôm nay"),
    "future": lazy("Không trước hôm nay"),
}

DETAIL_WORDS = {
    "required": lazy("Hỏi số nhà, đường, thôn"),
    "optional": lazy("Hỏi, không bắt buộc"),
    "none": lazy("Chỉ tỉnh và xã"),
}

OPERATOR_WORDS = {
    "eq": pgettext_lazy("so sánh", "là"),
    "ne": pgettext_lazy("so sánh", "không phải là"),
    "lt": pgettext_lazy("so sánh", "nhỏ hơn, trước"),
    "le": pgettext_lazy("so sánh", "không quá, không sau"),
    "gt": pgettext_lazy("so sánh", "lớn hơn, sau"),
    "ge": pgettext_lazy("so sánh", "ít nhất, không trước"),
    "contains": pgettext_lazy("so sánh", "có chọn"),
    "present": pgettext_lazy("so sánh", "có trả lời"),
    "absent": pgettext_lazy("so sánh", "để trống"),
}

_ACTS = {
    "draft": lazy("soạn từ tệp Word"),
    "import": lazy("nhập từ bảng tính"),
    "reviewed": lazy("nhập bản đã duyệt"),
    "save-field": lazy("sửa câu hỏi"),
    "add-field": lazy("thêm câu hỏi"),
    "remove-field": lazy("xóa câu hỏi"),
    "move-field": lazy("chuyển chỗ câu hỏi"),
    "split-page": lazy("tách trang"),
    "join-page": lazy("gộp trang"),
    "move-page": lazy("chuyển chỗ trang"),
    "save-page": lazy("sửa trang"),
    "add-page": lazy("thêm trang"),
    "condition": lazy("sửa điều kiện hỏi"),
    "check": lazy("sửa phép kiểm tra"),
    "save-form": lazy("sửa thông tin chung"),
    "paper": lazy("sửa giấy tờ phải nộp"),
    "derive": lazy("sửa giá trị tự tính"),
    "example": lazy("sửa hồ sơ mẫu"),
}


def act_words(act: str) -> str:
    """Return what a step did, for the words of undoing it."""
    return str(_ACTS.get(act, _("sửa biểu mẫu")))
