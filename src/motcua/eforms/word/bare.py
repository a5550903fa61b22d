"""Labels that end in a colon and leave the rest of the line white: blanks without dots."""

import re
from collections.abc import Sequence

from motcua.eforms.word.blanks import find_blanks
from motcua.eforms.word.blocks import BOX, Block, Line
from motcua.eforms.word.kinds import fold, infer
from motcua.eforms.word.labels import clean, split_hint

LONGEST = 100
INTRODUCES = re.compile(
    r"(sau|sau day|duoi day|gom|gom co|kem theo|gui kem|cam ket|cu the|noi nhan|noi dung|thong tin.*"
    r"|ve viec|quyet dinh|chung nhan|thong bao|xac nhan|de nghi|can cu|phu luc|luu|cua)[\s:]*$"
    r"|^[-+\d. )(]*(toi|chung toi|de nghi|la |(phan|muc) [ivx\d]|can cu|dieu |chuong |bao gom|cam ket|luu|kinh (gui|trinh|mong|de nghi|chuyen)|ben |nguoi (giam ho|duoc|nhan|uy))"
)
SAYS_HOW = re.compile(r"\((ghi|neu|viet|liet ke|ke khai|trinh bay|mo ta) ")
NAMED = re.compile(r"(ten|ho va ten|ho ten|ho chu dem|ho, chu dem)\b")
LISTS = re.compile(r"(sau|sau day|gom|gom co|kem theo|gui kem|noi nhan|luu)[\s:]*$")
NOTE_BEHIND = re.compile(r":\s*\((?:ghi|nêu|viết)[^()]*\)$", re.IGNORECASE)
BULLETS = (
    (r"\d+[.)]", "number"),
    (r"[-–—]", "dash"),
    (r"[+*•]", "plus"),
    (r"[a-zđ][.)]", "letter"),
)


def introduces(text: str) -> bool:
    """Whether words that end in a colon only introduce what follows."""
    return INTRODUCES.search(fold(text.rstrip(" \t\xa0;."))) is not None


def label_of(text: str) -> str:
    """Return a line without the note in brackets behind its colon: "Đối tượng: (ghi rõ …)"."""
    return NOTE_BEHIND.sub(":", text.rstrip(" \t\xa0;."))


def is_bare_blank(line: Line, following: Sequence[Block], *, in_list: bool = False) -> bool:
    """
    Whether a line is a label with white space to write in, judged by what comes next.

    `in_list`: the line before was such a label, or the line fills a cell of its own.
    """
    text = label_of(line.text)
    words = fold(text)
    if not text.endswith(":") or len(split_hint(text)[0]) > LONGEST or find_blanks(line):
        return False
    if in_list and _ends_list(text, words, following):
        return True
    if INTRODUCES.search(words):
        return False
    after = next((b for b in following if not (isinstance(b, Line) and not b.text.strip())), None)
    if isinstance(after, Line) and (SAYS_HOW.match(fold(after.text)) or _says_how(line, after)):
        return True
    return isinstance(after, Line) and not _heads_person(text, after) and _same_level(text, after)


def _says_how(line: Line, after: Line) -> bool:
    """ "Đối tượng: (ghi rõ …)" with no dots below."""
    dotted = find_blanks(after) and not re.search(r"\w", after.text)
    return NOTE_BEHIND.search(line.text.rstrip(" \t\xa0;.")) is not None and not dotted


def _heads_person(text: str, after: Block | None) -> bool:
    """ "Người được ủy quyền:" over "Họ và tên: …" is a heading: the name is asked below."""
    if not isinstance(after, Line) or NAMED.match(fold(clean(text))):
        return False
    below = infer(clean(after.text.split(":")[0]))
    return infer(clean(text)) == below == ("text", "person_name")


def _ends_list(text: str, words: str, following: Sequence[Block]) -> bool:
    """The last of a list of labels: numbered or of a known type, and running text or nothing next."""
    after = next((b for b in following if not (isinstance(b, Line) and not b.text.strip())), None)
    here, there = _bullet(text), _bullet(after.text) if isinstance(after, Line) else "none"
    told = infer(clean(text)) != ("text", "") or here != "none"
    loud = text.upper() == text
    if (
        _heads_person(text, after)
        or not told
        or loud
        or LISTS.search(words)
        or not isinstance(after, Line | None)
    ):
        return False
    goes_on = after is not None and (
        there != "none" or find_blanks(after) or after.text.strip().endswith(":")
    )
    return not goes_on or (here in {"dash", "plus", "letter"} and there == "number")


def _same_level(text: str, after: Line) -> bool:
    here, there = _bullet(text), _bullet(after.text)
    if here != there and NAMED.match(fold(clean(text))) and there == "dash":
        return True  # "1. Tên tổ chức: - Địa chỉ: …": the name has its place on the line
    if (
        _is_part_of(text, after.text)
        or here != there
        or after.text.lstrip().startswith((BOX, "(", ".", "…"))
    ):
        return False
    if here != "none":
        return True
    type_, kind = infer(clean(text))
    return (type_ not in {"text", "long_text"} or bool(kind)) or after.text.rstrip().endswith(":")


def _is_part_of(text: str, after: str) -> bool:
    """3. over 3.1."""
    own = re.match(r"\s*(\d+(?:\.\d+)*)[.)]?\s", text)
    below = re.match(r"\s*(\d+(?:\.\d+)+)", after)
    return own is not None and below is not None and below[1].startswith(f"{own[1]}.")


def _bullet(text: str) -> str:
    found = (name for pattern, name in BULLETS if re.match(rf"\s*{pattern}", text))
    return next(found, "none")
