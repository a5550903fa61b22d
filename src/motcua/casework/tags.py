"""The journal tags of casework, one for each act and each change of what cases reckon with."""

from motcua.casework.states import Act
from motcua.journal import tags

ACT_TAGS = {
    Act.OPEN: tags.declare("casework:case:open", "Mở hồ sơ công việc"),
    Act.ACCEPT: tags.declare("casework:case:accept", "Tiếp nhận"),
    Act.REFUSE: tags.declare("casework:case:refuse", "Không tiếp nhận"),
    Act.REQUEST_SUPPLEMENT: tags.declare(
        "casework:case:request_supplement", "Yêu cầu bổ sung hồ sơ"
    ),
    Act.ANSWER_SUPPLEMENT: tags.declare("casework:case:answer_supplement", "Đã bổ sung hồ sơ"),
    Act.ASSIGN: tags.declare("casework:case:assign", "Phân công xử lý"),
    Act.FORWARD: tags.declare("casework:case:forward", "Chuyển bước tiếp theo"),
    Act.RETURN_TO_PREVIOUS: tags.declare("casework:case:return_to_previous", "Trả lại bước trước"),
    Act.DECIDE: tags.declare("casework:case:decide", "Ghi kết luận xử lý"),
    Act.SIGN_OFF: tags.declare("casework:case:sign_off", "Ký duyệt kết quả"),
    Act.HAND_OVER: tags.declare("casework:case:hand_over", "Trả kết quả"),
    Act.REQUEST_WITHDRAWAL: tags.declare("casework:case:request_withdrawal", "Yêu cầu rút hồ sơ"),
    Act.AGREE_WITHDRAWAL: tags.declare("casework:case:agree_withdrawal", "Đồng ý cho rút hồ sơ"),
    Act.DENY_WITHDRAWAL: tags.declare("casework:case:deny_withdrawal", "Không cho rút hồ sơ"),
    Act.STOP: tags.declare("casework:case:stop", "Dừng giải quyết"),
    Act.OPEN_TASK: tags.declare("casework:task:open", "Giao việc"),
    Act.FINISH_TASK: tags.declare("casework:task:finish", "Xác nhận việc được giao đã xong"),
    Act.EXTEND: tags.declare("casework:case:extend", "Xin lỗi và hẹn lại ngày trả"),
}
STOP_PROPOSED = tags.declare("casework:case:propose_stop", "Đề xuất dừng vì quá hạn bổ sung")
LIMIT_CONFIRMED = tags.declare("casework:case:confirm_limit", "Tính lại theo thời hạn đã xác nhận")
CALENDAR_CHANGED = tags.declare("casework:case:change_calendar", "Tính lại theo lịch làm việc mới")

YEAR_PROPOSED = tags.declare("casework:calendar:propose_year", "Lập lịch làm việc dự kiến")
YEAR_CONFIRMED = tags.declare("casework:calendar:confirm_year", "Xác nhận lịch làm việc năm")
DAY_SET = tags.declare("casework:calendar:set_day", "Ghi ngày nghỉ, ngày làm bù")
DAY_REMOVED = tags.declare("casework:calendar:remove_day", "Bỏ ngày đã ghi trong lịch")
HOURS_SET = tags.declare("casework:calendar:set_hours", "Đặt giờ làm việc")

PROCESS_DRAFTED = tags.declare("casework:process:draft", "Soạn quy trình nội bộ")
PROCESS_PUBLISHED = tags.declare("casework:process:publish", "Ban hành quy trình nội bộ")
