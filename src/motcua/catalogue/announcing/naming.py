"""
Everything in the system that names a procedure, so that its end or its change is told whole.

The catalogue's own rows and those of the apps below it are asked in `everywhere`; whoever lies above
says what names a procedure there: the sayers are put together in `project/wiring.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.reading.differences import Part


class Thing(models.TextChoices):
    """Kinds of things that hang on a procedure."""

    DOSSIERS = "dossiers", _("Hồ sơ đang giải quyết")
    DRAFTS = "drafts", _("Tờ khai đang điền dở")
    SERVICE = "service", _("Nơi tiếp nhận")
    FORM = "form", _("Biểu mẫu điện tử")
    PROCESS = "process", _("Quy trình điện tử")
    CONFIRMATION = "confirmation", _("Thời hạn đã xác nhận")
    TEMPLATE = "template", _("Mẫu kết quả")
    BLANK_FORM = "blank_form", _("Mẫu trống để tải về")
    SYNONYM = "synonym", _("Từ thường dùng")
    ROLE = "role", _("Vai trò chỉ cho thủ tục này")
    LIFE_EVENT = "life_event", _("Sự kiện cuộc đời")
    GUIDE = "guide", _("Bộ câu hỏi tìm thủ tục")
    CAMPAIGN = "campaign", _("Chiến dịch, áp phích QR")
    PROGRAMME = "programme", _("Chỉ tiêu chương trình")
    REVIEW = "review", _("Kế hoạch rà soát")
    DRIFT = "drift", _("Lệch với quốc gia")
    ASKED_FOR = "asked_for", _("Thủ tục khác đòi kết quả này")
    PAGE = "page", _("Trang hướng dẫn")


BY_HAND = frozenset(
    {Thing.FORM, Thing.TEMPLATE, Thing.SYNONYM, Thing.ROLE, Thing.LIFE_EVENT, Thing.GUIDE,
     Thing.CAMPAIGN, Thing.PROGRAMME, Thing.REVIEW, Thing.DRIFT}
)  # fmt: skip
"""What goes on naming a procedure that has ended until somebody mends it."""

CONCERNED: dict[Thing, tuple[Part, ...]] = {
    Thing.DOSSIERS: (),
    Thing.DRAFTS: (Part.PAPERS, Part.SUBJECTS, Part.CONDITIONS),
    Thing.SERVICE: (Part.CHANNELS, Part.LEVELS, Part.EXECUTING, Part.COMPETENT),
    Thing.FORM: (Part.PAPERS, Part.SUBJECTS, Part.CONDITIONS, Part.FEE, Part.NAME),
    Thing.PROCESS: (Part.LIMIT, Part.STEPS, Part.EXECUTING, Part.COMPETENT),
    Thing.CONFIRMATION: (Part.LIMIT,),
    Thing.TEMPLATE: (Part.RESULTS, Part.NAME),
    Thing.BLANK_FORM: (Part.PAPERS,),
    Thing.SYNONYM: (Part.NAME,),
    Thing.ROLE: (Part.FIELD,),
    Thing.LIFE_EVENT: (Part.NAME, Part.SUBJECTS),
    Thing.GUIDE: (Part.NAME, Part.SUBJECTS, Part.CONDITIONS),
    Thing.CAMPAIGN: (Part.NAME, Part.LIMIT, Part.FEE),
    Thing.PROGRAMME: (Part.CHANNELS, Part.FEE, Part.EXECUTING),
    Thing.REVIEW: (Part.PAPERS, Part.LIMIT, Part.FEE, Part.STEPS, Part.CONDITIONS),
    Thing.DRIFT: tuple(Part),
    Thing.ASKED_FOR: (Part.RESULTS,),
    Thing.PAGE: (Part.NAME, Part.LIMIT, Part.FEE, Part.PAPERS),
}
"""Of which changes whoever looks after a thing must know."""


@dataclass(frozen=True)
class Naming:
    """
    One place that names the procedure `code`.

    `name` is what the place is called (Vietnamese, as entered); `key` is what a surface makes its
    address from; `count` how many lie behind it, 0 where nothing is counted.
    """

    thing: Thing
    code: str
    key: str
    name: str
    count: int = 0


Sayer = Callable[[Sequence[str]], Iterable[Naming]]
_sayers: dict[str, Sayer] = {}


def ask_also(who: str, sayer: Sayer) -> None:
    """Let `sayer` (of the app `who`) say where some codes are named. Idempotent."""
    _sayers[who] = sayer


def named_above(codes: Sequence[str]) -> Iterable[Naming]:
    """Yield what the apps above the catalogue say."""
    for sayer in _sayers.values():
        yield from sayer(codes)
