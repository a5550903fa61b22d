"""The words of labels that tell type and kind. Patterns are matched on folded words."""

NAME = (
    r"\bho va ten|\bho ten|\bho chu dem|^ten toi|^toi ten|^toi la$|^ten la|nguoi lien he$"
    r"|^nguoi (dai dien|nop|dung ten|de nghi|yeu cau|lam don|khai|uy quyen|duoc uy quyen|chiu trach nhiem)\b"
    r"|nguoi dai dien|^dai dien theo phap luat|^dai dien( la)?( ong| ba| ong/ba)?$"
    r"|^chu (ho|xe|phuong tien|tai khoan)|^(em|con|chau|anh)( ten)? la$|^(anh|anh/chi|hoc sinh)$"
    r"|\bcon( toi)?( ten)? la$|^ten (em|hoc sinh|chu xe)|cua (em|chau|con|ong|ong/ba|ba)$|^ong/ba|^ong ?\(?ba|^(ba|ong|bo|cha|me|vo|chong)$"
    r"|(cho|voi|la) (ong|ba|ong/ba)$|^ten (cha|me|vo|chong|con|tre)\b|de nghi cua ong|^ho va chu dem|chu tai khoan"
)
DATE = (
    r"^ngay( |$)(?!tro cap|cong|phep|nghi )|sinh ngay|cap ngay|^tu ngay|den ngay|het ngay|ke tu ngay"
    r"|\bngay (sinh|cap|thang nam)|^thoi diem|gia tri den|ngay thang nam|^thang nam sinh|date of"
    r"|ngay het han|ngay hieu luc|co gia tri den|^(den|tu) thang( nam)?$"
)
PERSON_ID = (
    r"dinh danh ca nhan|chung minh (thu )?nhan dan|so chung minh|chung minh thu|can cuoc|\bcmnd\b|\bcccd\b|\bcmt\b|\bcmtnd\b"
    r"|so dinh danh|\bddcn\b|^cc/"
)
MONEY = (
    r"so tien|gia tri (hang|giai|hop|hoc|thanh|tai|tong|con)|tong gia tri|tri gia|muc luong|tien luong|le phi|muc phi|kinh phi"
    r"|von (dieu|dau|phap|dang|co|chu so huu|gop|kinh doanh|tu co|luu dong)"
    r"|tong (von|muc dau|chi phi|doanh|kinh|so tien)|thanh tien|don gia|doanh thu|thu nhap|hoc phi|chi phi|gia ban|nguyen gia"
    r"|so tien vay|muc (tro cap|ho tro|huong)|^gia$|loi nhuan|^gia (thue|tri|chao|mua)|^bang so$|^muc (tien |dong|luong)|^(tong )?tien (thue|luong|cong|phat)"
)
NUMBER = (
    r"so luong|dien tich|\bso thang|\bso nam|tong so|^khoi luong|chieu (dai|cao|rong|sau)|can nang|trong (tai|luong)"
    r"|\bso nguoi|^tuoi$|so (tang|ngay|can bo|lao dong|hoc vien|trang|lan|con|phong|tiet|gio)\b"
    r"|so (to|ban)\b(?! (khai|do|an))|so (ho|cho)\b(?! (chieu|khau|so|o|ngoi))|so cho ngoi|ty le|^dung tich|cong suat|do tuoi|thang .*thu$"
    r"|diem (thi|trung|tb)|mat do|tru luong|nam kinh nghiem"
)
ADDRESS = (
    r"hien tru|dia chi|noi cu tru|noi o\b|\bcho o\b|thuong tru|tru quan|tam tru|que quan|noi sinh|noi dang ky khai sinh|tru so|^dia diem|nguyen quan"
    r"|noi di$|noi den$|noi thuong|ho khau|\bhktt\b|^so nha\b"
    r"|^(thuoc )?(xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tp|thon|xom|ap|duong|so nha)"
    r"([/ ]+(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|tinh|thanh pho|tp|thon|xom|ap|ban|duong|pho))*$"
    r"|(tai|den|thuoc|cua) (tinh|thanh pho)$|tinh ?/ ?thanh pho|place of birth|noi cu ngu|(tai|ngu|o) so nha$|vi tri (khu|thua|dat|cong trinh)|dia ban"
)
YEAR = r"^nam sinh|^nam$|nam (tot nghiep|san xuat|sinh|xay dung|bao cao|hoc xong)|^nam (cap|vao|thanh lap)"
LONG = (
    r"^ly do|^li do|noi dung|qua trinh|mo ta\b|tom tat|y kien|kien nghi|de xuat|hoan canh|cam ket khac|giai trinh|thuyet minh"
    r"|muc dich|nhan xet|danh gia|^yeu cau|bien phap|nguyen vong|tai lieu kem|dien bien|thanh tich|vi ly do$"
    r"|^cam ket|^(so sanh|liet ke|trinh bay|phuong an|cac )"
)
EMAIL = r"\be[- ]?mail|thu dien tu|hop thu (dien|ca nhan)"
PHONE = r"dien thoai|\bfax\b|\bdt\b|\bsdt\b|di dong|\btel\b|phone"

# Type, kind and the words that say so. Where two begin at the same word, the first one counts.
WORDS = (
    ("text", "person_name", NAME),
    ("text", "bank", r"ngan hang"),
    ("text", "ethnic_group", r"dan toc"),
    ("text", "nationality", r"quoc tich|nationality"),
    ("text", "religion", r"ton giao"),
    ("text", "tax_code", r"ma so thue|\bmst\b"),
    ("text", "bank_account", r"(so )?tai khoan"),
    ("text", "passport", r"^(so )?ho chieu|(so|hoac) ho chieu|passport no"),
    ("text", "social_insurance_number", r"^(so|ma)\b.*(bao hiem xa hoi|\bbhxh\b)"),
    ("text", "health_insurance_number", r"^(so|ma)\b.*(bao hiem y te|\bbhyt\b)"),
    ("text", "occupation", r"^nghe nghiep|profession"),
    ("text", "position", r"chuc vu|chuc danh|position"),
    ("text", "relationship", r"quan he"),
    ("text", "issuing_authority", r"noi cap|co quan cap|issued by|issuing office|place of issue"),
    ("text", "organisation_name",
     r"^ten (to chuc|doanh nghiep|co quan|thuong nhan|don vi|cong ty|co so(?! du lieu)|ho kinh|truong|hop tac xa)"),
    ("text", "", r"^(so|ma( so)?) (ho so|don|to khai|phieu|hoa don|giay (chung nhan|phep|to)|bien|seri)"),
    ("text", "", r"^(khoang )?thoi (gian|han)\b|^(dia chi )?website|^trang thong tin"),
    ("phone", "", PHONE),
    ("date", "", DATE),
    ("year", "", YEAR),
    ("person_id", "", PERSON_ID),
    ("address", "", ADDRESS),
    ("money", "", MONEY),
    ("number", "", NUMBER),
    ("long_text", "", LONG),
)  # fmt: skip
