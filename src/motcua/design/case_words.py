"""How states, dates and their reasons are said, to citizens and to officers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.casework.states import State
from motcua.design import wording
from motcua.rules.working_time import Calendar, ExplainedStep, StepKind, working_minutes_between

STATE_WORDS = {
    State.AWAITING_INTAKE: lazy("Chờ tiếp nhận"),
    State.ACCEPTED: lazy("Đã tiếp nhận"),
    State.IN_PROGRESS: lazy("Đang xử lý"),
    State.AWAITING_SUPPLEMENT: lazy("Chờ bổ sung"),
    State.WITHDRAWAL_REQUESTED: lazy("Chờ đồng ý cho rút"),
    State.RESULT_READY: lazy("Có kết quả, chờ trả"),
    State.HANDED_OVER: lazy("Đã trả kết quả"),
    State.REFUSED: lazy("Không tiếp nhận"),
    State.STOPPED: lazy("Đã dừng"),
}
STATE_TONES = {
    State.AWAITING_SUPPLEMENT: "warn",
    State.WITHDRAWAL_REQUESTED: "warn",
    State.RESULT_READY: "good",
    State.HANDED_OVER: "good",
    State.REFUSED: "bad",
    State.STOPPED: "bad",
}


def state_words(state: str) -> str:
    """Return the name of a state."""
    return str(STATE_WORDS[State(state)])


def state_tone(state: str) -> str:
    """Return the tag's colour class: good, warn, bad or lamt; the word always stands beside."""
    return STATE_TONES.get(State(state), "lamt")


@dataclass(frozen=True)
class DueWords:
    """A due date as a badge: class, icon, the short word, the rest of the sentence."""

    tone: str
    icon: str
    strong: str
    rest: str


def due_words(
    *, due_at: datetime | None, standing: bool, at: datetime, calendar: Calendar | None
) -> DueWords:
    """
    Return how a running due date is said at a moment; the length is working time.

    `calendar` None: only the date is said, not how long is left.
    """
    if standing:
        return DueWords("quiet", "pause", _("Đồng hồ dừng"), _("chờ người nộp"))
    if due_at is None:
        return DueWords("quiet", "question", _("Chưa có ngày hẹn"), "")
    language = get_language() or "vi"
    # The whole minute in which it is due is still in time.
    if at.replace(second=0, microsecond=0) > due_at:
        return DueWords("bad", "late", _("Quá hạn"), _late(due_at, at, calendar, language))
    left = _minutes(at, due_at, calendar)
    tone = "warn" if left is not None and left <= 8 * 60 else "good"
    said = _("còn %(time)s") % {"time": wording.minutes_words(left, language)} if left else ""
    return DueWords(tone, "clock", wording.day(due_at), said)


def _late(due_at: datetime, at: datetime, calendar: Calendar | None, language: str) -> str:
    minutes = _minutes(due_at, at, calendar)
    if not minutes:
        return ""
    return _("trễ %(time)s") % {"time": wording.minutes_words(minutes, language)}


def _minutes(start: datetime, end: datetime, calendar: Calendar | None) -> int | None:
    return working_minutes_between(start, end, calendar) if calendar else None


UNDATED_WORDS = {
    "no_limit": lazy("Thủ tục này không có thời hạn giải quyết, nên không có ngày hẹn trả."),
    "unit_missing": lazy(
        "Bản công bố ghi thời hạn mà thiếu đơn vị (giờ, ngày hay ngày làm việc). Khi cơ quan "
        "xác nhận, ngày hẹn trả sẽ được tính."
    ),
    "limit_not_usable": lazy("Thời hạn trong bản công bố chưa dùng để tính được."),
    "calendar_too_short": lazy("Lịch làm việc chưa lập đến ngày đó."),
    "not_started": lazy("Đồng hồ bắt đầu chạy khi hồ sơ được tiếp nhận."),
}

_DAY_OFF = {
    "rest_day": lazy("ngày nghỉ cuối tuần"),
    "holiday": lazy("ngày nghỉ lễ"),
    "compensation": lazy("ngày nghỉ bù"),
    "swapped_off": lazy("ngày nghỉ hoán đổi"),
    "emergency": lazy("ngày nghỉ đột xuất"),
}
_UNITS = {
    "gio_lam_viec": lazy("giờ làm việc"),
    "ngay_lam_viec": lazy("ngày làm việc"),
    "ngay": lazy("ngày"),
    "thang": lazy("tháng"),
    "trong_ngay": lazy("ngày (trả trong ngày)"),
}


def explanation_words(steps: tuple[ExplainedStep, ...]) -> list[str]:
    """Return the telling of a due date as sentences, one a line."""
    language = get_language() or "vi"
    return [sentence for step in steps if (sentence := _SENTENCES[step.kind](step, language))]


def _at(moment: datetime | None, language: str) -> str:
    return wording.moment_words(moment, language)


