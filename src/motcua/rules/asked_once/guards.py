"""What keeps a paper from being matched although its words are there."""

from collections.abc import Iterable

from motcua.rules.asked_once.text import contains, head, tokens, words


def _phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


# The applicant writes these; that they name a certificate does not make them one.
_WRITTEN_BY_APPLICANT = _phrases(
    "don", "to khai", "phieu de nghi", "van ban de nghi", "cong van", "giay de nghi", "de nghi",
    "thong bao", "bao cao", "hop dong", "danh sach", "ke khai", "cam ket", "phieu yeu cau", "to trinh",
    "van ban", "thuyet minh", "de an", "phuong an", "phieu dang ky", "mau so", "mau don", "ban khai",
    "so yeu ly lich", "giay uy quyen", "bien ban", "ban ke", "bang ke", "giay cam ket", "ho so",
    "du thao", "ke hoach", "anh", "anh mau", "anh chan dung", "tep tin",
)  # fmt: skip
_ABROAD = _phrases(
    "nuoc ngoai", "nuoc so tai", "cua nuoc", "nuoc xuat khau", "tai nuoc", "hop phap hoa lanh su"
)
_HANDED_BACK = _phrases(
    "ban goc", "da cap", "thu hoi", "nop lai", "bi mat", "bi hong", "bi rach", "het han", "da duoc cap",
    "cu", "sua doi", "duoc dieu chinh",
)  # fmt: skip
_ONLY_IF_MISSING = _phrases(
    "khong khai thac duoc", "khai thac duoc", "chua duoc tich hop", "chi thuc hien khi", "khong the khai thac", "chua co trong co so du lieu", "khong phai nop", "khong phai xuat trinh",
    "da co trong co so du lieu", "chua duoc ket noi", "khong co thong tin", "chua khai thac duoc",
    "duoc thay the bang", "khong yeu cau nop", "tra cuu", "duoc khai thac", "khong bat buoc nop",
)  # fmt: skip
_ONLY_SOMETIMES = _phrases("truong hop", "doi voi truong hop", "ngoai cac giay to")
_ORIGINAL = _phrases("ban chinh", "ban goc")
_ORIGINAL_TO_COMPARE = _phrases("doi chieu", "ban sao", "xuat trinh", "chung thuc", "ban chup")
LONGEST_NAME = 60


def is_written_by_applicant(name: str) -> bool:
    """Whether the paper is an application, a declaration or another text of the applicant."""
    own = head(name)
    plain = tokens(name)
    return any(own[: len(p)] == p or plain[: len(p)] == p for p in _WRITTEN_BY_APPLICANT)


def asks_only_if_missing(name: str) -> bool:
    """Whether the list itself says that the paper is asked for only where data are lacking."""
    return _has(name, _ONLY_IF_MISSING)


def doubts(name: str) -> tuple[str, ...]:
    """Return why a paper whose words match may still be another one; empty: no doubt."""
    found = []
    if _has(name, _ABROAD):
        found.append("abroad")
    if _has(name, _HANDED_BACK):
        found.append("handed_back")
    if _has(name, _ORIGINAL) and not _has(name, _ORIGINAL_TO_COMPARE):
        found.append("only_original")
    if any(words(name)[: len(p)] == p for p in _ONLY_SOMETIMES):
        found.append("conditional")
    if len(words(name)) > LONGEST_NAME:
        found.append("prose")
    return tuple(found)


def _has(name: str, phrases: Iterable[tuple[str, ...]]) -> bool:
    plain = words(name)
    return any(contains(plain, phrase) for phrase in phrases)
