"""The living catalogue of components: every part in its states, with the longest real names."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.design.charts import (
    Bar,
    Cell,
    Dot,
    Kind,
    Move,
    Outline,
    Row,
    Series,
    Slope,
    Stack,
    Strip,
    Tone,
    bars,
    diverging,
    dots,
    lines,
    slopes,
    small_multiples,
    stacked,
    star,
    strips,
    table,
)
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
    shown = _charts() | {"tokens": TOKENS, "icons": sorted(PATHS), "long_name": LONGEST_NAME}
    return render(request, "portal/components.html", shown)


def _charts() -> dict[str, Any]:
    """Every kind of chart, on invented numbers, and a table."""
    kinds = [Kind(words, tone) for words, tone in zip(
        ("Thứ nhất", "Thứ hai", "Thứ ba", "Thứ tư", "Nhạt"), Tone, strict=True)]  # fmt: skip
    feet = ["01", "02", "03", "04", "05", "06"]
    two = [Series("Một", (3, 5, None, 6, 8, 9)), Series("Hai", (9, 8, 7, 7, 6, 8), Tone.THIRD)]
    row = Row(Cell("Hàng"), (Cell("1.928", "#bieu-do"), Cell("50,0 %", note="964/1.928")))
    return {
        "bars": bars(id="c-bars", title="Thanh ngang", says="Ví dụ.",
                     rows=[Bar("Ngắn", 120), Bar(LONGEST_NAME[:120], 1549), Bar("Không", 0)]),
        "stacked": stacked(id="c-stacked", title="Thanh chồng", says="Ví dụ.", kinds=kinds,
                           rows=[Stack("Đủ năm phần", (40, 30, 20, 15, 9)),
                                 Stack("Không có gì", (0, 0, 0, 0, 0))]),
        "lines": lines(id="c-lines", title="Đường", says="Ví dụ.", feet=feet, series=two),
        "steps": lines(id="c-steps", title="Bậc", says="Ví dụ.", feet=feet, series=two[:1],
                       steps=True),
        "multiples": small_multiples(id="c-many", says=["Ví dụ."] * 2, feet=feet, series=two),
        "dots": dots(id="c-dots", title="Điểm", says="Ví dụ.", ends=(1, 10), end_words=("1", "10"),
                     rows=[Dot("Chắc", 6.2, "6,20", 6, 6.4), Dot("Ít phiếu", 5, "5,00", 3.4, 6.6)],
                     reference=5.5, reference_words="giữa 5,50"),
        "moves": diverging(
            id="c-moves", title="Hai phía", says="Ví dụ.",
            rows=[Move("Mất", -1.5, "−1,50", doubtful=True, note="không so sánh được"),
                  Move("Bớt", -0.4, "−0,40"), Move("Thêm", 0.3, "+0,30")]),
        "star": star(
            id="c-star", title="Sao", says="Ví dụ.", rays=["1", "2", "3", "4", "5", "6"],
            outlines=[Outline("Năm nay", (5, 6, 4, 7, 8, 3)), Outline("Năm trước", (6, 5, 4, None, 7, 4)),
                      Outline("Bình quân", (5, 5, 5, 6, 6, 5))], ends=(1, 10), rings=(4, 7, 10)),
        "slopes": slopes(
            id="c-slopes", title="Dốc", says="Ví dụ.", before="2019", now="2020",
            rows=[Slope("1: 4,80", "1: 4,29", 4.8, 4.29), Slope("2: 4,79", "2: 5,30", 4.79, 5.3),
                  Slope("3: 4,31", "3: 2,80", 4.31, 2.8, broken=True)]),
        "strips": strips(
            id="c-strips", title="Vạch", says="Ví dụ.",
            rows=[Strip("Một mục", tuple(4 + n / 20 for n in range(40)), 4.4, "4,40 · 32/40",
                        (4.5, 5, 5.5), (4, 6), ("4,00", "6,00"))]),
        "chart_table": table(caption="Bảng bên biểu đồ", head=("Tên", "Số", "Tỷ lệ"), rows=[row]),
    }  # fmt: skip
