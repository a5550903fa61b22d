"""A small official form as a Word file, written for the tests."""

import io

from docx import Document


def a_word_form(title: str = "ĐƠN XIN THỬ") -> bytes:
    """Return a form with a name, a birth date, a sex, a number and a table of people."""
    document = Document()
    for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", title):
        document.add_paragraph(line)
    document.add_paragraph("Kính gửi: ……………………………………")
    document.add_paragraph("1. Họ, chữ đệm và tên: ……………………………………………")
    document.add_paragraph("2. Ngày, tháng, năm sinh: ……/……/…………  3. Giới tính: ……………")
    document.add_paragraph("4. Số định danh cá nhân: …………………………………")
    document.add_paragraph("5. Nội dung đề nghị: ……………………………………………………………")
    document.add_paragraph("………………………………………………………………………………………………")
    document.add_paragraph("6. Những người cùng đề nghị:")
    table = document.add_table(rows=3, cols=3)
    for cell, text in zip(table.rows[0].cells, ("TT", "Họ và tên", "Năm sinh"), strict=True):
        cell.text = text
    document.add_paragraph("……, ngày …… tháng …… năm ……")
    document.add_paragraph("NGƯỜI LÀM ĐƠN")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
