"""What a target wants and how it stands, in words: the same on pages and in the weekly report."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.design import wording
from motcua.design.level_words import level_words
from motcua.design.wording import grouped
from motcua.programmes.models import Target, TargetKind
from motcua.programmes.queries.progress import Progress


@dataclass(frozen=True)
class Standing:
    """
    How a target stands. `bad` and `warning` are "" where there is nothing of that kind to say.

    `done` what the list comes to, `warning` how list and target differ, `bad` how late it is,
    `ahead` what the pace foretells.
    """

    done: str
    warning: str
    bad: str
    ahead: str

    @property
    def in_one_line(self) -> str:
        """All there is to say, in the order of reading."""
        return " ".join(filter(None, (self.done, self.warning, self.bad, self.ahead)))


def target_words(target: Target) -> str:
    """Return what a target wants, in words."""
    if target.kind == TargetKind.EFORMS:
        return _("Công bố %(n)s biểu mẫu điện tử") % {"n": grouped(target.wanted)}
    return _("Nâng %(n)s dịch vụ từ “%(low)s” lên “%(high)s”") % {
        "n": grouped(target.wanted),
        "low": level_words(target.rule_set, target.level_from),
        "high": level_words(target.rule_set, target.level_to),
    }


def standing(progress: Progress) -> Standing:
    """Return how a target, or a department's part of it, stands."""
    return Standing(
        _done(progress), _against_the_target(progress), _late(progress), _ahead(progress)
    )


def _done(progress: Progress) -> str:
    said = {
        "done": grouped(progress.done), "all": grouped(progress.scope),
        "d": wording.day(progress.target.due_on),
    }  # fmt: skip
    if not progress.scope:
        return _("Danh sách chưa có dịch vụ nào; hạn %(d)s.") % said
    if progress.target.kind == TargetKind.EFORMS:
        return (
            _("Đã có biểu mẫu cho %(done)s trong %(all)s thủ tục của danh sách; hạn %(d)s.") % said
        )
    return _("Đạt %(done)s trong %(all)s dịch vụ của danh sách; hạn %(d)s.") % said


def _against_the_target(progress: Progress) -> str:
    said = {"w": grouped(progress.target.wanted), "g": grouped(abs(progress.gap))}
    if progress.gap > 0:
        return _("Chỉ tiêu %(w)s, danh sách còn thiếu %(g)s.") % said
    if progress.gap < 0:
        return _("Danh sách nhiều hơn chỉ tiêu %(w)s là %(g)s.") % said
    return ""


def _late(progress: Progress) -> str:
    if not progress.days_late:
        return ""
    said = {"n": grouped(progress.days_late), "left": grouped(progress.remaining)}
    return _("Đã quá hạn %(n)s ngày, còn %(left)s.") % said


def _ahead(progress: Progress) -> str:
    if not progress.scope:
        return ""
    if not progress.remaining:
        return _("Đã xong cả danh sách.")
    if progress.target.programme.closed_at:
        return _("Chương trình đã kết thúc ngày %(d)s.") % {"d": wording.day(progress.on)}
    told = progress.forecast
    if not told.enough:
        return _("Chưa đủ số liệu để dự báo: cần ít nhất bốn tuần.")
    if told.expected is None or told.earliest is None:
        return _("Với nhịp các tuần qua thì không xong được.")
    said = {"d": wording.day(told.expected), "a": wording.day(told.earliest)}
    if told.latest is None:
        return (
            _("Với nhịp các tuần qua, xong vào khoảng %(d)s; sớm thì %(a)s, muộn thì chưa biết.")
            % said
        )
    said["b"] = wording.day(told.latest)
    return _("Với nhịp các tuần qua, xong vào khoảng %(d)s; sớm thì %(a)s, muộn thì %(b)s.") % said
