"""
Build the Word files of the demo's blank forms, to be downloaded and filled in by hand.

    python demo/eforms/blank/make.py

Labels follow the forms annexed to Circular 04/2020/TT-BTP, written down by hand and shortened;
nobody has compared them with the instrument. The layout is ours.
"""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent
MADE = (2026, 11, 23, 0, 0, 0)
SWORN = (
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật "
    "về cam đoan của mình."
)
FORMS = {
    "khai-sinh": (
        "TỜ KHAI ĐĂNG KÝ KHAI SINH",
        (
            "Họ, chữ đệm, tên người yêu cầu:", "Nơi cư trú:", "Giấy tờ tùy thân:",
            "Quan hệ với người được khai sinh:",
            "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
            "Họ, chữ đệm, tên:", "Ngày, tháng, năm sinh:", "Ghi bằng chữ:", "Giới tính:",
            "Dân tộc:", "Quốc tịch:", "Nơi sinh:", "Quê quán:",
            "Họ, chữ đệm, tên người mẹ:", "Năm sinh:", "Dân tộc:", "Quốc tịch:", "Nơi cư trú:",
            "Họ, chữ đệm, tên người cha:", "Năm sinh:", "Dân tộc:", "Quốc tịch:", "Nơi cư trú:",
        ),
    ),
    "xac-nhan-tinh-trang-hon-nhan": (
        "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        (
            "Họ, chữ đệm, tên người yêu cầu:", "Nơi cư trú:", "Giấy tờ tùy thân:",
            "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:",
            "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:",
            "Họ, chữ đệm, tên:", "Ngày, tháng, năm sinh:", "Giới tính:", "Dân tộc:", "Quốc tịch:",
            "Giấy tờ tùy thân:", "Nơi cư trú:", "Tình trạng hôn nhân:",
            "Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân:",
        ),
    ),
}  # fmt: skip


def build(title: str, lines: tuple[str, ...]) -> bytes:
    """Return the Word file of a form; the same bytes each time."""
    document = Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", title):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
    for words in ("Kính gửi:", *lines):
        paragraph = document.add_paragraph(words)
        if not words.startswith("Đề nghị"):
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            paragraph.add_run("\t")
    document.add_paragraph(SWORN)
    for words in (
        "Làm tại: …………………, ngày …… tháng …… năm ………",
        "Người yêu cầu",
        "(Ký, ghi rõ họ tên)",
    ):
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = io.BytesIO()
    document.save(out)
    return _steady(out.getvalue())


def _steady(content: bytes) -> bytes:
    """Return the same zip with every entry dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


if __name__ == "__main__":
    for name, (title, lines) in FORMS.items():
        (HERE / "word" / f"{name}.docx").write_bytes(build(title, lines))
