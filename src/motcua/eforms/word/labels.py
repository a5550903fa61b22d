"""Labels as a citizen would read them: no numbering, footnote marks, dots or colons."""

import re

NUMBERING = re.compile(
    r"^\s*(?:Điều \d+\s*[.:]|\[[\d.]+[a-z]?\]\.?|\(?\d{1,2}(?:\.\d+)*[.)](?!\d)|\d+(?:\.\d+)+\s|\d{1,2}\s*[-–]\s"
    r"|\d{1,2}\s+(?=[A-ZĐÀ-Ỹ])|(?:[IVX]+|[A-H])[.)]\s|[IVX]{1,4}\s*[-–:]\s|\d{1,2},(?=[^\W\d])|\([ivx]+\)|\(?[a-zđ][.)]\s*|[-–—•+*]+)\s*"
)
MARK = re.compile(r"\(\s*(?:\d{1,2}|\*+)\s*\)|[¹²³⁴⁵⁶⁷⁸⁹]|\*+$|\[[\d.]+[a-z]?\]")
HINT = re.compile(
    r"\(((?:ghi|nêu|viết|ví dụ|theo|kèm|trường hợp)[^()]*|[^()]{41,})\)", re.IGNORECASE
)
NO_LEAD = re.compile(r"(?:tên|là|ông|bà)$|\btên\b", re.IGNORECASE)
LETTER_MARK = re.compile(r"^\(?[A-ZĐ]\)[\s.…]*$")
LEADING = re.compile(r"^[\s,;.:…)\]/_]+")
TRAILING = re.compile(r"[\s,;:.…_/\-–—(\[]+$")
BARE_UNITS = re.compile(
    r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|tp|thôn|xóm|ấp|bản|tổ|khu phố|đường|phố"
    r"|số nhà|ngõ)(?:\b.*)?$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"^\s*/?(?:tháng|ngày|năm|người|(?:nghìn |triệu |tỷ )?đồng|ha|m2|m²|m3|m³|kg|gam|tấn|%|vnđ|m3/ha|km|cm|buổi|tiết|lần|cái"
    r"|chiếc|kw|kva|m|lít|tuổi|bản|quyển|con|cây|phòng|tầng)"
    r"(?=\s*[,;()]|\s*\.(?![.…])|\s*$|\s{3,})",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"(?:công văn|quyết định|văn bản|tờ trình|thông báo|giấy phép|giấy chứng nhận|báo cáo|hợp đồng)(?: \w+){0,4} số$",
    re.IGNORECASE,
)
LEGAL_REST = re.compile(
    r"^\s*/?\d{4}/[^\s,;]+(?:\s+ngày \d+[^,;:“”\"]{0,20}\d{4})?(?:\s+của Chính phủ)?", re.IGNORECASE
)
LONGEST = 120
FEWEST = 5  # words that a label cut from a sentence must have


def clean(text: str) -> str:
    """Return the label in `text`."""
    words = " ".join(
        MARK.sub(" ", LEGAL_REST.sub("", text).replace("\t", " ").replace("☐", " ")).split()
    )
    previous = None
    while previous != words:
        previous = words
        words = LEADING.sub("", NUMBERING.sub("", words))
    if LETTER_MARK.match(words):
        return ""  # "(A)": the mark of a note, no name
    words = TRAILING.sub("", re.sub(r"(?<=năm|học) ?:? 20$", "", words))
    if re.fullmatch(r"\([^()]+\)?", words):
        words = words.strip("()").strip()
    if words.count("(") > words.count(")"):
        words += ")" if not words.endswith("(") else ""
    elif words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1]
    return " ".join(words.split())


def split_hint(text: str) -> tuple[str, str]:
    """Return `text` without its longer notes in brackets, and the notes."""
    notes = [match[1].strip() for match in HINT.finditer(text)]
    without = HINT.sub(" ", text)
    return (without, "; ".join(notes)) if clean(without) else (text, "")


def last_clause(text: str) -> str:
    """Return the end of a long sentence: what stands right before the blank."""
    words = text.strip()
    paper = PAPER.search(words)
    if len(words) > 60 and paper:
        return paper[0]
    for stop in (r"[.;]\s+", r",\s+"):
        if len(words) > LONGEST:
            words = _telling_end(words, stop)
    return words


def _telling_end(words: str, stop: str) -> str:
    """The last part that says enough by itself."""
    starts = [0, *(match.end() for match in re.finditer(stop, words))]
    ends = (words[start:] for start in reversed(starts))
    return next((end for end in ends if len(end.split()) >= FEWEST), words)


def with_lead(lead: str, label: str) -> str:
    """Return a bare part of an address under what it belongs to: "Nơi sinh: Xã"."""
    if (
        lead
        and not NO_LEAD.search(lead)
        and not BARE_UNITS.match(lead)
        and BARE_UNITS.match(label)
        and not label.casefold().startswith(lead.casefold())
    ):
        return f"{lead}: {label}"
    return label


def unit_after(text: str) -> str:
    """Return the unit printed right after a blank, or nothing."""
    found = UNIT.match(text)
    return found[0].strip() if found else ""
