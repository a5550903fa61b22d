"""What portal and desk both say about an e-form's papers."""

from django.utils.translation import gettext as _


def unfillable_words() -> str:
    """Return why the filled Word form cannot be had just now."""
    return _(
        "Chưa điền được vào tệp Word của biểu mẫu này. Bản PDF vẫn có đủ mọi câu trả lời; cán bộ "
        "soạn biểu mẫu sẽ sửa lại."
    )


def unprintable_words(*, is_busy: bool) -> str:
    """Return why the filled Word form cannot be had as a PDF just now."""
    if is_busy:
        return _("Máy đang in một đơn khác. Xin thử lại sau ít giây.")
    return _("Chưa in được đơn này thành PDF. Xin tải bản Word và in từ đó.")
