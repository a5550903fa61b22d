"""How scores, ranks, groups and verdicts of PAPI are said."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.rules.papi import numerals
from motcua.rules.papi.expected import Verdict

NOTHING = "–"
_GROUPS = {
    "best": lazy("nhóm cao nhất"),
    "high_average": lazy("nhóm trung bình cao"),
    "low_average": lazy("nhóm trung bình thấp"),
    "poor": lazy("nhóm thấp nhất"),
}
_VERDICTS = {
    Verdict.WAITING: lazy("Chưa có bảng điểm"),
    Verdict.REACHED: lazy("Đạt như dự kiến"),
    Verdict.PARTLY: lazy("Tăng nhưng ít hơn dự kiến"),
    Verdict.NOT: lazy("Không tăng"),
    Verdict.ROSE: lazy("Tăng"),
    Verdict.WITHHELD: lazy("Không công bố"),
    Verdict.BROKEN: lazy("Không so sánh được"),
}
_TONES = {
    Verdict.REACHED: "good", Verdict.ROSE: "good", Verdict.PARTLY: "warn", Verdict.NOT: "bad",
}  # fmt: skip
_SIZES = {"large": lazy("lớn"), "medium": lazy("vừa"), "small": lazy("nhỏ")}


def group_words(group: str) -> str:
    """Return what a group is called: "nhóm thấp nhất"."""
    return str(_GROUPS[group])


def size_words(size: str) -> str:
    """Return what a sampling class is called."""
    return str(_SIZES[size])


def verdict_words(verdict: Verdict) -> tuple[str, str]:
    """Return what became of an expectation, and the tone of its tag ("" is plain)."""
    return str(_VERDICTS[verdict]), _TONES.get(verdict, "")


def points(value: float | None, language: str, places: int = 2) -> str:
    """Return a score as the language writes it; a dash where there is none."""
    return NOTHING if value is None else numerals.points(value, language, places)


def signed(value: float | None, language: str, places: int = 2) -> str:
    """Return a change with its sign; a dash where there is none."""
    return NOTHING if value is None else numerals.signed(value, language, places)


def rank_words(rank: int | None, ranked: int) -> str:
    """Return "57/63", or a dash where the province is not ranked."""
    return f"{rank}/{ranked}" if rank else NOTHING


def source_words() -> str:
    """Return where the scores come from, in a sentence."""
    return _(
        "Điểm do CECODES, VFF-CRT, RTA và UNDP công bố hằng năm; bản dùng ở đây lấy từ bản sao công khai của các bảng đó."
    )
