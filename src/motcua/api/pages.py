"""Pages for people: what the API can do, and what to do about each refusal."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from motcua.api.caching import may_be_kept
from motcua.api.documentation import ROOT, openapi
from motcua.api.problems import KINDS

GROUPS: dict[str, str | Promise] = {
    "procedures": lazy("Thủ tục"),
    "forms": lazy("Biểu mẫu"),
    "drafts": lazy("Bản nháp"),
    "dossiers": lazy("Hồ sơ"),
}
# By the operation's id in the OpenAPI document, whose own words are English.
WORDS: dict[str, str | Promise] = {
    "procedures": lazy("Tìm thủ tục bằng lời thường ngày, theo trang"),
    "procedure": lazy("Một thủ tục: thời hạn, nơi nhận, nội dung công bố"),
    "forms": lazy("Các biểu mẫu, bản mới nhất"),
    "form": lazy("Một biểu mẫu: câu hỏi, phiên bản, mã băm"),
    "form-schema": lazy("JSON Schema 2020-12 của câu trả lời"),
    "form-check": lazy("Kiểm tra câu trả lời, không lưu gì"),
    "drafts": lazy("Các bản nháp chưa nộp"),
    "draft-new": lazy("Lập bản nháp tại một nơi nhận"),
    "draft": lazy("Một bản nháp: câu trả lời, còn thiếu gì"),
    "draft-answers": lazy("Ghi toàn bộ câu trả lời"),
    "draft-answers-change": lazy("Sửa một số câu trả lời"),
    "draft-discard": lazy("Xóa bản nháp"),
    "draft-files": lazy("Gửi một tệp cho một giấy tờ"),
    "draft-file": lazy("Tải lại một tệp của bản nháp"),
    "draft-file-remove": lazy("Bỏ một tệp"),
    "draft-submission": lazy("Nộp: bản nháp thành hồ sơ"),
    "dossiers": lazy("Các hồ sơ đã nộp"),
    "dossier": lazy("Một hồ sơ: tình trạng, ngày hẹn, kết quả"),
    "dossier-file": lazy("Tải một tệp của hồ sơ, cả kết quả"),
}


@dataclass(frozen=True)
class CallShown:
    """One call as the page prints it."""

    method: str
    path: str
    words: str
    needs_key: bool


@dataclass(frozen=True)
class GroupShown:
    """The calls of one kind of thing."""

    title: str
    calls: tuple[CallShown, ...]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say what can be called, and how to begin."""
    groups = [GroupShown(str(title), _calls(tag)) for tag, title in GROUPS.items()]
    return render(request, "api/index.html", {"groups": groups})


def _calls(tag: str) -> tuple[CallShown, ...]:
    return tuple(
        CallShown(
            method=method.upper(),
            path=f"{ROOT}{path}",
            words=str(WORDS[operation["operationId"]]),
            needs_key=any(p.get("name") == "Idempotency-Key" for p in operation["parameters"]),
        )
        for path, item in openapi()["paths"].items()
        for method, operation in item.items()
        if operation["tags"] == [tag]
    )


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """Say what each kind of refusal means; its `type` points here."""
    return render(request, "api/problems.html", {"kinds": KINDS})


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document; no token is needed to read it."""
    response = JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})
    may_be_kept(response)
    return response
