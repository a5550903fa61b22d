"""The twelve forms."""

from specs import (
    CIVIL,
    COPIES,
    ID,
    NAME,
    RESIDENCE,
    Paper,
    Spec,
    Step,
    applicant,
    ask,
    authorised,
    person,
    registered,
    which,
    why,
)

# Codes of components in the national record of the Ministry of Justice begin so.
_JUSTICE = "000.00.00.G15-KQ00"
_EXTRACTS = (
    ("khai_sinh", "Khai sinh", "Birth"), ("ket_hon", "Kết hôn", "Marriage"),
    ("khai_tu", "Khai tử", "Death"), ("giam_ho", "Giám hộ", "Guardianship"),
    ("nhan_cha_me_con", "Nhận cha, mẹ, con", "Recognition of a parent or child"),
    ("thay_doi", "Thay đổi, cải chính hộ tịch", "Change or correction"),
)  # fmt: skip
_RESIDENT = Step(
    "nguoi_yeu_cau", "Anh/chị là ai?", "Who are you?",
    (
        ask("nyc_ho_ten", "Họ, chữ đệm và tên", "Full name", "person_name", **NAME),
        ask("nyc_ngay_sinh", "Ngày, tháng, năm sinh", "Date of birth", "date", range="past",
            prefill="account.birth_date", autocomplete="bday"),
        ask("nyc_gioi_tinh", "Giới tính", "Sex", "sex"),
        ask("nyc_so_dinh_danh", "Số định danh cá nhân", "Personal identification number",
            "person_id", **ID),
        ask("nyc_dien_thoai", "Số điện thoại liên hệ", "Telephone", "phone",
            prefill="account.phone", autocomplete="tel"),
        ask("nyc_email", "Email", "E-mail", "email", demand="optional", prefill="account.email"),
    ),
)  # fmt: skip
_HEAD = Step(
    "chu_ho", "Chủ hộ là ai?", "Who heads the household?",
    (
        ask("ch_ho_ten", "Họ, chữ đệm và tên chủ hộ", "Full name of the head", "person_name"),
        ask("ch_quan_he", "Mối quan hệ với chủ hộ", "Relation to the head", max_length=60),
        ask("ch_so_dinh_danh", "Số định danh cá nhân của chủ hộ", "Identification number of the head",
            "person_id"),
    ),
)  # fmt: skip
_MEMBERS = Step(
    "thanh_vien", "Những ai trong hộ cùng thay đổi?", "Who in the household changes along?",
    (
        ask("tv_ho_ten", "Họ, chữ đệm và tên", "Full name", "person_name"),
        ask("tv_ngay_sinh", "Ngày, tháng, năm sinh", "Date of birth", "date", demand="optional"),
        ask("tv_so_dinh_danh", "Số định danh cá nhân", "Identification number", "person_id",
            demand="optional"),
        ask("tv_quan_he", "Mối quan hệ với chủ hộ", "Relation to the head", demand="optional"),
    ),
    lead="Những thành viên trong hộ gia đình cùng thay đổi", repeat="thanh_vien_ho",
)  # fmt: skip


def _residence(
    id: str, procedure: str, vi: str, en: str, request: str, request_en: str, *papers: Paper
) -> Spec:
    asked = why("Nội dung đề nghị", "What is asked for", request, request_en, "noi_dung_de_nghi")
    return Spec(
        id,
        procedure,
        vi,
        en,
        RESIDENCE,
        (_RESIDENT, _HEAD, asked, _MEMBERS),
        "nyc_ho_ten",
        "Mẫu CT01",
        "Tờ khai thay đổi thông tin cư trú",
        papers,
    )


