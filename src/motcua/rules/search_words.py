"""
Which searched words may be kept for statistics.

A search box takes whatever people paste into it. Kept are short words without what looks like
somebody's data; when in doubt they are not kept, for a statistic can spare them. It is a net with
meshes: a name alone may slip through, so words that were searched for only once are never shown.

Source: Law on the Protection of Personal Data 91/2025/QH15, in force from 1 January 2026: no more
is gathered than the purpose needs; our reading, not verified by a lawyer.
"""

import re

MOST_CHARACTERS = 60
MOST_WORDS = 10
# Identity numbers have 9 or 12 digits, telephones 10; a procedure's code has 7.
FEWEST_DIGITS_OF_A_PERSON = 9
_DATE = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}")
_CODE = re.compile(r"\d\.\d{6}")
_DOSSIER = re.compile(r"[a-z]\d{2}(\.\d{2})*-\d{6}-\d+|[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}")
# The surnames of most Vietnamese before the middle names that tell a name from other words.
_FULL_NAME = re.compile(
    r"\b(nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|ngo|duong|ly|dinh|trinh|mai|luong|dao"
    r"|doan|truong|ha|cao|ta|chu|chau|quach|thai|luu|kieu|khuc|thach|diep) (thi|van) [a-z]+"
)


def countable(folded: str) -> str | None:
    """Return folded words when they may be counted; None when they must not be kept."""
    if not folded or len(folded) > MOST_CHARACTERS or len(folded.split()) > MOST_WORDS:
        return None
    digits = sum(character.isdigit() for character in folded)
    if digits >= FEWEST_DIGITS_OF_A_PERSON or "@" in folded:
        return None
    if _DATE.search(_CODE.sub("", folded)) or _DOSSIER.search(folded) or _FULL_NAME.search(folded):
        return None
    return folded
