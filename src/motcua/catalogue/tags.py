"""The journal tags of the catalogue, one for each act."""

from motcua.journal import tags

IMPORTED = tags.declare("catalogue:import:take", "Nhập danh mục thủ tục")
LIMIT_CONFIRMED = tags.declare("catalogue:limit:confirm", "Xác nhận thời hạn giải quyết")
SERVICE_OFFERED = tags.declare("catalogue:service:offer", "Mở thủ tục tại cơ quan")
SERVICE_ENDED = tags.declare("catalogue:service:end", "Thôi tiếp nhận thủ tục tại cơ quan")
SERVICES_OFFERED = tags.declare("catalogue:service:offer_list", "Mở thủ tục theo danh sách")
SERVICES_ENDED = tags.declare("catalogue:service:end_list", "Thôi tiếp nhận theo danh sách")
SYNONYM_WRITTEN = tags.declare("catalogue:synonym:write", "Ghi từ đồng nghĩa")
SYNONYM_SWITCHED = tags.declare("catalogue:synonym:switch", "Bật, tắt từ đồng nghĩa")
SYNONYMS_SHIPPED = tags.declare("catalogue:synonym:load", "Nạp từ đồng nghĩa kèm sản phẩm")
FACT_RECORDED = tags.declare("catalogue:fact:record", "Ghi nhận căn cứ về mức độ dịch vụ")
LEVEL_DECLARED = tags.declare("catalogue:level:declare", "Công bố mức độ của một dịch vụ")
LEVELS_DECLARED = tags.declare("catalogue:level:declare_list", "Công bố mức độ theo danh sách")
INTEGRATION_RECORDED = tags.declare(
    "catalogue:integration:record", "Ghi nhận tích hợp Cổng Dịch vụ công quốc gia"
)
BLANK_FORM_ATTACHED = tags.declare("catalogue:blank_form:attach", "Đăng mẫu đơn để tải về")
BLANK_FORM_REMOVED = tags.declare("catalogue:blank_form:remove", "Gỡ mẫu đơn tải về")
ANNOUNCEMENT_DRAFTED = tags.declare("catalogue:announcement:draft", "Soạn quyết định công bố")
ANNOUNCEMENT_EDITED = tags.declare("catalogue:announcement:edit", "Sửa dự thảo quyết định công bố")
ANNOUNCEMENT_CHECKED = tags.declare("catalogue:announcement:check", "Kiểm tra dự thảo công bố")
ANNOUNCEMENT_RETURNED = tags.declare("catalogue:announcement:return", "Trả dự thảo công bố để sửa")
DOUBT_ACKNOWLEDGED = tags.declare("catalogue:announcement:acknowledge", "Xác nhận điều cần lưu ý")
ANNOUNCEMENT_SIGNED = tags.declare("catalogue:announcement:sign", "Ký quyết định công bố")
ANNOUNCEMENT_PUBLISHED = tags.declare("catalogue:announcement:publish", "Công khai theo quyết định")
ANNOUNCEMENT_ENTERED = tags.declare("catalogue:announcement:enter", "Nhập Cơ sở dữ liệu quốc gia")
ANNOUNCEMENT_CLOSED = tags.declare("catalogue:announcement:close", "Bỏ hoặc thu hồi quyết định")
