"""Files are what their content says, and nothing harmful comes in under a good name."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.documents import content, operations, store

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def _package(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return buffer.getvalue()


def _store(data: bytes, name: str = "giay-chung-sinh.png", **more: Any) -> Any:
    return operations.store_file(
        content=data,
        name=name,
        uploaded_by="account:1",
        at=NOW,
        max_bytes=more.pop("max_bytes", 1000),
        **more,
    )


@pytest.mark.django_db
def test_a_stored_file_is_read_back_byte_for_byte() -> None:
    stored = _store(PNG)
    with store.open_content(stored.sha256) as file:
        assert file.read() == PNG
    assert (stored.content_type, stored.size) == ("image/png", len(PNG))


@pytest.mark.django_db
def test_the_type_comes_from_the_content_not_from_the_name() -> None:
    assert _store(b"%PDF-1.7 ...", name="anh.png").name == "anh.pdf"
    for data in (b"MZ\x90\0", b"<html><script>", b"GIF89a....", b"#!/bin/sh", _package("a.txt")):
        with pytest.raises(operations.UnacceptedType):
            _store(data, name="giay-to.pdf")


def test_a_word_file_with_macros_is_not_a_word_file() -> None:
    assert content.recognise(_package("word/document.xml")) is not None
    assert content.recognise(_package("word/document.xml", "word/vbaProject.bin")) is None
    assert content.recognise(b"PK\x03\x04broken") is None


@pytest.mark.django_db
def test_an_empty_or_too_large_file_is_refused_with_its_limit() -> None:
    with pytest.raises(operations.EmptyFile):
        _store(b"")
    with pytest.raises(operations.FileTooLarge) as refused:
        _store(PNG, max_bytes=10)
    assert refused.value.limit == 10


@pytest.mark.parametrize(
    "name, expected",
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Giấy chứng sinh.PDF", "Giấy chứng sinh.pdf"),
        ("a\u202egpj.exe", "agpj.pdf"),
        ("", "giay-to.pdf"),
        ("x" * 300, "x" * 110 + ".pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
    ],
)
def test_an_uploaded_name_is_made_harmless(name: str, expected: str) -> None:
    assert content.harmless_name(name, "pdf") == expected
