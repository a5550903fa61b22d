"""The acts as the desk offers them: words, and which one is the next."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as lazy

from motcua.casework.states import Act

ACT_WORDS = {
    Act.ACCEPT: lazy("Tiếp nhận hồ sơ"),
    Act.REFUSE: lazy("Không tiếp nhận"),
    Act.REQUEST_SUPPLEMENT: lazy("Yêu cầu bổ sung"),
    Act.ASSIGN: lazy("Giao người xử lý"),
    Act.FORWARD: lazy("Chuyển bước tiếp theo"),
    Act.RETURN_TO_PREVIOUS: lazy("Trả lại bước trước"),
    Act.DECIDE: lazy("Ghi kết luận"),
    Act.SIGN_OFF: lazy("Ký duyệt kết quả"),
    Act.HAND_OVER: lazy("Trả kết quả"),
    Act.AGREE_WITHDRAWAL: lazy("Đồng ý cho rút"),
    Act.DENY_WITHDRAWAL: lazy("Không cho rút"),
    Act.STOP: lazy("Dừng giải quyết"),
    Act.EXTEND: lazy("Xin lỗi và hẹn lại"),
}
ACT_DONE = {
    Act.ACCEPT: lazy("Đã tiếp nhận hồ sơ %(number)s."),
    Act.REFUSE: lazy("Đã từ chối tiếp nhận. Người nộp thấy lý do trên trang của họ."),
    Act.REQUEST_SUPPLEMENT: lazy("Đã gửi yêu cầu bổ sung. Đồng hồ dừng đến khi người nộp trả lời."),
    Act.ASSIGN: lazy("Đã giao hồ sơ."),
    Act.FORWARD: lazy("Đã chuyển hồ sơ sang bước tiếp theo."),
    Act.RETURN_TO_PREVIOUS: lazy("Đã trả hồ sơ về bước trước."),
    Act.DECIDE: lazy("Đã ghi kết luận."),
    Act.SIGN_OFF: lazy("Đã ký duyệt. Hồ sơ về bộ phận một cửa để trả kết quả."),
    Act.HAND_OVER: lazy("Đã trả kết quả. Người nộp có thể đánh giá."),
    Act.AGREE_WITHDRAWAL: lazy("Đã đồng ý cho rút hồ sơ."),
    Act.DENY_WITHDRAWAL: lazy("Đã trả lời: không cho rút. Hồ sơ tiếp tục."),
    Act.STOP: lazy("Đã dừng giải quyết hồ sơ."),
    Act.EXTEND: lazy("Đã xin lỗi và hẹn lại."),
}
# The one act that usually comes next, by what is possible; the others stand beside it.
_NEXT = (
    Act.ACCEPT, Act.HAND_OVER, Act.SIGN_OFF, Act.FORWARD, Act.DECIDE, Act.AGREE_WITHDRAWAL,
    Act.STOP,
)  # fmt: skip
_ORDER = (
    Act.ACCEPT, Act.DECIDE, Act.FORWARD, Act.SIGN_OFF, Act.HAND_OVER, Act.REQUEST_SUPPLEMENT,
    Act.RETURN_TO_PREVIOUS, Act.ASSIGN, Act.EXTEND, Act.AGREE_WITHDRAWAL, Act.DENY_WITHDRAWAL,
    Act.REFUSE, Act.STOP,
)  # fmt: skip


@dataclass(frozen=True)
class OfferedActs:
    """What the page offers: the next act, when one stands out, and the others in order."""

    next: Act | None
    others: tuple[Act, ...]


def offered(acts: frozenset[Act], *, decided: bool, stop_proposed: bool) -> OfferedActs:
    """
    Return the acts in the order in which the page offers them; a decision comes first.

    Stopping is the next act only once it is proposed; before, the case waits for its applicant.
    """
    ranked = [a for a in _NEXT if a in acts and (a != Act.STOP or stop_proposed)]
    if Act.DECIDE in acts and not decided:
        ranked = [Act.DECIDE]
    following = ranked[0] if ranked else None
    return OfferedActs(following, tuple(a for a in _ORDER if a in acts and a != following))
