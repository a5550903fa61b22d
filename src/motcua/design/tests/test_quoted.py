"""Sentences of ours that quote Vietnamese words say so in the markup."""

import pytest

from motcua.design.templatetags.motcua import quoted


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Asked when “Giới tính” is “Nữ”",
         'Asked when “<span lang="vi">Giới tính</span>” is “<span lang="vi">Nữ</span>”'),
        ("Question «Địa chỉ» has no place", 'Question «<span lang="vi">Địa chỉ</span>» has no place'),
        ("“Full name” is answered", "“Full name” is answered"),
        ("“<b>Số</b>” & “5 < 6”", '“<span lang="vi">&lt;b&gt;Số&lt;/b&gt;</span>” &amp; “5 &lt; 6”'),
    ],
)  # fmt: skip
def test_only_quoted_vietnamese_is_marked_and_everything_is_escaped(
    said: str, printed: str
) -> None:
    assert quoted(said) == printed
