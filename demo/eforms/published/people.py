"""
The invented people of the examples: what they answer, whichever form asks.

Their numbers carry the province code 099, which no province has.
"""

from typing import Any

_HOME = {"province": "99", "commune": "Xã Ví Dụ", "detail": "Số 1, thôn Mẫu"}


def _person(prefix: str, name: str, birth: str, sex: str, number: str) -> dict[str, Any]:
    return {
        f"{prefix}_ho_ten": name, f"{prefix}_ngay_sinh": birth, f"{prefix}_gioi_tinh": sex,
        f"{prefix}_so_dinh_danh": number, f"{prefix}_noi_cu_tru": _HOME,
    }  # fmt: skip


ANSWERS: dict[str, Any] = {
    **_person("nyc", "Nguyễn Thị Mẫu", "1994-03-08", "female", "099194000001"),
    **_person("nc", "Trần Văn Ví", "1941-05-20", "male", "099041000002"),
    **_person("nu", "Nguyễn Thị Mẫu", "1994-03-08", "female", "099194000001"),
    **_person("nam", "Lê Văn Dụ", "1991-11-30", "male", "099091000003"),
    **_person("nn", "Lê Văn Dụ", "1991-11-30", "male", "099091000003"),
    **_person("dn", "Nguyễn An Mẫu", "2021-07-15", "male", "099221000004"),
    **_person("gh", "Nguyễn Thị Mẫu", "1994-03-08", "female", "099194000001"),
    **_person("dgh", "Trần Bé Ví", "2015-09-02", "male", "099215000005"),
    **_person("ng", "Nguyễn Thị Mẫu", "1994-03-08", "female", "099194000001"),
    **_person("ch", "Trần Văn Ví", "1961-05-20", "male", "099061000006"),
    "so_ban_sao": 2,
    "so_luong": 2,
    "da_noi": "Ủy ban nhân dân xã Ví Dụ",
    "da_ngay": "2012-05-10",
    "da_so": "12",
    "da_quyen": "01/2012",
    "nc_ngay_chet": "2026-10-28",
    "nc_noi_chet": "Tại nhà, thôn Mẫu, xã Ví Dụ",
    "nc_nguyen_nhan": "Tuổi già",
    "gbt_so": "15/GBT-UBND",
    "gbt_noi_cap": "Ủy ban nhân dân xã Ví Dụ",
    "ng_noi_sinh": "Trạm y tế xã Ví Dụ",
    "ng_que_quan": "Xã Ví Dụ",
    "me_ho_ten": "Phạm Thị Thí",
    "me_nam_sinh": 1970,
    "cha_ho_ten": "Nguyễn Văn Thử",
    "cha_nam_sinh": 1968,
    "nyc_quan_he": "Con",
    "ch_quan_he": "Con",
}
