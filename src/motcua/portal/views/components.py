"""The living catalogue of components: every part in its states, with the longest real names."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.design.icons import PATHS


@dataclass(frozen=True)
class Token:
    """A colour by its name in the style sheet, and what it is for."""

    name: str
    value: str
    use: str


TOKENS = (
    Token("ink", "#17202E", "chữ"),
    Token("quiet", "#55606F", "chữ phụ"),
    Token("mist", "#F4F6F8", "nền nhạt"),
    Token("line", "#D3DAE2", "đường kẻ"),
    Token("lam", "#0B5A8F", "liên kết, nút"),
    Token("sen", "#B4234B", "dấu của tỉnh"),
    Token("good", "#1C7A45", "xong, đúng hẹn"),
    Token("warn", "#9A5B00", "cần chú ý"),
    Token("bad", "#B3261E", "lỗi, quá hạn"),
    Token("focus", "#FFD43B", "chỗ đang đứng"),
)

LONGEST_NAME = (
    "Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở "
    "hữu tài sản gắn liền với đất lần đầu đối với cá nhân, cộng đồng dân cư, hộ gia đình đang sử "
    "dụng đất, người gốc Việt Nam định cư ở nước ngoài, tổ chức trong nước, tổ chức tôn giáo, tổ "
    "chức nước ngoài có chức năng ngoại giao và doanh nghiệp có vốn đầu tư nước ngoài"
)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every component. Not served in production."""
    shown = {"tokens": TOKENS, "icons": sorted(PATHS), "long_name": LONGEST_NAME}
    return render(request, "portal/components.html", shown)
