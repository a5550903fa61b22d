"""The journal tags of indicators, one for each act."""

from motcua.journal import tags

MONTH_CLOSED = tags.declare("indicators:month:close", "Chốt số liệu tháng")
MONTH_RESTATED = tags.declare("indicators:month:restate", "Điều chỉnh số liệu tháng đã chốt")
