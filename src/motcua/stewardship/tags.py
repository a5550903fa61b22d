"""The journal tags of stewardship, one for each act."""

from motcua.journal import tags

DRIFT_OPENED = tags.declare("stewardship:drift:open", "Bản quốc gia lệch với bản của tỉnh")
DRIFT_ACCEPTED = tags.declare("stewardship:drift:accept", "Đưa bản quốc gia vào dự thảo công bố")
DRIFT_DISMISSED = tags.declare("stewardship:drift:dismiss", "Giữ bản của tỉnh")
FIGURE_DEFINED = tags.declare("stewardship:figure:define", "Khai chỉ tiêu công bố")
TOTAL_PUBLISHED = tags.declare("stewardship:total:enter", "Nhập số đã công bố")
TOTAL_WITHDRAWN = tags.declare("stewardship:total:withdraw", "Rút số đã nhập")
