"""What is wrong with a process, in an official's words, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.rules.process import Problem

_WORDS = {
    "not_a_process_document": lazy("Không đọc được quy trình này."),
    "unknown_word": lazy("Có mục lạ: %(detail)s."),
    "number_of_steps": lazy("Quy trình cần ít nhất một bước và nhiều nhất %(detail)s bước."),
    "not_a_step": lazy("Dòng này không phải một bước."),
    "bad_key": lazy("Mã bước không dùng được."),
    "unknown_value": lazy("Giá trị “%(detail)s” không có trong danh sách."),
    "not_yes_or_no": lazy("Xin chọn có hoặc không."),
    "needs_vietnamese_words": lazy("Xin ghi nội dung bằng tiếng Việt."),
    "not_a_limit": lazy("Không đọc được thời gian."),
    "not_a_usable_number": lazy("Thời gian phải là số lớn hơn 0, ví dụ 4 hoặc 0,5."),
    "not_a_list": lazy("Không đọc được các bước tiếp theo."),
    "not_a_way": lazy("Không đọc được bước tiếp theo."),
    "unknown_guard": lazy("Không hiểu điều kiện: %(detail)s."),
    "key_twice": lazy("Hai bước cùng mã %(detail)s."),
    "unknown_step": lazy("Không có bước số “%(detail)s”."),
    "signs_but_goes_on": lazy("Bước ký là bước cuối, không đi tiếp được."),
    "leads_nowhere": lazy("Bước này không dẫn đến đâu: xin ghi bước tiếp theo, hoặc đánh dấu là bước ký."),
    "goes_in_a_circle": lazy("Các bước chạy thành vòng. Trả lại bước trước là việc làm khi xử lý, không phải một bước."),
    "never_reached": lazy("Không đường nào dẫn đến bước này."),
    "signs_without_decision": lazy("Có đường đến bước ký mà chưa bước nào quyết định đồng ý hay từ chối."),
    "steps_take_longer": lazy("Cộng các bước dài hơn thời hạn của thủ tục (phút làm việc: %(detail)s)."),
}  # fmt: skip


@dataclass(frozen=True)
class ProblemShown:
    """One fault. `step` counts from 1; None: of the whole process."""

    step: int | None
    words: str


def problem_shown(problem: Problem) -> ProblemShown:
    """Return a fault in words, with the step it belongs to."""
    parts = problem.path.split(".")
    step = int(parts[1]) + 1 if len(parts) > 1 and parts[0] == "steps" else None
    known = _WORDS.get(problem.code)
    words = str(known) % {"detail": problem.detail} if known else _("Không dùng được.")
    return ProblemShown(step, words)
