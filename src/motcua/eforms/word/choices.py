"""Check boxes of a line: their options, and whether they are one choice or stand alone."""

import re
from dataclasses import dataclass

from motcua.eforms.word.blanks import RUN
from motcua.eforms.word.blocks import BOX
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean

# Where room to write begins behind an option.
LONG_RUN = re.compile(r"[.…_\ue000]{4,}|…\s*…")
# What is ticked box by box: any number of them may apply.
SEVERAL = re.compile(
    r"kem theo|gui kem|ho so gom|cac (loai )?giay to|^giay to|co the chon nhieu|danh dau .*(cac|nhieu)|tai lieu"
)
MOST_WORDS = 6
# Words in brackets with strokes between them that name what to write, not what to choose.
NO_OPTION = re.compile(
    r"(ten|ho|so|ghi|neu|xa|phuong|thi|tinh|huyen|quan|thanh|ngay|thang|nam|ky|dia|co quan|to chuc|ca nhan"
    r"|don vi|ong|ba|cha|me|vo|chong|bo|nguoi|doanh nghiep|cong ty|thuong nhan|hoac|theo|cua|kem|gui|thon|to|giay|ban"
    r"|chuyen gia)\b|$"
)
PRINTED = (
    (re.compile(r"\bcó\s*/\s*không|\bcó\s+hoặc\s+không", re.I), ("Có", "Không")),
    (re.compile(r"\bnam\s*/\s*nữ|\bnam,\s*nữ", re.I), ("Nam", "Nữ")),
)


@dataclass(frozen=True)
class Boxes:
    """The lead before the boxes of a line, the words of each option and the number of its box."""

    lead: str
    options: tuple[str, ...]
    boxes: tuple[int, ...]


def read_boxes(text: str) -> Boxes:
    """Return the lead and options of a line with boxes, whether they stand before or after."""
    parts = [re.sub(RUN, " ", LONG_RUN.split(part)[0]) for part in text.split(BOX)]
    lead, rest = parts[0], parts[1:]
    if _boxes_follow(lead, rest):
        before, option = _split_lead(lead)
        return _named(before, [option, *rest[:-1]])
    return _named(lead, rest)


def _named(lead: str, words: list[str]) -> Boxes:
    found = [(clean(word), number) for number, word in enumerate(words) if clean(word)]
    return Boxes(clean(lead), tuple(word for word, _ in found), tuple(n for _, n in found))


def _boxes_follow(lead: str, rest: list[str]) -> bool:
    """Nam ☐ Nữ ☐: words before the first box, none after the last but what asks something else."""
    if (
        len(rest) > 1
        and clean(lead.rpartition(":")[2])
        and ":" in lead
        and all(map(clean, rest[:-1]))
    ):
        return True
    labels = [lead, *rest[:-1]]
    if len(rest) > 1 and not clean(rest[-1]) and all(x.rstrip().endswith(":") for x in labels):
        return True  # Lần đầu: ☐ Bổ sung: ☐
    return bool(clean(lead)) and not clean(rest[-1]) and (not lead.rstrip().endswith(":"))


def _split_lead(lead: str) -> tuple[str, str]:
    before, colon, option = lead.rpartition(":")
    return (before, option) if colon and clean(option) else ("", lead)


def may_be_several(lead: str) -> bool:
    """Whether the words before a set of boxes let more than one be ticked."""
    return SEVERAL.search(fold(lead)) is not None


def printed_options(text: str) -> tuple[str, ...]:
    """Return the options that a label prints itself, such as "(có/không)"."""
    return next((options for pattern, options in PRINTED if pattern.search(text)), ())


def alternatives(text: str) -> tuple[str, ...]:
    """Return what a label lets choose from in its last brackets: "(cấp mới/cấp đổi/cấp lại)"."""
    found = re.search(r"\(([^()\d]{5,120})\)\W*$", text)
    own = found is not None and not found[1].isascii()  # a translation offers no choice
    parts = [part.strip(" .…") for part in found[1].split("/")] if found and own else []
    short = all(part and len(part.split()) <= MOST_WORDS and not part.isupper() for part in parts)
    if not 2 <= len(parts) <= 5 or not short or any(NO_OPTION.match(fold(p)) for p in parts):
        return ()
    return tuple(part[0].upper() + part[1:] for part in parts)
