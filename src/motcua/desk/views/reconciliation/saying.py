"""How measures and findings of the reconciliation are said."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from motcua.catalogue.vocabulary import Level
from motcua.design.level_words import level_words
from motcua.design.wording import grouped
from motcua.rules.reconciliation import Dimension, Measure, Outcome
from motcua.rules.service_level import RuleSet
from motcua.stewardship.queries.reconciliation import Checked

NONE = "none"
_DECREES = {
    Dimension.DECLARED_43: RuleSet.DECREE_43_2011,
    Dimension.COMPUTED_43: RuleSet.DECREE_43_2011,
    Dimension.DECLARED_42: RuleSet.DECREE_42_2022,
    Dimension.COMPUTED_42: RuleSet.DECREE_42_2022,
}


def government_words(value: str) -> str:
    """Return a level of government's name; "none": the record names none."""
    return _("Không ghi cấp thực hiện") if value == NONE else str(Level(value).label)


def measure_words(measure: Measure, names: Mapping[str, str] | None = None) -> str:
    """Return which list a measure counts. `names` gives agencies' and fields' names by value."""
    values = sorted(measure.values)
    match measure.dimension:
        case Dimension.ALL:
            return _("Tất cả thủ tục đang có hiệu lực")
        case Dimension.GOVERNMENT:
            return _(" hoặc ").join(government_words(value) for value in values)
        case Dimension.INTEGRATED:
            return (
                _("Đã tích hợp Cổng Dịch vụ công quốc gia")
                if values == ["yes"]
                else _("Chưa tích hợp Cổng Dịch vụ công quốc gia")
            )
        case Dimension.AGENCY | Dimension.FIELD:
            return ", ".join((names or {}).get(value, value) for value in values)
    levels = ", ".join(_level(_DECREES[measure.dimension], value) for value in values)
    if measure.dimension in (Dimension.DECLARED_43, Dimension.DECLARED_42):
        return _("Mức công bố: %(levels)s") % {"levels": levels}
    return _("Mức tính được: %(levels)s") % {"levels": levels}


def _level(rule_set: RuleSet, value: str) -> str:
    return _("chưa có mức") if value == NONE else level_words(rule_set, int(value))


def finding_words(checked: Checked) -> str:
    """Return in one sentence what a check found."""
    finding = checked.finding
    values = {
        "sum": " + ".join(grouped(row.value) for row in checked.terms),
        "left": grouped(finding.left),
        "right": grouped(finding.right),
        "gap": grouped(finding.gap),
        "words": checked.row.words if checked.row else "",
    }
    return _SENTENCES[finding.outcome]() % values


# gettext is called when a sentence is said, so that it is in the reader's language.
_SENTENCES = {
    Outcome.SUM_AGREES: lambda: _("%(sum)s = %(left)s, đúng bằng số công bố"),
    Outcome.SUM_FALLS_SHORT: lambda: _(
        "%(sum)s = %(left)s, công bố %(right)s, còn %(gap)s chưa giải thích"
    ),
    Outcome.SUM_EXCEEDS: lambda: _("%(sum)s = %(left)s, công bố %(right)s, thừa %(gap)s"),
    Outcome.COUNT_AGREES: lambda: _("đếm được đúng %(right)s"),
    Outcome.COUNT_DIFFERS: lambda: _("công bố %(left)s, đếm được %(right)s, lệch %(gap)s"),
    Outcome.PART_FITS: lambda: _("không vượt danh sách %(right)s"),
    Outcome.PART_EXCEEDS: lambda: _(
        "“%(words)s”: công bố %(left)s, danh sách chỉ có %(right)s, vượt %(gap)s"
    ),
    Outcome.TOGETHER_EXCEED: lambda: _(
        "%(sum)s = %(left)s, nhiều hơn tổng số %(right)s là %(gap)s, dù các danh sách này không"
        " thể trùng nhau"
    ),
    Outcome.NOT_COUNTED: lambda: _("hệ thống không đếm chỉ tiêu này, hoặc đếm theo quy định khác"),
}
