"""
How easily the Vietnamese of a form is read.

Formulas of readability for Vietnamese (Nguyen and Henkin 1982, 1985; Luong, Nguyen and Dinh 2018)
rest on two things, the length of sentences and the difficulty of words, and are fitted to whole
passages of prose. A form has none: its longest text is a hint. So the two things are looked at
themselves, where they can be mended:

- a sentence of more than 25 syllables (a written Vietnamese word is a run of syllables with
  spaces between; syllables are what can be counted without a dictionary);
- the share of syllables that belong to phrases of offices, from a short list that gives the plain
  word for each;
- abbreviations that the form nowhere explains.

Measured on 2,911 sentences (of six syllables and more) from 164 official forms, 18 % are longer
than 25 syllables; of the sentences of the three shipped forms none is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.rules.form_document.gate.finding import Finding, warn
from motcua.rules.form_document.model import NO_WORDS, Document, Words

LONGEST_SENTENCE = 25
MOST_OFFICIALESE = 0.04

# What offices write → what people say.
OFFICIALESE = {
    "các giấy tờ có liên quan": "giấy tờ kèm theo",
    "căn cứ vào": "theo",
    "chủ thể": "người",
    "có trách nhiệm": "phải",
    "cư ngụ": "ở",
    "danh tính": "họ tên",
    "đề xuất": "đề nghị",
    "đối với trường hợp": "nếu",
    "đương sự": "người liên quan",
    "hiện hành": "đang áp dụng",
    "hoàn tất": "làm xong",
    "hữu quan": "liên quan",
    "kê khai": "khai",
    "khai báo": "khai",
    "khởi tạo": "lập",
    "lưu trú": "ở lại",
    "nêu trên": "ở trên",
    "nhân thân": "thông tin về bản thân",
    "như sau đây": "sau đây",
    "niên hạn": "số năm",
    "phát sinh": "có",
    "phối hợp": "cùng làm",
    "quý khách": "anh/chị",
    "sinh quán": "nơi sinh",
    "tại thời điểm": "khi",
    "theo quy định của pháp luật": "nói rõ theo luật nào",
    "theo quy định hiện hành": "nói rõ theo văn bản nào",
    "thụ hưởng": "được nhận",
    "thụ lý": "nhận giải quyết",
    "thực hiện việc": "bỏ đi, dùng thẳng động từ",
    "tiến hành": "bỏ đi, dùng thẳng động từ",
    "trong trường hợp": "nếu",
    "trú quán": "nơi ở",
    "trực thuộc": "thuộc",
    "tương ứng": "nói rõ cái nào",
    "văn bản quy phạm pháp luật": "luật, nghị định hoặc thông tư",
}

# Read aloud by everybody as they stand, or names.
_KNOWN = frozenset({"UBND", "PDF", "SMS", "QR", "VNEID", "JPG", "PNG", "VND", "TP", "ID", "BHYT"})
_SENTENCE = re.compile(r"(?<=[.?!;:…])\s+|\n")
_SYLLABLE = re.compile(r"\w+")
_ROMAN = re.compile(r"[IVX]+")
_CAPITALS = re.compile(r"(?<![\w/.-])[A-ZĐ][A-ZĐ]+(?![\w/-])")
_OFFICES = re.compile(
    r"(?<!\w)(" + "|".join(sorted(OFFICIALESE, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ease:
    """What was measured of a form's Vietnamese. `officialese`: the share of syllables, 0 to 1."""

    sentences: int
    syllables: int
    longest: int
    officialese: float

    @property
    def mean(self) -> float:
        """Syllables in a sentence on average; 0 for a form without words."""
        return self.syllables / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, slots=True)
class _Text:
    page: str
    about: str
    words: str


def reading_ease(document: Document) -> Ease:
    """Measure the Vietnamese that people read: titles, labels, hints, reasons, refusals."""
    texts = list(_texts(document))
    lengths = [n for text in texts for _, n in _sentences(text.words)]
    official = sum(len(_SYLLABLE.findall(m)) for t in texts for m in _OFFICES.findall(t.words))
    syllables = sum(lengths)
    return Ease(
        len(lengths), syllables, max(lengths, default=0), official / syllables if syllables else 0
    )


def reading_findings(document: Document) -> Iterator[Finding]:
    """Yield what is hard to read, and what could stand there instead."""
    texts = list(_texts(document))
    explained = {short for text in texts for short in _explained(text.words)}
    for text in texts:
        for sentence, syllables in _sentences(text.words):
            if syllables > LONGEST_SENTENCE:
                yield warn(
                    "long_sentence", text.page, text.about, number=syllables,
                    words=_same(_beginning(sentence)),
                )  # fmt: skip
        for phrase in dict.fromkeys(m.lower() for m in _OFFICES.findall(text.words)):
            yield warn(
                "officialese", text.page, text.about, phrase=_same(phrase),
                plain=_same(OFFICIALESE[phrase]),
            )  # fmt: skip
        for short in dict.fromkeys(_abbreviations(text.words)):
            if short not in explained:
                explained.add(short)
                yield warn("abbreviation", text.page, text.about, short=_same(short))
    ease = reading_ease(document)
    if ease.officialese > MOST_OFFICIALESE:
        yield warn("much_officialese", number=round(ease.officialese * 100))


def _same(text: str) -> Words:
    return Words(text, text)


def _texts(document: Document) -> Iterator[_Text]:
    yield _Text("", "", document.title.vi)
    for page in document.pages:
        for words in (page.title, page.hint, page.why):
            yield _Text(page.id, "", words.vi)
        for field in page.fields:
            for words in (
                field.label, field.hint, *(check.say for check in field.checks),
                *(w for option in field.options for w in (option.label, option.hint)),
            ):  # fmt: skip
                if words is not NO_WORDS:
                    yield _Text(page.id, field.id, words.vi)
    for paper in document.papers:
        yield _Text("", paper.id, paper.hint.vi)
    yield _Text("", "", document.declaration.vi)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    for sentence in _SENTENCE.split(text):
        syllables = len(_SYLLABLE.findall(sentence))
        if syllables:
            yield sentence, syllables


def _beginning(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _abbreviations(text: str) -> Iterator[str]:
    """Yield words of capitals; a whole text in capitals is a heading, not abbreviations."""
    if text == text.upper():
        return
    for found in _CAPITALS.findall(text):
        if found not in _KNOWN and not _ROMAN.fullmatch(found):
            yield found


def _explained(text: str) -> Iterator[str]:
    """Yield abbreviations beside whose words they stand: "căn cước công dân (CCCD)"."""
    yield from re.findall(r"\(([A-ZĐ]{2,})\)", text)
    yield from re.findall(r"\b([A-ZĐ]{2,}) \([^)]{6,}\)", text)
