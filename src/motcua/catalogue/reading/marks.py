"""Defects that a content carries along: kept, and said."""

import re
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.levels import doubtful_levels
from motcua.catalogue.vocabulary import LimitUnit, Subject

_REGULAR_CODE = re.compile(r"\d\.\d{6}")


class Mark(models.TextChoices):
    """What is wrong with a record although it can be used."""

    CODE_IRREGULAR = "code_irregular", _("Mã thủ tục không theo dạng d.dddddd")
    UNIT_MISSING = "unit_missing", _("Thời hạn có số nhưng thiếu đơn vị")
    LIMIT_IN_WORDS = "limit_in_words", _("Thời hạn ghi bằng lời")
    FEE_UNCLEAR = "fee_unclear", _("Mức phí, lệ phí chưa rõ")
    LEVEL_DOUBTFUL = "level_doubtful", _("Cấp thực hiện cần kiểm tra lại")
    LEVEL_MISSING = "level_missing", _("Không ghi cấp thực hiện")
    SUBJECT_UNKNOWN = "subject_unknown", _("Đối tượng thực hiện ngoài danh mục")
    AGENCY_MISSING = "agency_missing", _("Không ghi cơ quan công bố")
    LEVEL_ASSUMED = "level_assumed", _("Cấp thực hiện do kịch bản giả định")
    AGENCY_ASSUMED = "agency_assumed", _("Cơ quan giữ thủ tục do kịch bản giả định")
    DATE_ASSUMED = "date_assumed", _("Ngày có hiệu lực do kịch bản giả định")


# What no record can say of itself: whoever loads it knows that it was assumed.
ASSUMED = (Mark.LEVEL_ASSUMED, Mark.AGENCY_ASSUMED, Mark.DATE_ASSUMED)
_SHORT = {
    Mark.LEVEL_ASSUMED: _("cấp thực hiện"),
    Mark.AGENCY_ASSUMED: _("cơ quan"),
    Mark.DATE_ASSUMED: _("ngày có hiệu lực"),
}


def assumed_short(marks: Iterable[str]) -> tuple[str, ...]:
    """Return what of a record was assumed, each in a few words of the reader's language."""
    carried = set(marks)
    return tuple(str(_SHORT[mark]) for mark in ASSUMED if mark in carried)


def marks_of(content: ProcedureContent) -> tuple[str, ...]:
    """Return the marks of a content, in the order of the list, without those of `ASSUMED`."""
    tests = {
        Mark.CODE_IRREGULAR: not _REGULAR_CODE.fullmatch(content.code),
        Mark.UNIT_MISSING: any(_unit_missing(t.quantity, t.unit) for t in content.terms),
        Mark.LIMIT_IN_WORDS: any(t.quantity is None and t.words for t in content.terms),
        Mark.FEE_UNCLEAR: any(f.amount_dong is None for t in content.terms for f in t.fees),
        Mark.LEVEL_DOUBTFUL: bool(doubtful_levels(content)),
        Mark.LEVEL_MISSING: not content.levels,
        Mark.SUBJECT_UNKNOWN: Subject.OTHER in content.subjects,
        Mark.AGENCY_MISSING: not content.agency,
    }
    return tuple(str(mark) for mark, holds in tests.items() if holds)


def _unit_missing(quantity: object, unit: str) -> bool:
    return quantity is not None and unit in ("", LimitUnit.HOURS)
