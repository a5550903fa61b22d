"""The journal tags of papi, one for each act."""

from motcua.journal import tags

UPLOADED = tags.declare("papi:table:upload", "Tải lên bảng điểm PAPI")
TAKEN = tags.declare("papi:table:take", "Nhận bảng điểm PAPI")
WITHDRAWN = tags.declare("papi:table:withdraw", "Rút bảng điểm PAPI")
BREAK_REGISTERED = tags.declare("papi:break:register", "Ghi ngắt chuỗi PAPI")
BREAK_REMOVED = tags.declare("papi:break:remove", "Bỏ ngắt chuỗi PAPI")
PROVINCE_CHOSEN = tags.declare("papi:province:choose", "Chọn tỉnh xem PAPI")
PLAN_OPENED = tags.declare("papi:plan:open", "Lập kế hoạch nâng điểm PAPI")
PLAN_CLOSED = tags.declare("papi:plan:close", "Kết thúc kế hoạch nâng điểm PAPI")
ACTION_GIVEN = tags.declare("papi:action:give", "Giao việc nâng điểm PAPI")
ACTION_REPORTED = tags.declare("papi:action:report", "Báo tiến độ việc nâng điểm PAPI")
