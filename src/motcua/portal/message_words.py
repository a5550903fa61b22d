"""What a message says, made when it is read, in the reader's language."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.design import wording
from motcua.notifications.models import Message


def words_of(message: Message) -> str:
    """Return one or two sentences; for a kind that is no longer known, that there is news."""
    params = message.params
    number = str(params.get("number", ""))
    match message.kind:
        case "submitted":
            return _("Đã nhận hồ sơ %(number)s. Chúng tôi trả lời trước %(when)s.") % {
                "number": number, "when": _when(params.get("intake_due")),
            }  # fmt: skip
        case "accepted":
            if not params.get("due"):
                return _("Hồ sơ %(number)s đã được tiếp nhận.") % {"number": number}
            return _("Hồ sơ %(number)s đã được tiếp nhận. Hẹn trả kết quả: %(when)s.") % {
                "number": number, "when": _when(params.get("due")),
            }  # fmt: skip
        case "refused":
            return _("Hồ sơ %(number)s chưa được tiếp nhận. Xin xem lý do.") % {"number": number}
        case "supplement_requested":
            return _("Hồ sơ %(number)s cần bổ sung trước %(when)s.") % {
                "number": number, "when": _when(params.get("answer_by")),
            }  # fmt: skip
        case "supplement_overdue":
            return _(
                "Hồ sơ %(number)s đã quá hạn bổ sung. Xin bổ sung sớm, hoặc xin rút hồ sơ."
            ) % {"number": number}
        case "due_moved":
            return _("Ngày hẹn trả của hồ sơ %(number)s được tính lại: %(when)s.") % {
                "number": number, "when": _when(params.get("due")),
            }  # fmt: skip
        case "result_ready":
            return _("Hồ sơ %(number)s đã có kết quả.") % {"number": number}
        case "handed_over":
            return _("Kết quả hồ sơ %(number)s đã được trả. Xin anh/chị đánh giá giúp.") % {
                "number": number
            }
        case "withdrawal_agreed":
            return _("Hồ sơ %(number)s đã được rút theo yêu cầu của anh/chị.") % {"number": number}
        case "withdrawal_denied":
            return _("Hồ sơ %(number)s chưa được rút: %(reason)s") % {
                "number": number, "reason": params.get("reason", ""),
            }  # fmt: skip
        case "stopped":
            return _("Hồ sơ %(number)s đã dừng giải quyết. Xin xem lý do.") % {"number": number}
        case "extended":
            return _("Chúng tôi xin lỗi: hồ sơ %(number)s được hẹn lại %(when)s.") % {
                "number": number, "when": _when(params.get("until")),
            }  # fmt: skip
        case "task_given":
            return _("Anh/chị có việc mới được giao, hạn %(due)s.") % {"due": _day(params)}
        case "directive_given":
            return _("Lãnh đạo có chỉ đạo mới, báo cáo trước hết ngày %(due)s.") % {
                "due": _day(params)
            }
        case "task_reminder":
            return _("Nhắc việc được giao: hạn %(due)s.") % {"due": _day(params)}
        case _:
            return _("Hồ sơ %(number)s có tin mới.") % {"number": number}


def _when(moment: object) -> str:
    if not isinstance(moment, str):
        return ""
    return wording.moment_words(datetime.fromisoformat(moment), get_language() or "vi")


def _day(params: dict[str, Any]) -> str:
    """Return the day of a task, as it is written; "" when the message holds none."""
    return wording.day(date.fromisoformat(params["due"])) if params.get("due") else ""
