"""How levels, facts and what stands in their way are said, to citizens and to officers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.catalogue.vocabulary import LevelFact
from motcua.rules.service_level import Fact, RuleSet

_OLD = {
    0: lazy("Chưa đạt mức 1"),
    1: lazy("Mức 1"),
    2: lazy("Mức 2"),
    3: lazy("Mức 3"),
    4: lazy("Mức 4"),
}
_NEW = {0: lazy("Cung cấp thông tin"), 1: lazy("Một phần"), 2: lazy("Toàn trình")}
_OLD_MEANS = {
    0: lazy("thông tin thủ tục còn thiếu"),
    1: lazy("đủ thông tin về thủ tục"),
    2: lazy("tải được mẫu đơn"),
    3: lazy("nộp hồ sơ trên mạng"),
    4: lazy("làm trọn trên mạng, kể cả nộp tiền và nhận kết quả"),
}
_NEW_MEANS = {
    0: lazy("xem được thông tin, chưa nộp được trên mạng"),
    1: lazy("nộp hồ sơ trên mạng, còn bước phải đến trực tiếp"),
    2: lazy("làm trọn trên mạng"),
}

# What a fact is called when it is missing: the thing to be done, short enough for a tag.
_MISSING = {
    Fact.INFORMATION: lazy("Thông tin đầy đủ"),
    Fact.BLANK_FORMS: lazy("Mẫu đơn để tải về"),
    Fact.EFORM: lazy("Biểu mẫu điện tử"),
    Fact.SUBMISSION: lazy("Nộp trực tuyến"),
    Fact.PROCESS: lazy("Quy trình điện tử"),
    Fact.PAYMENT: lazy("Thanh toán trực tuyến"),
    Fact.NO_VISIT: lazy("Không phải đến trực tiếp"),
    Fact.RESULT_ELECTRONIC: lazy("Trả kết quả điện tử"),
    Fact.RESULT_BY_POST: lazy("Trả qua bưu chính"),
}

_NOTES = {
    "no_version": lazy("Hôm nay thủ tục không có bản nào có hiệu lực."),
    "no_blank_form": lazy("Thủ tục cần mẫu đơn, chưa có tệp nào để tải về."),
    "papers_unknown": lazy("Chưa có danh sách giấy tờ nên chưa biết có cần mẫu đơn không."),
    "none_needed": lazy("Thủ tục không cần mẫu đơn."),
    "no_form": lazy("Dịch vụ chưa gắn biểu mẫu điện tử nào."),
    "not_published": lazy("Đã gắn, nhưng chưa công bố."),
    "before_the_gate": lazy(
        "Bản đang dùng công bố trước khi có khâu kiểm tra. Xin công bố bản mới."
    ),
    "no_counter": lazy("Cơ quan này không tiếp nhận hồ sơ."),
    "not_open": lazy("Chưa mở nộp trực tuyến."),
    "no_process": lazy("Dịch vụ chưa gắn quy trình điện tử."),
    "free": lazy("Không thu phí, lệ phí."),
    "fee": lazy("Có thu phí, lệ phí; hệ thống chưa thu được trực tuyến."),
    "fee_unclear": lazy("Phí ghi bằng lời hoặc chưa rõ. Xin bổ sung mức phí vào thủ tục."),
    "not_handed_over": lazy("Cơ quan chưa trả kết quả bằng cách này."),
    "not_asked": lazy("Biểu mẫu chưa cho người nộp chọn cách này."),
}
_PARTS = {
    "name": lazy("tên thủ tục"),
    "steps": lazy("trình tự thực hiện"),
    "terms": lazy("cách thức thực hiện"),
    "papers": lazy("thành phần hồ sơ"),
    "limit": lazy("thời hạn giải quyết (số kèm đơn vị)"),
    "subjects": lazy("đối tượng thực hiện"),
    "executing_agency": lazy("cơ quan giải quyết"),
    "results": lazy("kết quả"),
    "legal_basis": lazy("căn cứ pháp lý"),
}


def level_words(rule_set: str, level: int | None) -> str:
    """Return a level's name under a decree; None: not offered."""
    if level is None:
        return _("Không cung cấp")
    return str((_OLD if rule_set == RuleSet.DECREE_43_2011 else _NEW)[level])


def level_means(rule_set: str, level: int) -> str:
    """Return in a few words what a citizen can do at a level."""
    return str((_OLD_MEANS if rule_set == RuleSet.DECREE_43_2011 else _NEW_MEANS)[level])


def fact_words(fact: Fact) -> str:
    """Return what a fact says when it holds."""
    return str(LevelFact(fact).label)


def missing_words(any_of: tuple[Fact, ...]) -> str:
    """Return what is missing; of several facts any one is enough."""
    first, *others = (str(_MISSING[fact]) for fact in any_of)
    return _(" hoặc ").join([first, *(words[:1].lower() + words[1:] for words in others)])


def note_words(note: str) -> str:
    """Return what stands in the way, of a note's code; other notes are somebody's own words."""
    if note.startswith("missing:"):
        parts = ", ".join(str(_PARTS[part]) for part in note.removeprefix("missing:").split(","))
        return _("Còn thiếu: %(parts)s.") % {"parts": parts}
    return str(_NOTES.get(note, note))
