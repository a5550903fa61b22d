"""A dossier's way in plain sentences."""

from django.utils.translation import gettext as _

from motcua.dossiers.queries import TimelineRow


def timeline_words(row: TimelineRow, *, unit: str) -> str:
    """Return what one row of the way says to the applicant; `unit` is the receiving unit."""
    words = {
        "submitted": _("Anh/chị nộp hồ sơ"),
        "supplement_requested": _("Cơ quan yêu cầu bổ sung"),
        "supplement_answered": _("Anh/chị đã bổ sung"),
        "accepted": _("%(unit)s tiếp nhận hồ sơ") % {"unit": unit},
        "result_ready": _("Đã ký kết quả"),
        "handed_over": _("Đã trả kết quả"),
        "refused": _("Hồ sơ không được tiếp nhận"),
        "stopped": _("Hồ sơ dừng giải quyết"),
        "awaiting_intake": _("Đang chờ %(unit)s kiểm tra, tiếp nhận") % {"unit": unit},
        "awaiting_supplement": _("Đang chờ anh/chị bổ sung"),
        "withdrawal_requested": _("Anh/chị đã xin rút hồ sơ, đang chờ cơ quan trả lời"),
        "awaiting_hand_over": _("Đã có kết quả, đang chờ trả cho anh/chị"),
        "will_accept": _("Tiếp nhận hồ sơ"),
        "will_hand_over": _("Trả kết quả"),
    }
    return words.get(row.kind) or row.detail
