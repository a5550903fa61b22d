"""The journal tags of stewardship, one for each act."""

from motcua.journal import tags

DRIFT_OPENED = tags.declare("stewardship:drift:open", "Bản quốc gia lệch với bản của tỉnh")
DRIFT_ACCEPTED = tags.declare("stewardship:drift:accept", "Đưa bản quốc gia vào dự thảo công bố")
DRIFT_DISMISSED = tags.declare("stewardship:drift:dismiss", "Giữ bản của tỉnh")
FIGURE_DEFINED = tags.declare("stewardship:figure:define", "Khai chỉ tiêu công bố")
TOTAL_PUBLISHED = tags.declare("stewardship:total:enter", "Nhập số đã công bố")
TOTAL_WITHDRAWN = tags.declare("stewardship:total:withdraw", "Rút số đã nhập")
PLAN_OPENED = tags.declare("stewardship:plan:open", "Lập kế hoạch rà soát")
PLAN_CHANGED = tags.declare("stewardship:plan:change", "Sửa danh mục của kế hoạch rà soát")
PLAN_ADOPTED = tags.declare("stewardship:plan:adopt", "Phê duyệt kế hoạch rà soát")
PART_REVIEWED = tags.declare("stewardship:review:part", "Rà soát một bộ phận của thủ tục")
SHEET_WRITTEN = tags.declare("stewardship:review:sheet", "Ghi bảng chi phí tuân thủ")
VOLUME_SET = tags.declare("stewardship:review:volume", "Ghi số đối tượng tuân thủ")
OPTION_WRITTEN = tags.declare("stewardship:review:option", "Ghi phương án đơn giản hóa")
REVIEW_FINISHED = tags.declare("stewardship:review:finish", "Kết thúc rà soát thủ tục")
REVIEW_REOPENED = tags.declare("stewardship:review:reopen", "Mở lại việc rà soát thủ tục")
PARAMETERS_SET = tags.declare("stewardship:cost:parameters", "Đặt tham số chi phí tuân thủ")
MATCHES_REFRESHED = tags.declare("stewardship:match:refresh", "Đối chiếu lại giấy tờ hỏi một lần")
MATCH_DECIDED = tags.declare("stewardship:match:decide", "Xác nhận hoặc bác đối chiếu giấy tờ")
