"""What to say about a file that was refused."""

from django.utils.translation import gettext as _


def heic_words(name: str) -> str:
    """Return why a picture of an iPhone is refused, and what to do about it."""
    return _(
        "“%(name)s” là ảnh HEIC của iPhone, nhiều máy tính không mở được. Trên iPhone: vào Cài "
        "đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc chụp màn hình ảnh ấy "
        "và gửi ảnh chụp màn hình."
    ) % {"name": name}
