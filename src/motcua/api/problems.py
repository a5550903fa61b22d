"""
Refusals as problem details (RFC 9457), in the reader's language.

Each kind has a stable address of our own, where a page says in words what to do about it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

CONTENT_TYPE = "application/problem+json"
PAGE = "/api/v1/problems/"


@dataclass(frozen=True)
class Kind:
    """One kind of refusal: its name in the address, its status, its title, what to do."""

    slug: str
    status: int
    title: str | Promise
    advice: str | Promise

    @property
    def uri(self) -> str:
        """The address that `type` carries."""
        return f"{PAGE}#{self.slug}"


MALFORMED = Kind(
    "malformed-request", 400, lazy("Không đọc được yêu cầu"),
    lazy("Thân yêu cầu phải là một đối tượng JSON mã hóa UTF-8, không có NaN, không lồng quá sâu."),
)  # fmt: skip
KEY_MISSING = Kind(
    "idempotency-key-missing", 400, lazy("Thiếu Idempotency-Key"),
    lazy("Gửi tiêu đề Idempotency-Key, 1 đến 200 ký tự ASCII; mỗi việc một khóa, gửi lại thì dùng lại khóa đó."),
)  # fmt: skip
UNAUTHORISED = Kind(
    "unauthorised", 401, lazy("Cần mã truy cập"),
    lazy("Gửi tiêu đề Authorization: Bearer với mã còn hạn. Lập mã trong trang tài khoản. Cookie đăng nhập không dùng được ở đây."),
)  # fmt: skip
SCOPE_MISSING = Kind(
    "scope-missing", 403, lazy("Mã truy cập không có quyền này"),
    lazy("Lập mã mới có quyền cần dùng. Mã của đối tác chỉ đọc thủ tục, biểu mẫu và kiểm tra câu trả lời."),
)  # fmt: skip
FORBIDDEN = Kind(
    "forbidden", 403, lazy("Không được phép"), lazy("Yêu cầu này không dành cho mã truy cập đã gửi."),
)  # fmt: skip
NOT_FOUND = Kind(
    "not-found", 404, lazy("Không có ở đây"),
    lazy("Địa chỉ không đúng, đã hết hạn, hoặc là của người khác: chúng tôi không phân biệt."),
)  # fmt: skip
METHOD = Kind(
    "method-not-allowed", 405, lazy("Địa chỉ này không nhận phương thức đó"),
    lazy("Tiêu đề Allow cho biết phương thức nào dùng được."),
)  # fmt: skip
CHANGED = Kind(
    "changed-meanwhile", 409, lazy("Bản nháp vừa thay đổi ở nơi khác"),
    lazy("Đọc lại bản nháp, ghép thay đổi của mình vào rồi gửi lại với version mới."),
)  # fmt: skip
SUBMITTED = Kind(
    "draft-submitted", 409, lazy("Bản nháp đã được nộp"),
    lazy("Hồ sơ có số ở trường reference."),
)  # fmt: skip
CLOSED = Kind(
    "service-closed", 409, lazy("Nơi này không còn nhận trực tuyến"),
    lazy("Bản nháp vẫn còn. Chọn nơi khác hoặc nộp trực tiếp."),
)  # fmt: skip
TOO_LARGE = Kind(
    "too-large", 413, lazy("Nội dung lớn quá"),
    lazy("JSON không quá 1 MB; tệp không quá giới hạn của giấy tờ."),
)  # fmt: skip
MEDIA_TYPE = Kind(
    "unsupported-media-type", 415, lazy("Kiểu nội dung không dùng được"),
    lazy("Gửi application/json; riêng tệp gửi multipart/form-data."),
)  # fmt: skip
INVALID_INPUT = Kind(
    "invalid-input", 422, lazy("Tham số chưa đúng"),
    lazy("Trường errors nêu từng chỗ sai."),
)  # fmt: skip
INVALID_ANSWERS = Kind(
    "invalid-answers", 422, lazy("Câu trả lời chưa đúng"),
    lazy("Trường errors nêu từng câu: field là mã của câu hỏi, code là lý do, detail là lời cho người đọc. Chưa có gì được lưu."),
)  # fmt: skip
NOT_READY = Kind(
    "draft-not-ready", 422, lazy("Bản nháp chưa đủ để nộp"),
    lazy("Trường errors nêu câu hỏi và giấy tờ còn thiếu. Bản nháp vẫn còn."),
)  # fmt: skip
FILE_REFUSED = Kind(
    "file-refused", 422, lazy("Tệp không nhận được"),
    lazy("Tệp phải là PDF, ảnh hoặc Word như giấy tờ cho phép, theo nội dung chứ không theo tên."),
)  # fmt: skip
KEY_REUSED = Kind(
    "idempotency-key-reused", 422, lazy("Khóa đã dùng cho yêu cầu khác"),
    lazy("Dùng khóa mới cho việc mới. Cùng khóa thì thân yêu cầu phải y hệt."),
)  # fmt: skip
TOO_MANY = Kind(
    "too-many-requests", 429, lazy("Gọi nhiều quá"),
    lazy("Chờ số giây ở tiêu đề Retry-After rồi gọi lại."),
)  # fmt: skip
OUR_FAULT = Kind(
    "server-error", 500, lazy("Lỗi của chúng tôi"),
    lazy("Gọi lại sau với cùng Idempotency-Key; việc đã làm không bị làm hai lần."),
)  # fmt: skip

KINDS: tuple[Kind, ...] = (
    MALFORMED, KEY_MISSING, UNAUTHORISED, SCOPE_MISSING, FORBIDDEN, NOT_FOUND, METHOD, CHANGED,
    SUBMITTED, CLOSED, TOO_LARGE, MEDIA_TYPE, INVALID_INPUT, INVALID_ANSWERS, NOT_READY,
    FILE_REFUSED, KEY_REUSED, TOO_MANY, OUR_FAULT,
)  # fmt: skip

# What the framework refuses by itself, before or after our own code.
OF_STATUS: dict[int, Kind] = {
    400: MALFORMED, 403: FORBIDDEN, 404: NOT_FOUND, 405: METHOD, 413: TOO_LARGE, 500: OUR_FAULT,
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing wrong: where, a stable code, and words in the reader's language."""

    field: str
    code: str
    detail: str


@dataclass
class Refused(Exception):
    """A call is refused. `detail` "": the kind's advice says enough."""

    kind: Kind
    detail: str = ""
    errors: Sequence[Finding] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(self.kind.slug)


def answer(refused: Refused) -> HttpResponse:
    """Return the problem document, in the language that is active."""
    kind = refused.kind
    content: dict[str, Any] = {
        "type": kind.uri,
        "title": str(kind.title),
        "status": kind.status,
        "detail": refused.detail or str(kind.advice),
    }
    if refused.errors:
        content["errors"] = [
            {"field": e.field, "code": e.code, "detail": e.detail} for e in refused.errors
        ]
    text = json.dumps(content | dict(refused.more), ensure_ascii=False)
    response = HttpResponse(text, status=kind.status, content_type=CONTENT_TYPE)
    for name, value in refused.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def kind_of(status: int) -> Kind:
    """Return the kind that stands for a bare status."""
    if status in OF_STATUS:
        return OF_STATUS[status]
    return OUR_FAULT if status >= HTTPStatus.INTERNAL_SERVER_ERROR else MALFORMED