FORMS: tuple[Spec, ...] = (
    Spec(
        "khai-tu", "1.000656", "Tờ khai đăng ký khai tử", "Registration of a death", CIVIL,
        (
            applicant("Quan hệ với người đã chết", "Relation to the deceased"),
            person("nc", "Người đã chết là ai?", "Who died?", dead=True,
                   lead="Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây"),
            Step("luc_chet", "Chết khi nào, ở đâu?", "When and where?", (
                ask("nc_ngay_chet", "Đã chết ngày", "Date of death", "date", range="past"),
                ask("nc_noi_chet", "Nơi chết", "Place of death"),
                ask("nc_nguyen_nhan", "Nguyên nhân chết", "Cause of death", demand="soft"),
            )),
            Step("giay_bao_tu", "Có giấy báo tử không?", "Is there a notice of death?", (
                which("gbt_co", "Giấy báo tử hoặc giấy thay giấy báo tử", "Notice of death, or what stands for it",
                      ("co", "Có", "Yes"),
                      ("khong", "Không có, đã chết lâu", "No, the death was long ago")),
                ask("gbt_so", "Số Giấy báo tử", "Number of the notice", demand="soft", max_length=60,
                    when={"eq": ["$gbt_co", "co"]}),
                ask("gbt_noi_cap", "Cơ quan cấp Giấy báo tử", "Issued by", demand="soft",
                    when={"eq": ["$gbt_co", "co"]}),
            )),
            COPIES,
        ), "nc_ho_ten",
        papers=(
            Paper("ban_giay_bao_tu", f"{_JUSTICE}4376", "Giấy báo tử hoặc giấy thay giấy báo tử",
                  "Notice of death, or what stands for it", {"eq": ["$gbt_co", "co"]}),
            Paper("chung_cu_chet", f"{_JUSTICE}3285", "Giấy tờ chứng minh sự kiện chết", "Evidence of the death",
                  {"eq": ["$gbt_co", "khong"]},
                  hint=("Do cơ quan, tổ chức có thẩm quyền cấp hoặc xác nhận.",
                        "Issued or confirmed by an authority.")),
            authorised(f"{_JUSTICE}2966"),
        ),
    ),
    Spec(
        "ket-hon", "1.000894", "Tờ khai đăng ký kết hôn", "Registration of a marriage", CIVIL,
        (
            person("nu", "Bên nữ là ai?", "Who is the bride?", lead="Bên nữ"),
            Step("nu_lan", "Bên nữ kết hôn lần thứ mấy?", "Which marriage is it for the bride?",
                 (ask("nu_lan_thu", "Kết hôn lần thứ mấy", "Which marriage", "integer", least=1, most=20),)),
            person("nam", "Bên nam là ai?", "Who is the groom?", lead="Bên nam"),
            Step("nam_lan", "Bên nam kết hôn lần thứ mấy?", "Which marriage is it for the groom?",
                 (ask("nam_lan_thu", "Kết hôn lần thứ mấy", "Which marriage", "integer", least=1, most=20),)),
            COPIES,
        ), "nu_ho_ten",
        papers=(
            Paper("chung_minh_cu_tru", f"{_JUSTICE}3785", "Giấy tờ chứng minh nơi cư trú", "Proof of residence",
                  optional=True,
                  hint=("Chỉ khi cơ quan không tra cứu được nơi cư trú của anh/chị.",
                        "Only if the office cannot look up where you live.")),
        ),
    ),
    Spec(
        "nhan-cha-me-con", "1.001022", "Tờ khai đăng ký nhận cha, mẹ, con",
        "Recognition of a parent or child", CIVIL,
        (
            applicant("Quan hệ với người nhận", "Relation to the one who recognises"),
            person("nn", "Ai nhận?", "Who recognises?", lead="Người nhận là cha, mẹ hoặc con"),
            person("dn", "Nhận ai?", "Who is recognised?", lead="Người được nhận"),
            Step("chung_cu", "Anh/chị có gì chứng minh?", "What evidence do you have?", (
                which("chung_cu_gi", "Chứng cứ về quan hệ cha, mẹ, con", "Evidence of the relation",
                      ("xac_nhan", "Văn bản xác nhận của cơ quan y tế, giám định",
                       "Confirmation by a hospital or an expert body"),
                      ("cam_doan", "Không có, chúng tôi cam đoan và có hai người làm chứng",
                       "None, we declare it and have two witnesses")),
            )),
            COPIES,
        ), "dn_ho_ten",
        papers=(
            Paper("van_ban_xac_nhan", f"{_JUSTICE}3249", "Văn bản xác nhận quan hệ cha, mẹ, con",
                  "Confirmation of the relation", {"eq": ["$chung_cu_gi", "xac_nhan"]}),
            Paper("van_ban_cam_doan", f"{_JUSTICE}3250", "Văn bản cam đoan, có hai người làm chứng",
                  "Declaration with two witnesses", {"eq": ["$chung_cu_gi", "cam_doan"]}),
        ),
    ),
    Spec(
        "giam-ho", "1.004837", "Tờ khai đăng ký giám hộ", "Registration of guardianship", CIVIL,
        (
            applicant(),
            person("gh", "Người giám hộ là ai?", "Who is the guardian?", lead="Người giám hộ"),
            person("dgh", "Người được giám hộ là ai?", "Who is under guardianship?",
                   lead="Người được giám hộ"),
            why("Lý do đăng ký giám hộ", "Reason", "Vì sao cần giám hộ?", "Why is a guardian needed?"),
            Step("hinh_thuc", "Người giám hộ được chọn thế nào?", "How was the guardian chosen?", (
                which("giam_ho_gi", "Loại giám hộ", "Kind of guardianship",
                      ("cu", "Được cử", "Appointed"),
                      ("duong_nhien", "Đương nhiên theo Bộ luật Dân sự", "By the Civil Code")),
            )),
            COPIES,
        ), "dgh_ho_ten",
        papers=(
            Paper("van_ban_cu", f"{_JUSTICE}3400", "Văn bản cử người giám hộ", "Appointment of the guardian",
                  {"eq": ["$giam_ho_gi", "cu"]}),
            Paper("dieu_kien", f"{_JUSTICE}3401", "Giấy tờ chứng minh điều kiện giám hộ đương nhiên",
                  "Proof of the conditions of guardianship", {"eq": ["$giam_ho_gi", "duong_nhien"]},
                  hint=("Có nhiều người đủ điều kiện thì thêm văn bản thỏa thuận cử một người.",
                        "If several qualify, add their agreement on one.")),
            authorised(f"{_JUSTICE}3402"),
        ),
    ),
    Spec(
        "cham-dut-giam-ho", "1.004845", "Tờ khai đăng ký chấm dứt giám hộ", "End of guardianship", CIVIL,
        (
            applicant(),
            person("gh", "Người giám hộ là ai?", "Who is the guardian?", lead="Người giám hộ"),
            person("dgh", "Người được giám hộ là ai?", "Who is under guardianship?",
                   lead="Người được giám hộ"),
            registered("giám hộ", "the guardianship"),
            why("Lý do chấm dứt giám hộ", "Reason", "Vì sao chấm dứt?", "Why does it end?"),
            COPIES,
        ), "dgh_ho_ten",
        papers=(
            Paper("can_cu", f"{_JUSTICE}3418", "Giấy tờ làm căn cứ chấm dứt giám hộ", "Grounds for the end"),
            authorised(f"{_JUSTICE}3419"),
        ),
    ),
    Spec(
        "cai-chinh-ho-tich", "1.004859",
        "Tờ khai đăng ký việc thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
        "Change or correction of civil-status particulars", CIVIL,
        (
            applicant("Quan hệ với người được thay đổi, cải chính", "Relation to the person concerned"),
            person("ng", "Thay đổi cho ai?", "For whom?",
                   lead="Đề nghị cơ quan đăng ký cho người có tên dưới đây"),
            registered("hộ tịch", "it"),
            why("Nội dung thay đổi, cải chính", "What changes: from, to", "Đổi từ gì thành gì?",
                "What changes, from what to what?", "noi_dung"),
            why("Lý do thay đổi, cải chính", "Reason", "Vì sao thay đổi?", "Why?"),
            COPIES,
        ), "ng_ho_ten",
        papers=(
            Paper("can_cu", f"{_JUSTICE}3434", "Giấy tờ làm căn cứ thay đổi, cải chính", "Grounds for the change"),
            authorised(f"{_JUSTICE}3435"),
        ),
    ),
    Spec(
        "trich-luc-ho-tich", "2.000635", "Tờ khai cấp bản sao trích lục hộ tịch",
        "Copy of a civil-status extract", CIVIL,
        (
            applicant("Quan hệ với người được cấp bản sao", "Relation to the person concerned"),
            Step("loai", "Anh/chị cần bản sao giấy gì?", "A copy of which paper?",
                 (ask("loai_giay", "Đề nghị cấp bản sao trích lục", "Extract of", "choice",
                      vi="Bản sao trích lục", options=_EXTRACTS),)),
            person("ng", "Bản sao của ai?", "Whose?", lead="Cho người có tên dưới đây"),
            registered("hộ tịch", "it"),
            Step("bao_nhieu", "Anh/chị cần mấy bản?", "How many copies?",
                 (ask("so_luong", "Số lượng bản sao", "Number of copies", "integer", least=1, most=50),)),
        ), "ng_ho_ten",
        papers=(authorised(f"{_JUSTICE}3040"),),
    ),
    Spec(
        "dang-ky-lai-khai-sinh", "1.004884", "Tờ khai đăng ký lại khai sinh", "Birth registered again",
        CIVIL,
        (
            applicant("Quan hệ với người được khai sinh", "Relation to the person concerned"),
            person("ng", "Khai sinh lại cho ai?", "For whom?",
                   lead="Đề nghị cơ quan đăng ký lại khai sinh cho người có tên dưới đây"),
            Step("noi_sinh", "Sinh ở đâu?", "Where was the birth?", (
                ask("ng_noi_sinh", "Nơi sinh", "Place of birth"),
                ask("ng_que_quan", "Quê quán", "Native place"),
            )),
            Step("cha_me", "Cha, mẹ là ai?", "Who are the parents?", (
                ask("me_ho_ten", "Họ, chữ đệm, tên người mẹ", "The mother's name", "person_name", demand="soft"),
                ask("me_nam_sinh", "Năm sinh của người mẹ", "Her year of birth", "year", demand="soft"),
                ask("cha_ho_ten", "Họ, chữ đệm, tên người cha", "The father's name", "person_name", demand="soft"),
                ask("cha_nam_sinh", "Năm sinh của người cha", "His year of birth", "year", demand="soft"),
            )),
            registered("khai sinh", "the birth"),
            why("Lý do đăng ký lại", "Reason", "Vì sao phải đăng ký lại?", "Why again?"),
            Step("giay_con_giu", "Anh/chị còn giữ giấy gì?", "Which papers do you still have?", (
                which("con_giu", "Giấy tờ còn giữ", "Papers still kept",
                      ("khai_sinh", "Bản sao Giấy khai sinh", "A copy of the birth certificate"),
                      ("khac", "Chỉ có giấy tờ khác", "Only other papers")),
            )),
            COPIES,
        ), "ng_ho_ten",
        papers=(
            Paper("ban_sao_khai_sinh", f"{_JUSTICE}3136", "Bản sao Giấy khai sinh", "Copy of the birth certificate",
                  {"eq": ["$con_giu", "khai_sinh"]}),
            Paper("giay_to_khac", f"{_JUSTICE}3137", "Giấy tờ khác có thông tin khai sinh",
                  "Other papers with the particulars of birth", {"eq": ["$con_giu", "khac"]},
                  hint=("Ví dụ: thẻ căn cước, hộ chiếu, bằng tốt nghiệp.",
                        "Such as an identity card, a passport or a school certificate.")),
            Paper("xac_nhan_don_vi", f"{_JUSTICE}3479", "Văn bản xác nhận của cơ quan, đơn vị",
                  "Confirmation by the employer", optional=True,
                  hint=("Cán bộ, công chức, viên chức, người trong lực lượng vũ trang phải có.",
                        "Officials and members of the armed forces must have it.")),
            authorised(f"{_JUSTICE}3139"),
        ),
    ),
    Spec(
        "dang-ky-lai-ket-hon", "1.004746", "Tờ khai đăng ký lại kết hôn", "Marriage registered again",
        CIVIL,
        (
            person("nu", "Người vợ là ai?", "Who is the wife?", lead="Vợ"),
            person("nam", "Người chồng là ai?", "Who is the husband?", lead="Chồng"),
            registered("kết hôn", "the marriage"),
            why("Lý do đăng ký lại", "Reason", "Vì sao phải đăng ký lại?", "Why again?"),
            COPIES,
        ), "nu_ho_ten",
        papers=(
            Paper("ban_sao_ket_hon", f"{_JUSTICE}3520", "Bản sao Giấy chứng nhận kết hôn",
                  "Copy of the marriage certificate",
                  hint=("Không có thì gửi giấy tờ khác có thông tin về việc kết hôn.",
                        "If there is none, other papers about the marriage.")),
        ),
    ),
    Spec(
        "dang-ky-lai-khai-tu", "1.005461", "Tờ khai đăng ký lại khai tử", "Death registered again", CIVIL,
        (
            applicant("Quan hệ với người đã chết", "Relation to the deceased"),
            person("nc", "Người đã chết là ai?", "Who died?", dead=True,
                   lead="Đề nghị cơ quan đăng ký lại khai tử cho người có tên dưới đây"),
            Step("luc_chet", "Chết khi nào, ở đâu?", "When and where?", (
                ask("nc_ngay_chet", "Đã chết ngày", "Date of death", "date", range="past"),
                ask("nc_noi_chet", "Nơi chết", "Place of death"),
                ask("nc_nguyen_nhan", "Nguyên nhân chết", "Cause of death", demand="soft"),
            )),
            registered("khai tử", "the death"),
            COPIES,
        ), "nc_ho_ten",
        papers=(
            Paper("ban_sao_chung_tu", f"{_JUSTICE}3535", "Bản sao Giấy chứng tử", "Copy of the death certificate",
                  hint=("Không có thì gửi giấy tờ khác chứng minh sự kiện chết.",
                        "If there is none, other evidence of the death.")),
            authorised(f"{_JUSTICE}3536"),
        ),
    ),
    _residence("xac-nhan-cu-tru", "1.010041", "Tờ khai đề nghị xác nhận thông tin về cư trú",
               "Confirmation of residence", "Anh/chị cần xác nhận điều gì?",
               "What should be confirmed?"),
    _residence("xoa-tam-tru", "1.010028", "Tờ khai đề nghị xóa đăng ký tạm trú",
               "Removal of a temporary residence", "Anh/chị đề nghị xóa đăng ký nào, vì sao?",
               "Which registration should be removed, and why?",
               Paper("chung_minh_xoa", "000.00.00.G01-KQ003643", "Giấy tờ chứng minh thuộc trường hợp xóa tạm trú",
                     "Proof of the case for removal", optional=True,
                     hint=("Chỉ khi cơ quan không tra cứu được thông tin.",
                           "Only if the office cannot look it up."))),
)  # fmt: skip
