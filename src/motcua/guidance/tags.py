"""The journal tags of guidance, one for each act."""

from motcua.journal import tags

EVENT_WRITTEN = tags.declare("guidance:event:write", "Ghi sự kiện cuộc đời")
EVENT_SWITCHED = tags.declare("guidance:event:switch", "Hiện, ẩn sự kiện cuộc đời")
GUIDE_WRITTEN = tags.declare("guidance:guide:write", "Ghi bộ câu hỏi tìm thủ tục")
GUIDE_PUBLISHED = tags.declare("guidance:guide:publish", "Công bố bộ câu hỏi tìm thủ tục")
GUIDE_SWITCHED = tags.declare("guidance:guide:switch", "Dùng, thôi dùng bộ câu hỏi tìm thủ tục")
GUIDANCE_SHIPPED = tags.declare("guidance:content:load", "Nạp nội dung hướng dẫn kèm sản phẩm")
WORDS_JUDGED = tags.declare("guidance:words:judge", "Kết luận về từ tìm không thấy")
CAMPAIGN_WRITTEN = tags.declare("guidance:campaign:write", "Ghi chiến dịch")
CAMPAIGN_STOPPED = tags.declare("guidance:campaign:stop", "Dừng chiến dịch")
ASSISTING_OPENED = tags.declare("guidance:assist:open", "Mở phiên hỗ trợ nộp hồ sơ")
ASSISTING_CLOSED = tags.declare("guidance:assist:close", "Kết thúc phiên hỗ trợ nộp hồ sơ")
