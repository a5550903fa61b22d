"""Who fills a form: the applicant, or the office that issues the paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.eforms.word.blocks import Block, Line
from motcua.eforms.word.kinds import fold

ISSUED = re.compile(
    r"^(giay (chung nhan|phep|xac nhan|tiep nhan|hen|bien nhan|bao|khai sinh|chung tu|moi|gioi thieu)|quyet dinh|bien nhan"
    r"|bien ban|phieu (hen|tiep nhan|kiem soat|chuyen|yeu cau bo sung|xin loi|tu choi)|chung chi|the |trich luc|thong bao"
    r"|ban sao|xac nhan |so |ket luan|cong van|van ban (chap thuan|cho phep|xac nhan|tra loi|thong bao|ket luan))"
)
ASKS = re.compile(
    r"^(don|to khai|giay (de nghi|dang ky|khai|cam ket|uy quyen)|ban (khai|cam ket|dang ky|thuyet minh|tu)|de nghi|phieu (khai|dang ky|de nghi|cung cap)"
    r"|dang ky|ho so|ly lich|so yeu|thong bao (ve viec )?(thay doi|tim kiem|thuc hien|cham dut|chuyen|tam ngung|thanh lap|viec)|thong bao ?/)"
)
ANSWERS = re.compile(
    r"^(v/v|ve viec).{0,20}(xac nhan|chap thuan|khong xac nhan|tra loi|bo sung ho so|dieu chinh, bo sung ho so)"
)
FIRST_PERSON = re.compile(
    r"^(ho va )?ten toi|\btoi (ten )?la\b|\btoi (xin|cam|lam don)|\bchung toi\b|^toi ten|nguoi (lam don|khai|de nghi|yeu cau)"
)
BY_OFFICE = re.compile(
    r"^(thu truong|tm\. ?(uy ban|ubnd)|kt\. ?(chu tich|giam doc|bo truong)|chu tich|cuc truong|tong cuc truong|giam doc (so|cong an)"
    r"|dieu 1[.:]|can cu (luat|nghi dinh|chuc nang|quyet dinh)|xet (de nghi|don|ho so)|theo de nghi cua|luu: ?vt|- ?luu:|noi nhan)"
)
ENOUGH = 2


@dataclass(frozen=True)
class Purpose:
    """`filler` is "applicant" or "office"; `reason` says why, in Vietnamese, empty for applicants."""

    filler: str = "applicant"
    reason: str = ""


def find_purpose(blocks: Sequence[Block], title: str) -> Purpose:
    """Tell who fills a form, by its title, then by who speaks and who signs."""
    name = re.sub(r"^(mau|phu luc)[^:]{0,12}: (mau )?", "", fold(title))
    lines = [fold(text).strip() for text in _texts(blocks)]
    to_office = any(line.startswith(("kinh gui", "kinh trinh")) for line in lines)
    speaks = sum(1 for line in lines if FIRST_PERSON.search(line))
    signs = sum(1 for line in lines if BY_OFFICE.match(line))
    if ANSWERS.match(name):
        return Purpose("office", "Văn bản cơ quan trả lời người nộp hồ sơ.")
    if ASKS.match(name):
        return Purpose()
    if ISSUED.match(name) and not (to_office and speaks) and (signs or not speaks):
        return Purpose("office", "Tiêu đề là loại giấy do cơ quan cấp hoặc lập.")
    if not speaks and not to_office and signs >= ENOUGH:
        return Purpose("office", "Căn cứ, nơi nhận và người ký là của cơ quan.")
    return Purpose()


def _texts(blocks: Sequence[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            found.append(block.text)
        else:
            found += [text for row in block.rows for cell in row for text in _texts(cell.blocks)]
    return found
