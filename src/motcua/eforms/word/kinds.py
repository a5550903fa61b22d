"""
Type and kind of a field, from its label and the shape of its blank.

A Vietnamese label begins with what it is about: "Quan hệ với chủ hộ" is a relationship, no
household. So of all words that tell a type, those that stand first decide; the last words count
where they name a unit of time ("… đến ngày", "… năm") or the number of a paper ("Quyết định số").
"""

import re
import unicodedata
from functools import lru_cache

from motcua.eforms.word.vocabulary import EMAIL, WORDS

COMPILED = tuple((type_, kind, re.compile(pattern)) for type_, kind, pattern in WORDS)
HEAD = 25  # letters within which a quantity must be named to be what a label is about
PERSONS_PAPER = {"person_id", "phone"}
NOT_ADDRESS = re.compile(r"^(so(?! nha)|the|giay|ho chieu|quyet dinh|ma)\b")
NOT_ID = re.compile(r"^(ngay|noi|co quan)|(ngay|noi) cap$")
MONEY_UNIT = re.compile(r"\([^()]*\b(đồng|vnđ|vnd|usd)\b[^()]*\)")
NUMBER_UNIT = re.compile(r"\((ha|m2|m3|kg|tan|nguoi|thang|nam|ngay|%|km|met|m|gam|kw|cm)\)")
WHOLE_DATE = re.compile(r"ngay[ ,/]*thang[ ,/]*(va )?nam")
YEAR_LAST = re.compile(
    r"^[^(]*(?<!số )(?<!các )(?<!hàng )(?<!hằng )(?<!mỗi )(?<!nhiều )(?<!tháng )\bnăm$"
)
NO_YEAR = re.compile(r"hoc ky|so |tong |tinh hinh|ket qua|muc |danh sach")
# "Sở" (department) and "số" (number), "ảnh" (photo) and "anh" (he) are alike once folded.
PHOTO = re.compile(r"\bảnh\b")
OFFICE = re.compile(r"(?<!trụ )(?<!cơ )(?<!công )\bsở (?!hữu|thích|tại)", re.IGNORECASE)
FROM_WHEN = re.compile(r"(?<!đi )(?<!gửi )(?<!chuyển )(?<!đến )(?<!nhập )(?<!mua )(?<!\d )\btừ\s*$")
IN_WORDS = re.compile(r"bang chu\b")
PARTS = re.compile(r"[,;]| va | cung ")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, single spaces, no punctuation but brackets."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def infer(label: str, *, lines: int = 1, is_date: bool = False, unit: str = "") -> tuple[str, str]:
    """Return (type, kind) of a field; kind is empty where nothing finer is known."""
    if is_date or FROM_WHEN.search(label.casefold()):
        return "date", ""
    label = unicodedata.normalize("NFC", label.casefold())
    label = PHOTO.sub("hình", OFFICE.sub("van phong ", label))
    words = fold(label.replace(",", " "))
    if _is_sex(words):
        return "choice", "sex"
    main = fold(label.split("(")[0]) or fold(label)
    tail = main.rsplit(": ", 1)[-1].strip()
    if unit and _by_head(tail)[1] != "person_name":
        return ("money" if re.search("dong|vnd", fold(unit)) else "number"), ""
    found = _said_last(label, tail) or _several(tail, lines) or _found(tail, main, words)
    return _settled(*found, label=label, words=words, tail=tail, lines=lines)


def _said_last(label: str, tail: str) -> tuple[str, str] | None:
    """What the last words say: a day, a year, the number of a paper, a sum in words."""
    if re.search(EMAIL, tail):
        return "email", ""
    if IN_WORDS.search(fold(label)):
        return "text", ""
    if re.search(r"(?<!so )(?<!may )\bngay$", tail):
        return "date", ""
    plain = unicodedata.normalize("NFC", label.casefold()).strip(" :.…")
    if YEAR_LAST.search(plain) and not NO_YEAR.match(tail):
        return "year", ""
    if re.search(r"\bso$", tail):
        type_, kind = _by_head(tail)
        return (type_, kind) if kind or type_ in PERSONS_PAPER else ("text", "")
    return None


def _several(tail: str, lines: int) -> tuple[str, str] | None:
    """Two matters in one blank: "Tên, địa chỉ", "Số, ngày và nơi cấp": text."""
    parts = [part.strip() for part in PARTS.split(WHOLE_DATE.sub("ngay", tail)) if part.strip()]
    if len(parts) < 2:
        return None
    told = {_begins(part) for part in parts if not part.startswith("ten ") and part != "ten"}
    told -= {("text", ""), ("long_text", "")}
    named = any(part == "ten" or part.startswith("ten ") for part in parts)
    if len(told) + named < 2 or (parts[0] == "ho" and len(told) + named < 3):
        return None
    return ("long_text" if lines > 1 or len(parts) > 3 else "text"), ""


def _found(tail: str, main: str, words: str) -> tuple[str, str]:
    """By the last part of the label, else by all of it."""
    found = _by_head(tail.replace(",", ""))
    if found == ("text", "") and tail != main:
        found = _by_head(main.replace(",", ""))
        found = found if found[1] else ("text", "")
    return found


def _begins(words: str) -> tuple[str, str]:
    """What the very first words tell."""
    told = ((type_, kind) for type_, kind, pattern in COMPILED if pattern.match(words))
    return next(told, ("text", ""))


@lru_cache(maxsize=4096)
def _by_head(words: str) -> tuple[str, str]:
    """The type and kind told by the words that stand first; text where none tells any."""
    spaced = " ".join(words.replace(",", " ").split())
    best, chosen = len(spaced) + 1, ("text", "")
    for type_, kind, pattern in COMPILED:
        match = pattern.search(spaced)
        late = match is not None and match.start() > HEAD and type_ in {"number", "money"}
        if match is not None and not late and match.start() < best:
            best, chosen = match.start(), (type_, kind)
    return chosen


def _settled(
    type_: str, kind: str, *, label: str, words: str, tail: str, lines: int
) -> tuple[str, str]:
    """Second thoughts: a number of a paper is no address, a place of issue no person's number."""
    if type_ == "year" and not re.search(r"năm|year", label):
        type_ = "text"  # "nam", "nằm"
    if type_ == "address" and NOT_ADDRESS.search(tail):
        type_ = "text"
    if type_ == "person_id" and NOT_ID.search(tail):
        type_ = "text"
    if not kind and type_ in {"text", "long_text", "number"} and MONEY_UNIT.search(label):
        type_ = "money"
    if not kind and type_ in {"text", "long_text"} and NUMBER_UNIT.search(words):
        type_ = "number"
    if type_ == "text" and not kind and lines > 1:
        type_ = "long_text"
    return type_, kind


def _is_sex(words: str) -> bool:
    return bool(
        re.search(r"^gioi tinh|[,:] gioi tinh$|^sex$|nam/nu|nam, nu|nam \(nu\)|^phai$", words)
    )
