"""Type and kind of a field, from its label and the shape of its blank."""

import re
import unicodedata

SPACES = re.compile(r"[^a-z0-9%/]+")
NAME = (
    r"\bho va ten|\bho ten|\bho,? chu dem|^ho chu dem|^ten toi|^toi ten|^toi la$|^ten la|nguoi lien he$|nguoi dai dien"
    r"|^chu ho|^(em|con|chau|anh)( ten)? la$|^(anh|anh/chi|hoc sinh)$|^ten (em|hoc sinh|chu xe)|cua (em|chau|con|ong|ong/ba)$|^ong/ba|^ong \(?ba|^ba$|^ong$|^ten (cha|me|vo|chong|con)\b|de nghi cua ong|^ho va chu dem|chu tai khoan|^nguoi nop"
)
DATE = (
    r"^ngay( |$)(?!tro cap|cong|phep|nghi )|sinh ngay|cap ngay|^tu ngay|den ngay|het ngay|ke tu ngay|\bngay (sinh|cap|thang nam)"
    r"|, ngay$|\bngay$|^thoi diem|gia tri den|ngay thang nam|^thang nam sinh|date of|ngay het han|ngay hieu luc|co gia tri den"
)
PERSON_ID = r"dinh danh ca nhan|chung minh (thu )?nhan dan|so chung minh|chung minh thu|can cuoc|\bcmnd\b|\bcccd\b|\bcmt\b|\bcmtnd\b|so dinh danh|^ddcn"
MONEY = (
    r"so tien|gia tri (hang|giai|hop|hoc|thanh|tai|tong|con)|tong gia tri|tri gia|muc luong|tien luong|le phi|muc phi|kinh phi"
    r"|von (dieu|dau|phap|dang|co)|tong (von|muc dau|chi phi|doanh|kinh|so tien)|thanh tien|don gia|doanh thu|thu nhap|hoc phi|chi phi|gia ban|nguyen gia"
    r"|so tien vay|muc (tro cap|ho tro|huong)|^gia$|loi nhuan|^gia (thue|tri)"
)
NUMBER = (
    r"so luong|^dien tich|dien tich|\bso thang|\bso nam|tong so|^khoi luong|chieu (dai|cao|rong)|trong (tai|luong)|\bso nguoi"
    r"|^tuoi$|so (tang|ngay|can bo|lao dong|hoc vien|ban|to|trang|lan|cho|con|ho|phong|tiet|gio)\b|ty le|^dung tich|cong suat|do tuoi|thang .*thu$|diem (thi|trung|tb)|mat do|tru luong|nam kinh nghiem"
)
ADDRESS = (
    r"hien tru|dia chi|noi cu tru|noi o|cho o|thuong tru|tam tru|que quan|noi sinh|noi dang ky khai sinh|tru so|^dia diem|nguyen quan"
    r"|noi di$|noi den$|noi thuong|ho khau|^(thuoc )?(xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tp|thon|xom|ap|duong|so nha)([/ ]+(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|tinh|thanh pho|tp|thon|xom|ap|ban|duong|pho))*$"
    r"|(tai|den|thuoc|cua) (tinh|thanh pho)$|tinh ?/ ?thanh pho|place of birth|noi cu ngu|vi tri (khu|thua|dat|cong trinh)|dia ban"
)
YEAR = r"^nam sinh|^nam$|nam (tot nghiep|san xuat|sinh|xay dung|bao cao|hoc xong)|^nam (cap|vao|thanh lap)"
LONG = (
    r"^ly do|^li do|noi dung|qua trinh|mo ta|tom tat|y kien|kien nghi|de xuat|hoan canh|cam ket khac|giai trinh|thuyet minh"
    r"|muc dich|nhan xet|danh gia|^yeu cau|bien phap|nguyen vong|tai lieu kem|dien bien|thanh tich"
)
NOT_ADDRESS = r"^(so(?! nha)|the|giay|ho chieu|quyet dinh|ma)\b"
NOT_ID = r"^(ngay|noi|co quan)|(ngay|noi) cap$"
MONEY_UNIT = r"\((trieu |ty |nghin )?(dong|vnd|usd)\)"
NUMBER_UNIT = r"\((ha|m2|m3|kg|tan|nguoi|thang|nam|ngay|%|km|met|m)\)"
PLAIN = {"text", "money", "number", "long_text", "person_id"}
KINDS = (
    (r"ngan hang", "bank"),
    (r"dan toc", "ethnic_group"),
    (r"quoc tich|nationality", "nationality"),
    (r"ton giao", "religion"),
    (r"ma so thue|\bmst\b", "tax_code"),
    (r"tai khoan", "bank_account"),
    (r"^(so )?ho chieu|(so|hoac) ho chieu|passport no", "passport"),
    (r"^(so|ma)\b.*(bao hiem xa hoi|\bbhxh\b)", "social_insurance_number"),
    (r"^(so|ma)\b.*(bao hiem y te|\bbhyt\b)", "health_insurance_number"),
    (r"^nghe nghiep|profession", "occupation"),
    (r"chuc vu|chuc danh|position", "position"),
    (r"quan he", "relationship"),
    (r"noi cap|co quan cap|issued by", "issuing_authority"),
    (
        r"^ten (to chuc|doanh nghiep|co quan|thuong nhan|don vi|cong ty|co so|ho kinh)",
        "organisation_name",
    ),
)
TYPES = (
    ("email", r"\be[- ]?mail|thu dien tu|hop thu"),
    ("phone", r"dien thoai|\bfax\b|\bdt\b|\bsdt\b|di dong|\btel\b|so may$|phone"),
    ("date", DATE),
    ("year", YEAR),
    ("person_id", PERSON_ID),
    ("address", ADDRESS),
    ("money", MONEY),
    ("number", NUMBER),
    ("long_text", LONG),
)


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, single spaces, no punctuation but brackets."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def infer(label: str, *, lines: int = 1, is_date: bool = False, unit: str = "") -> tuple[str, str]:
    """Return (type, kind) of a field; kind is empty where nothing finer is known."""
    if is_date or label.casefold().split()[-1:] == ["từ"]:
        return "date", ""
    words = fold(label.replace(",", " "))
    if _is_sex(words):
        return "choice", "sex"
    main = fold(label.split("(")[0].replace(",", " ")) or words
    if re.search(NAME, main) and not re.search(
        r"^(so|ngay|noi|dia chi|dien thoai|chuc vu)|dien thoai|to chuc|doanh nghiep|y kien|^ten co quan",
        main,
    ):
        return "text", "person_name"
    if unit:
        return ("money" if fold(unit) in {"dong", "vnd"} else "number"), ""
    return _by_words(words, main, lines)


def _by_words(words: str, main: str, lines: int) -> tuple[str, str]:
    tail = main.rsplit(": ", 1)[-1]
    kind = next((name for name_of, name in KINDS if re.search(name_of, main)), "")
    found = next((name for name, pattern in TYPES if re.search(pattern, tail)), "text")
    if kind and found == "person_id" and kind != "issuing_authority":
        return found, ""
    if kind and found in PLAIN:
        return "text", kind
    return _settled(found, words, tail, lines), ""


def _settled(found: str, words: str, tail: str, lines: int) -> str:
    """Second thoughts: a number of a paper is no address, a place of issue no person's number."""
    if found == "address" and re.search(NOT_ADDRESS, tail):
        return "text"
    if found == "person_id" and re.search(NOT_ID, tail):
        return "text"
    if found in {"text", "long_text", "number"} and re.search(MONEY_UNIT, words):
        return "money"
    if found in {"text", "long_text"} and re.search(NUMBER_UNIT, words):
        return "number"
    return "long_text" if found == "text" and lines > 1 else found


def _is_sex(words: str) -> bool:
    return bool(re.search(r"gioi tinh|^sex$|nam/nu|nam, nu|nam \(nu\)|^phai$", words))
