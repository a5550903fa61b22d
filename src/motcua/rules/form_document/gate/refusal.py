"""A document that cannot be read, in the words of an official: above all, conditions."""

import re
from collections.abc import Iterator
from typing import Any

from motcua.rules.form_document.gate.finding import Finding, stop
from motcua.rules.form_document.model import Words
from motcua.rules.form_document.reading import Defect, DocumentRefused

_UNKNOWN_NAME = re.compile(r"nothing called [$]([^ ]+) is known here")
_IN_FIELD = re.compile(r"pages\[(\d+)\](?:\.fields\[(\d+)\])?")
_REASONS = (
    (re.compile(r"missing"), "còn thiếu"),
    (re.compile(r"unknown key"), "mục này không có trong loại biểu mẫu này"),
    (re.compile(r"empty"), "để trống"),
    (re.compile(r"more than 300 fields"), "quá 300 câu hỏi"),
    (re.compile(r"not a text, or too long"), "không phải là chữ, hoặc dài quá"),
    (re.compile(r"on its own page a condition.*"),
     "điều kiện trên cùng một trang chỉ được so một câu với các lựa chọn của nó"),
    (re.compile(r"stands beside required.*"), "không đặt cùng “bắt buộc”"),
    (re.compile(r"the id (\S+) stands (\d+) times"), r"mã \1 đặt cho \2 chỗ"),
    (re.compile(r"more than (max|most|max_length)"), "số nhỏ nhất lớn hơn số lớn nhất"),
    (re.compile(r"more than \d+ nodes|deeper than \d+"), "điều kiện dài quá"),
    (re.compile(r"(\S+) does not take .*"), r"phép \1 không dùng được với loại câu trả lời này"),
    (re.compile(r"unknown operator (\S+)"), r"không có phép \1"),
    (re.compile(r"yields (\S+), (\S+) is needed"), r"cho ra \1, cần \2"),
)  # fmt: skip


def refusal_findings(raw: Any, refused: DocumentRefused) -> Iterator[Finding]:
    """Yield every defect of a document as a finding; each refuses publication."""
    labels = dict(_labels(raw))
    for defect in refused.defects:
        page, about, place = _place(raw, defect.path)
        unknown = _UNKNOWN_NAME.search(defect.reason)
        if unknown is None:
            reason = Words(_vietnamese(defect), defect.reason)
            yield stop("unreadable", page, about, path=place, reason=reason)
            continue
        name = re.split(r"[.\[]", unknown[1])[0]
        if name not in labels:
            yield stop("unknown_answer", page, about, path=place, value=name)
        else:
            code = "own_answer" if name == about else "later_answer"
            yield stop(code, page, about, path=place, label=labels[name])


def _vietnamese(defect: Defect) -> str:
    for pattern, words in _REASONS:
        found = pattern.fullmatch(defect.reason)
        if found is not None:
            return found.expand(words)
    return defect.reason


def _place(raw: Any, path: str) -> tuple[str, str, Words]:
    """Return ids of page and question, and what to call the place."""
    found = _IN_FIELD.match(path)
    if found is None:
        return "", "", Words(path or "đầu tài liệu", path or "the beginning")
    page = _at(raw, "pages", int(found[1]))
    if found[2] is None:
        title = _words(page.get("title"))
        return str(page.get("id", "")), "", _called("trang", "page", title, path)
    field = _at(page, "fields", int(found[2]))
    label = _words(field.get("label"))
    return (
        str(page.get("id", "")), str(field.get("id", "")), _called("câu", "question", label, path)
    )  # fmt: skip


def _called(vi: str, en: str, words: Words, path: str) -> Words:
    if not words.vi:
        return Words(path, path)
    return Words(f"{vi} «{words.vi}»", f"{en} «{words.say('en')}»")


def _at(raw: Any, key: str, index: int) -> dict[str, Any]:
    many = raw.get(key) if isinstance(raw, dict) else None
    inner = many[index] if isinstance(many, list) and index < len(many) else None
    return inner if isinstance(inner, dict) else {}


def _words(written: Any) -> Words:
    if not isinstance(written, dict):
        return Words("")
    return Words(str(written.get("vi", "")), str(written.get("en", "")))


def _labels(raw: Any) -> Iterator[tuple[str, Words]]:
    pages = raw.get("pages") if isinstance(raw, dict) else None
    for index in range(len(pages) if isinstance(pages, list) else 0):
        page = _at(raw, "pages", index)
        fields = page.get("fields")
        for number in range(len(fields) if isinstance(fields, list) else 0):
            field = _at(page, "fields", number)
            if isinstance(field.get("id"), str):
                yield field["id"], _words(field.get("label"))
        repeat = page.get("repeat")
        if isinstance(repeat, dict) and isinstance(repeat.get("id"), str):
            yield repeat["id"], _words(repeat.get("item"))
    derived = raw.get("derive") if isinstance(raw, dict) else None
    for inner in derived if isinstance(derived, list) else ():
        if isinstance(inner, dict) and isinstance(inner.get("id"), str):
            yield inner["id"], Words(inner["id"])
