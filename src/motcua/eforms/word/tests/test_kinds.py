"""Types and kinds of the labels that official forms are made of."""

import pytest

from motcua.eforms.word.kinds import infer

LABELS = """
Họ, chữ đệm, tên người yêu cầu|text|person_name
Họ, chữ đệm và tên chủ hộ|text|person_name
Họ và tên cha|text|person_name
Họ, chữ đệm, tên người mẹ|text|person_name
Họ tên vợ (chồng)|text|person_name
Tên tôi là|text|person_name
Người đại diện theo pháp luật|text|person_name
Đại diện theo pháp luật: Ông/Bà|text|person_name
Người nộp hồ sơ|text|person_name
Chủ tài khoản|text|person_name
Ngày, tháng, năm sinh|date|
Ngày sinh của người chết|date|
Sinh ngày|date|
Đã chết vào lúc|text|
Ngày cấp|date|
Ngày cấp hộ chiếu|date|
Có giá trị đến ngày|date|
Ngày và nơi cấp|text|
Số, ngày cấp, nơi cấp|text|
Ngày hết hạn|date|
Hộ chiếu có giá trị đến ngày|date|
Năm sinh|year|
Năm tốt nghiệp|year|
Từ năm|year|
Tốt nghiệp năm|year|
Giới tính|choice|sex
Giới tính của con|choice|sex
Dân tộc|text|ethnic_group
Quốc tịch|text|nationality
Tôn giáo|text|religion
Nơi cư trú|address|
Nơi thường trú|address|
Quê quán|address|
Nơi sinh|address|
Nơi đăng ký khai sinh|address|
Địa chỉ trụ sở chính|address|
Địa chỉ thửa đất|address|
Địa điểm kinh doanh|address|
Hộ khẩu thường trú|address|
Chỗ ở hiện nay|address|
Tỉnh/Thành phố|address|
Xã/Phường/Đặc khu|address|
Số nhà|address|
Tình trạng hôn nhân|text|
Tính chất công việc|text|
Giấy tờ tùy thân|text|
Số định danh cá nhân|person_id|
Số CMND/CCCD/Hộ chiếu|person_id|
Số thẻ căn cước|person_id|
Số ĐDCN/Hộ chiếu|person_id|
Số Giấy chứng minh nhân dân|person_id|
Số định danh cá nhân của chủ hộ|person_id|
Nơi cấp CMND|text|issuing_authority
Cơ quan cấp hộ chiếu|text|issuing_authority
Số hộ chiếu|text|passport
Số hồ sơ|text|
Số hộ khẩu|text|
Số hộ|number|
Số thửa|text|
Tờ bản đồ số|text|
Số tờ khai hải quan|text|
Số bản đồ|text|
Số máy|text|
Số khung|text|
Biển số|text|
Quyển số|text|
Giấy chứng nhận đăng ký doanh nghiệp số|text|
Quyết định thành lập số|text|
Số Quyết định|text|
Số lượng bản sao|number|
Số bản sao|number|
Số con hiện có|number|
Diện tích|number|
Tổng diện tích sàn xây dựng|number|
Diện tích đất ở|number|
Chiều cao công trình|number|
Số tầng|number|
Số lao động|number|
Cân nặng lúc sinh (gam)|number|
Mật độ xây dựng|number|
Vốn điều lệ|money|
Vốn chủ sở hữu|money|
Tổng mức đầu tư|money|
Tổng vốn đầu tư|money|
Số tiền|money|
Số tiền bằng chữ|text|
Mức lương|money|
Thu nhập bình quân|money|
Tên tổ chức trả thu nhập|text|organisation_name
Số điện thoại|phone|
Điện thoại di động|phone|
Số điện thoại của chủ hộ|phone|
Fax|phone|
Thư điện tử|email|
Địa chỉ email (nếu có)|email|
Website|text|
Địa chỉ website (nếu có)|text|
Mã số thuế|text|tax_code
Mã số thuế của người nộp|text|tax_code
Mã số BHXH|text|social_insurance_number
Số sổ bảo hiểm xã hội|text|social_insurance_number
Mã thẻ bảo hiểm y tế|text|health_insurance_number
Số tài khoản ngân hàng|text|bank_account
Số tài khoản|text|bank_account
Ngân hàng nơi mở tài khoản|text|bank
Tên ngân hàng|text|bank
Nghề nghiệp|text|occupation
Chức vụ của người đại diện|text|position
Quan hệ với chủ hộ|text|relationship
Mối quan hệ với người có tài sản|text|relationship
Quan hệ với người được xác định lại dân tộc|text|relationship
Tên doanh nghiệp|text|organisation_name
Tên cơ sở kinh doanh|text|organisation_name
Tên cơ sở dữ liệu|text|
Ngành, nghề kinh doanh|text|
Trình độ chuyên môn|text|
Trình độ văn hóa|text|
Thời gian thực hiện|text|
Thời hạn sử dụng|text|
Lý do|long_text|
Lý do đề nghị cấp lại|long_text|
Nội dung đề nghị|long_text|
Mục đích sử dụng đất|long_text|
Ý kiến của chủ hộ|long_text|
Quá trình công tác|long_text|
Tài liệu kèm theo|long_text|
Tên, địa chỉ cơ quan công tác|text|
Họ tên, chức vụ|text|
Số điện thoại, email|email|
Tiền thuê nhà cho ông/bà|money|
Kế hoạch trồng rừng đối với diện tích chưa có rừng|text|
Nhà ở xa trường|text|
Giấy phép lái xe hạng|text|
"""


@pytest.mark.parametrize("row", LABELS.strip().splitlines())
def test_a_label_tells_its_type_and_kind(row):
    label, type_, kind = row.split("|")
    assert infer(label) == (type_, kind)


def test_a_quantity_is_told_by_its_unit():
    assert infer("tôi được hưởng", unit="tháng") == ("number", "")
    assert infer("Trị giá ước tính", unit="đồng") == ("money", "")
