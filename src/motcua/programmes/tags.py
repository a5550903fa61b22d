"""The journal tags of programmes, one for each act."""

from motcua.journal import tags

FOUNDED = tags.declare("programmes:programme:found", "Lập chương trình")
CLOSED = tags.declare("programmes:programme:close", "Kết thúc chương trình")
TARGET_SET = tags.declare("programmes:target:set", "Đặt chỉ tiêu")
SCOPE_SET = tags.declare("programmes:scope:add", "Đưa dịch vụ vào chỉ tiêu")
SCOPE_LEFT = tags.declare("programmes:scope:remove", "Đưa dịch vụ ra khỏi chỉ tiêu")
ASSIGNED = tags.declare("programmes:assignment:give", "Giao dịch vụ cho đơn vị")
REVIEWED = tags.declare("programmes:criterion:review", "Rà soát tiêu chí")
CONFIRMED = tags.declare("programmes:criterion:confirm", "Xác nhận kết quả rà soát tiêu chí")
DIRECTED = tags.declare("programmes:directive:give", "Chỉ đạo")
ANSWERED = tags.declare("programmes:directive:answer", "Phản hồi chỉ đạo")
