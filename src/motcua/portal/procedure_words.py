"""What a procedure costs, case by case, and what changed from one version to the next, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.catalogue.queries import ProcedurePage, VersionShown
from motcua.catalogue.reading.content import Fee, ProcedureContent
from motcua.catalogue.reading.marks import Mark
from motcua.catalogue.vocabulary import Channel, Level
from motcua.design import wording

_PARTS = {
    "name": lazy("tên"),
    "field": lazy("lĩnh vực"),
    "agency": lazy("cơ quan ban hành"),
    "levels": lazy("cấp giải quyết"),
    "executing_agency": lazy("cơ quan thực hiện"),
    "subjects": lazy("ai được làm"),
    "terms": lazy("cách nộp, thời hạn, phí"),
    "papers": lazy("giấy tờ"),
    "results": lazy("kết quả"),
    "online_level": lazy("mức độ trực tuyến"),
    "steps": lazy("trình tự"),
    "conditions": lazy("điều kiện"),
    "legal_basis": lazy("căn cứ pháp lý"),
}


@dataclass(frozen=True)
class FeeRow:
    """One fee: how much, for what, and through which channels; `amount` "" when it is not known."""

    amount: str
    words: str
    channels: str


@dataclass(frozen=True)
class ChangeShown:
    """One version in the history, and in words what it changed."""

    version: VersionShown
    words: str


@dataclass(frozen=True)
class LevelRow:
    """The levels of government that carry the procedure out; `note`: where that comes from."""

    words: str
    note: str


def level_row(page: ProcedurePage) -> LevelRow:
    """Return the levels as the page prints them, and why they are not simply what the source says."""
    words = ", ".join(str(Level(level).label) for level in page.levels)
    return LevelRow(words or _("Chưa ghi cấp thực hiện"), _why_these_levels(page))


def _why_these_levels(page: ProcedurePage) -> str:
    if Mark.LEVEL_ASSUMED in page.marks:
        return _("do kịch bản giả định, bản ghi nêu cấp khác")
    if page.content.levels_inferred:
        return _("suy từ tên cơ quan, nguồn không ghi")
    if page.doubtful_levels:
        named = ", ".join(str(Level(level).label) for level in page.doubtful_levels)
        return _("nguồn ghi cả %(levels)s, cần kiểm tra lại") % {"levels": named}
    return ""


def fee_rows(content: ProcedureContent, language: str) -> tuple[FeeRow, ...]:
    """Return the fees, each once with its channels; none when nothing more is to be said of them."""
    channels: dict[Fee, list[str]] = {}
    for terms in content.terms:
        for fee in terms.fees:
            channels.setdefault(fee, []).append(str(Channel(terms.channel).label))
    if len(channels) < 2 and not any(len(fee.words) > 110 for fee in channels):
        return ()
    return tuple(_fee_row(fee, found, language) for fee, found in channels.items())


def _fee_row(fee: Fee, channels: list[str], language: str) -> FeeRow:
    amount = _("Miễn phí") if fee.amount_dong == 0 else wording.money(fee.amount_dong, language)
    words = fee.words.removeprefix("Miễn phí Đồng").lstrip("-+ ")
    return FeeRow(amount, words, ", ".join(dict.fromkeys(channels)))


def results_in_order(content: ProcedureContent) -> list[str]:
    """Return the names of what one may receive, refusals and cancellations last."""
    names = [result.name for result in content.results]
    return sorted(names, key=lambda name: any(no in name.lower() for no in ("từ chối", "hủy bỏ")))


def changes(history: tuple[VersionShown, ...]) -> tuple[ChangeShown, ...]:
    """Return the versions with what each changed, in words; the newest first."""
    return tuple(ChangeShown(version, _change(version)) for version in history)


def _change(version: VersionShown) -> str:
    if version.number == 1:
        return ""
    if version.is_completion:
        return _("Thêm nội dung đầy đủ; quy định không đổi")
    parts = [str(_PARTS[part]) for part in version.changed if part in _PARTS]
    return _("Thay đổi: %(parts)s") % {"parts": ", ".join(parts)} if parts else ""
