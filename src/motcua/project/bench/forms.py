"""The small forms that benchmarks fill in: two pages each, the second one with a paper."""

from typing import Any

PLAIN = "do-hai-trang"
WITH_PAPER = "do-co-giay-to"
PAPER = "giay_to_kem_theo"
PAPER_TITLE = "Giấy tờ kèm theo"
FIRST_PAGE, SECOND_PAGE = "nguoi", "viec"


def two_pages(*, with_paper: bool) -> dict[str, Any]:
    """Return the form document: who applies, then what for."""
    document: dict[str, Any] = {
        "form": WITH_PAPER if with_paper else PLAIN, "version": 1, "verified": False,
        "law": ["hư cấu"], "lang": ["vi"], "title": {"vi": "Tờ khai ngắn"},
        "subject_title": {"vi": "Tờ khai của {ho_ten}"},
        "declaration": {"vi": "Tôi cam đoan những điều trên là đúng sự thật."},
        "pages": [_who(), _what()],
        "parties": {
            "applicant": {"full_name": "$ho_ten", "person_id": "$so_dinh_danh",
                          "birth_date": "$ngay_sinh", "phone": "$dien_thoai"},
            "subject": {"full_name": "$cho_ho_ten", "birth_date": "$cho_ngay_sinh"},
        },
        "result_channel": "$cach_nhan",
        "examples": [
            {"name": "đủ", "today": "2026-11-23", "answers": answers("Người Thử", "Trẻ Thử"),
             "expect": {"complete": True}},
        ],
    }  # fmt: skip
    if with_paper:
        document["papers"] = [
            {"id": PAPER, "title": {"vi": PAPER_TITLE}, "component": "DO-1",
             "required": False, "soft": True},
        ]  # fmt: skip
    return document


def _who() -> dict[str, Any]:
    fields = [
        _field("ho_ten", "person_name", "Họ, chữ đệm và tên", prefill="account.full_name"),
        _field("ngay_sinh", "date", "Ngày sinh", range="past"),
        _field("so_dinh_danh", "person_id", "Số định danh cá nhân"),
        _field("dien_thoai", "phone", "Số điện thoại"),
    ]
    return {"id": FIRST_PAGE, "title": {"vi": "Thông tin của anh/chị"}, "fields": fields}


def _what() -> dict[str, Any]:
    ways = [
        {"value": "counter", "label": {"vi": "Tại nơi tiếp nhận"}},
        {"value": "online", "label": {"vi": "Bản điện tử"}},
    ]
    fields = [
        _field("cho_ho_ten", "person_name", "Làm cho ai"),
        _field("cho_ngay_sinh", "date", "Ngày sinh của người đó", range="past"),
        _field("ly_do", "text", "Lý do", required=False),
        _field("cach_nhan", "choice", "Cách nhận kết quả", options=ways),
    ]
    return {"id": SECOND_PAGE, "title": {"vi": "Anh/chị cần làm gì?"}, "fields": fields}


def _field(field_id: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {"id": field_id, "type": kind, "label": {"vi": label}, **more}


def answers(applicant: str, subject: str) -> dict[str, Any]:
    """Return answers that lead through either form."""
    return {
        "ho_ten": applicant, "ngay_sinh": "1990-05-17", "so_dinh_danh": "099090001234",
        "dien_thoai": "0900000123", "cho_ho_ten": subject, "cho_ngay_sinh": "2020-02-29",
        "cach_nhan": "counter",
    }  # fmt: skip
