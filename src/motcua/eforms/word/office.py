"""What is not asked of the applicant: the office's parts, signatures, addressee, own number."""

import re

from motcua.eforms.word.kinds import fold

OFFICE_PART = re.compile(
    r"^[\divxab. )(-]*(phan|muc) (danh (cho|rieng)|ghi cua|cua) *(co quan|can bo|noi|don vi tiep|bo phan|nguoi (nhan|tiep nhan|thu ly))"
    r"|phan (co quan|nha nuoc|cua co quan).{0,40}(ghi|xac nhan)"
    r"|^(danh cho|phan danh cho) (co quan|can bo)"
    r"|^[\divxab. )(-]*(xac nhan|y kien|tham dinh|phe duyet|ket qua (kiem tra|tham)|nhan xet)( xac nhan)? *(cua|tu) "
    r"*(ubnd|uy ban|co quan|cong an|chinh quyen|don vi|thu truong|so |truong|to truong|can bo|phong|lanh dao|giam doc|nha truong|dia phuong|co so|chi cuc)"
    r"|^(can bo|nguoi|cong chuc) (tiep nhan|tham dinh|thu ly)"
)
# Where what the applicant writes begins again, after a part of the office at the head of the paper.
APPLICANT_PART = re.compile(
    r"(phan|muc)[^.]{0,12} (ke |tu )?(khai|ghi)[^.]{0,10} (cua|danh cho)? ?(nguoi|chu|to chuc|ca nhan|ho gia dinh|cong dan)"
    r"|^[ivx]+[.)]? (phan )?(ke )?khai cua (nguoi|chu|to chuc|ca nhan)"
)
SIGNATURE = re.compile(
    r"\( ?(ky(?! (su|thuat|nang|han|ke|tinh|thi|bao|nay|truoc|hieu|hop|tuc|niem|luat|dien)\b)|chu ky|da ky|signature)\b"
    r"|^ky ten|^ky,? ghi ro|ghi ro ho,? ?(va )?ten|dong dau\)"
)
ADDRESSEE = re.compile(r"^[\s(]*kinh (gui|trinh)|^to: ")
AGENCY = re.compile(
    r"^[-–+*.…\s(\d)]*(so|uy ban|ubnd|cong an|bo|cuc|chi cuc|tong cuc|phong|trung tam|giam doc|chu tich|bao hiem|truong|co quan|hoi dong|thu truong|hieu truong|ban)\b"
)
OWN_NUMBER = re.compile(
    r"^(cv |van ban )?so( van ban| ho so| hs)? ?[:….]|^so ?[:.…_\ue000\s]*/|^so ?[:.…_]*$|^v/v"
)
LEGAL = re.compile(
    r"^\(?[^.;]{0,40}\b(ban hanh|kem theo|dinh kem)\b.{0,40}(thong tu|nghi dinh|quyet dinh)|^\(?(ban hanh )?kem theo (thong tu|nghi dinh|quyet dinh|van ban)|^mau (so|tk|don)[^:]{0,12}"
    r"(:? *ban hanh| *$)"
)
LEGAL_NUMBER = re.compile(r"(thong tu|nghi dinh|luat|thong tu lien tich) so ?$")
LEGAL_TAIL = re.compile(r"^\s*/?(19|20)?\d{0,2}[.…]*/?\s*(nd-cp|tt-|ttlt|qh|tt/)")
NATION = re.compile(r"cong hoa? ?xa hoi|cong hoa xa|dong hoa xa hoi")
MOTTO = re.compile(r"doc lap ?[-–—] ?tu do")
NOTES = re.compile(
    r"^[*_\s(]*(chu thich|ghi chu|huong dan|cach ghi|luu y|huong dan (cach )?(ghi|viet|ke khai)|giai thich)\b.{0,50}$"
)
RECIPIENTS = re.compile(r"^noi nhan ?:?")


def is_office_part(words: str, *, signed: bool) -> bool:
    """Whether a folded line begins a part that the office fills."""
    if OFFICE_PART.search(words):
        return True
    after = (
        r"^[\divx. )(-]*(giay )?(xac nhan|y kien|ket qua|phe duyet|xet duyet|danh cho|phan danh|tham dinh"
        r"|kiem tra cua|nhan xet cua|de nghi cua)\b"
    )
    return signed and len(words) < 90 and re.search(after, words) is not None


def is_signature(words: str) -> bool:
    """Whether a folded line is the place of a signature."""
    return SIGNATURE.search(words) is not None


def is_signing_date(before: str, after: str) -> bool:
    """Whether the text around a date leaves only the place of signing before it."""
    beside = re.split(r"\t|\s{5,}", before)
    if len(beside) > 1 and not re.search(r"[:\ue000]|[.…_]{3}", "".join(beside[:-1])):
        before = beside[-1]  # what stands in another column of the same line
    start = fold(re.sub(r"[.…_\ue000\d()]+", " ", before)).strip(" ,:-")
    rest = fold(re.sub(r"[.…_\ue000\d()/]+", " ", after)).strip(" ,:;-")
    places = r"^(|lam tai|lam tai done at|tai|done at|lap tai|viet tai|thanh pho|tinh|tp|ha noi|tp ha noi|xa|huyen|quan)$"
    return not rest and (re.match(places, start) is not None or _is_place(start, before))


def _is_place(start: str, before: str) -> bool:
    """A short proper name and a comma."""
    return before.rstrip().endswith(",") and len(start) < 25 and ":" not in before


def is_legal_number(before: str, after: str) -> bool:
    """Whether a blank is the number of a legal text that was not issued when the form was printed."""
    follows = LEGAL_TAIL.match(fold(after)) is not None
    return follows or (LEGAL_NUMBER.search(fold(before)) is not None and "/" in after[:3])
