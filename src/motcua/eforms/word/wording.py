"""Why a Word file cannot be read, in the reader's language: what is wrong and what to do."""

from django.utils.translation import gettext as _

from motcua.eforms.word.package import NotReadable


def reason_words(refused: NotReadable) -> str:
    """Return the reason as a sentence."""
    words = {
        "damaged": _("Tệp bị hỏng hoặc không phải tệp Word. Anh/chị thử mở bằng Word và lưu lại."),
        "packing": _("Tệp được nén theo cách không đọc được. Anh/chị mở bằng Word và lưu lại."),
        "too_large": _("Tệp lớn hơn %(most)s MB."),
        "unpacks": _("Tệp bung ra quá lớn, không thể là một biểu mẫu."),
        "too_many_parts": _("Tệp có quá nhiều phần bên trong (hơn %(most)s)."),
        "too_many_pages": _(
            "Văn bản dài hơn %(most)s trang. Anh/chị chỉ tải lên tệp của một biểu mẫu."
        ),
        "too_many_letters": _(
            "Văn bản quá dài (hơn %(most)s chữ). Anh/chị chỉ tải lên tệp của một biểu mẫu."
        ),
        "too_long": _(
            "Văn bản quá dài (hơn %(most)s đoạn). Anh/chị chỉ tải lên tệp của một biểu mẫu."
        ),
        "old_or_locked": _(
            "Tệp .doc cũ hoặc tệp có mật khẩu. Anh/chị lưu lại thành .docx không mật khẩu."
        ),
        "macros": _("Tệp có macro. Anh/chị lưu lại thành .docx không có macro."),
        "no_body": _("Tệp Word không có nội dung."),
        "malformed": _("Nội dung trong tệp Word bị hỏng. Anh/chị thử mở bằng Word và lưu lại."),
        "entities": _("Tệp có phần khai báo không an toàn mà Word không bao giờ ghi."),
        "too_deep": _("Văn bản lồng quá nhiều lớp. Anh/chị đơn giản hóa bảng và khung chữ."),
        "no_blank": _("Không thấy chỗ nào để điền. Anh/chị kiểm tra đây có phải mẫu trống không."),
    }
    return words[refused.code] % refused.params


def purpose_words(reason: str) -> str:
    """Return why a form is the office's, as `purpose` gives it, in the reader's language."""
    words = {
        "Văn bản cơ quan trả lời người nộp hồ sơ.": _("Văn bản cơ quan trả lời người nộp hồ sơ."),
        "Tiêu đề là loại giấy do cơ quan cấp hoặc lập.": _(
            "Tiêu đề là loại giấy do cơ quan cấp hoặc lập."
        ),
        "Căn cứ, nơi nhận và người ký là của cơ quan.": _(
            "Căn cứ, nơi nhận và người ký là của cơ quan."
        ),
    }
    return words.get(reason, reason)