def _limit(step: ExplainedStep, language: str) -> str:
    if step.code == "trong_ngay":
        said = _("Thời hạn: trả trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo.")
    else:
        quantity = f"{step.quantity.normalize():f}" if step.quantity is not None else ""
        said = _("Thời hạn: %(quantity)s %(unit)s.") % {
            "quantity": quantity, "unit": _UNITS.get(step.code, step.code),
        }  # fmt: skip
    if step.detail == "a":
        said += " " + _("Cách tính: hết giờ làm việc của ngày làm việc cuối cùng.")
    if step.detail == "b":
        said += " " + _("Cách tính: mỗi ngày làm việc là %(hours)s giờ làm việc.") % {
            "hours": step.number
        }
    return said + (" " + _("Căn cứ: %(basis)s.") % {"basis": step.basis} if step.basis else "")


def _skipped(step: ExplainedStep, language: str) -> str:
    reason = str(_DAY_OFF.get(step.code, step.code))
    name = f" ({step.detail})" if step.detail else ""
    assert step.day is not None
    return _("%(day)s: không tính, %(reason)s.") % {
        "day": _day(step, language), "reason": reason + name,
    }  # fmt: skip


def _day(step: ExplainedStep, language: str) -> str:
    assert step.day is not None
    said = f"{wording.weekday(step.day, language)} {wording.day(step.day)}"
    return said[0].upper() + said[1:]


def _counted(step: ExplainedStep, language: str) -> str:
    if not step.number:
        return _("%(day)s: ngày làm việc, là hạn cuối.") % {"day": _day(step, language)}
    swapped = _(" (làm bù)") if step.code == "made_up" else ""
    return _("%(day)s: ngày làm việc thứ %(number)s.") % {
        "day": _day(step, language) + swapped, "number": step.number,
    }  # fmt: skip


def _paused(step: ExplainedStep, language: str) -> str:
    return _("Từ %(start)s đến %(end)s đồng hồ dừng, lùi hạn %(time)s làm việc.") % {
        "start": _at(step.at, language), "end": _at(step.until, language),
        "time": wording.minutes_words(step.minutes or 0, language),
    }  # fmt: skip


_SENTENCES: dict[StepKind, Callable[[ExplainedStep, str], str]] = {
    StepKind.RECEIVED: lambda s, n: _("Nhận lúc %(when)s.") % {"when": _at(s.at, n)},
    StepKind.TAKES_EFFECT: lambda s, n: (
        _("Ngoài giờ làm việc, nên tính từ %(when)s.") % {"when": _at(s.at, n)}
    ),
    StepKind.LIMIT: _limit,
    StepKind.FIRST_DAY: lambda s, n: (
        _("%(day)s là ngày nhận, không tính.") % {"day": _day(s, n)}
    ),
    StepKind.DAY_COUNTED: _counted,
    StepKind.DAY_SKIPPED: _skipped,
    StepKind.HOURS_COUNTED: lambda s, n: _("%(day)s: tính %(time)s.") % {
        "day": _day(s, n), "time": wording.minutes_words(s.minutes or 0, n),
    },
    StepKind.AFTER_CUTOFF: lambda s, n: (
        _("Nhận sau %(time)s nên trả trong ngày làm việc tiếp theo.")
        % {"time": wording.time(s.at, n)}
    ),
    StepKind.LAST_DAY: lambda s, n: _("Ngày cuối theo lịch: %(day)s.") % {"day": _day(s, n)},
    StepKind.PAUSED: _paused,
    StepKind.STANDING: lambda s, n: (
        _("Đồng hồ đang dừng từ %(when)s; hạn sẽ lùi đúng bằng thời gian dừng.")
        % {"when": _at(s.at, n)}
    ),
    StepKind.EXTENDED: lambda s, n: (
        _("Ngày %(day)s cơ quan xin lỗi và hẹn lại: %(when)s.")
        % {"day": wording.day(s.at), "when": _at(s.until, n)}
    ),
    StepKind.STOPPED: lambda s, n: _("Đồng hồ ngừng hẳn lúc %(when)s.") % {"when": _at(s.at, n)},
    StepKind.REOPENED: lambda s, n: (
        _("Kết quả được trả lại để sửa lúc %(when)s, đồng hồ chạy tiếp.") % {"when": _at(s.at, n)}
    ),
    StepKind.PROVISIONAL_YEAR: lambda s, n: (
        _("Lịch nghỉ năm %(year)s mới là dự kiến; ngày hẹn có thể đổi khi có lịch chính thức.")
        % {"year": s.number}
    ),
    StepKind.UNDATED: lambda s, n: str(UNDATED_WORDS.get(s.code, s.code)),
    StepKind.DUE: lambda s, n: _("Vậy hạn là %(when)s.") % {"when": _at(s.at, n)},
}  # fmt: skip
