"""What the matcher says, in words."""

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from motcua.rules.asked_once import Source, Verdict

_VERDICTS = {
    Verdict.MATCHED: lazy("Bỏ được"),
    Verdict.ALREADY: lazy("Đã thay bằng dữ liệu"),
    Verdict.DOUBTFUL: lazy("Còn ngờ"),
    Verdict.UNMATCHED: lazy("Không đối chiếu được"),
}
_SOURCES = {
    Source.OFFICIAL: lazy("Danh mục của Nghị quyết 66.7/2025/NQ-CP"),
    Source.DATABASE: lazy("Cơ sở dữ liệu đang giữ"),
    Source.RESULT: lazy("Kết quả cơ quan trong tỉnh cấp"),
}
_DOUBTS = {
    "abroad": lazy("có thể do nước ngoài cấp"),
    "handed_back": lazy("có thể là bản phải nộp lại hoặc sửa đổi"),
    "only_original": lazy("đòi bản chính"),
    "conditional": lazy("chỉ hỏi trong một số trường hợp"),
    "prose": lazy("dòng quá dài, nhiều ý"),
    "never_alone": lazy("tên giấy tờ chưa đủ để chắc chắn"),
    "alternatives": lazy("liệt kê cùng giấy tờ khác"),
    "inside": lazy("chỉ được nhắc đến trong dòng"),
    "only_alike": lazy("tên chỉ gần giống"),
    "many_issuers": lazy("nhiều lĩnh vực cấp giấy cùng tên"),
    "own_result": lazy("chính thủ tục này cấp giấy đó"),
    "what_is_changed": lazy("tên thủ tục nhắc chính giấy đó"),
    "partly": lazy("danh mục ghi chỉ thay một phần"),
}
JUDGED_WORDS = {
    "right": pgettext_lazy("chấm cặp đối chiếu", "Đúng"),
    "wrong": pgettext_lazy("chấm cặp đối chiếu", "Sai"),
}


def verdict_words(verdict: Verdict) -> str:
    """Return the verdict in words."""
    return str(_VERDICTS[verdict])


def source_words(source: str) -> str:
    """Return what a paper was matched with, in words."""
    return str(_SOURCES[Source(source)])


def doubt_words(doubt: str) -> str:
    """Return a reason for doubt in words."""
    return str(_DOUBTS.get(doubt, doubt))
