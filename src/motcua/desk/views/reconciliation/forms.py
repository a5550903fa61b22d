"""Forms of published totals: parsing and first checks; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.catalogue.vocabulary import Level
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.desk.views.reconciliation.saying import NONE, measure_words
from motcua.rules.reconciliation import ALL, Dimension, Measure
from motcua.rules.service_level import RuleSet, ladder_of
from motcua.stewardship.models import PublishedFigure
from motcua.stewardship.queries.reconciliation.counting import computed_in, declared_in


def measure_choices() -> list[tuple[str, str]]:
    """Return the lists that a figure can be said to count, as words."""
    levels = [
        Measure(dimension_in(rule_set), frozenset(values))
        for rule_set in RuleSet
        for dimension_in in (declared_in, computed_in)
        for values in _level_sets(rule_set)
    ]
    measures = [
        ALL,
        *(Measure(Dimension.GOVERNMENT, frozenset({v})) for v in (*Level.values, NONE)),
        *levels,
        *(Measure(Dimension.INTEGRATED, frozenset({v})) for v in ("yes", "no")),
    ]
    return [("", _("Không có danh sách tương ứng")), *((str(m), _named(m)) for m in measures)]


def _level_sets(rule_set: RuleSet) -> list[set[str]]:
    levels = [str(level) for level in ladder_of(rule_set).levels]
    together = [{"3", "4"}] if rule_set is RuleSet.DECREE_43_2011 else [{"1", "2"}]
    return [*({level} for level in levels), *together]


def _named(measure: Measure) -> str:
    words = measure_words(measure)
    if str(measure.dimension).endswith("_43"):
        return _("%(words)s (Nghị định 43)") % {"words": words}
    if str(measure.dimension).endswith("_42"):
        return _("%(words)s (Nghị định 42)") % {"words": words}
    return words


class TotalForm(PlainForm):
    """A total of a figure that is there already."""

    figure = forms.ModelChoiceField(
        label=lazy("Chỉ tiêu"),
        queryset=PublishedFigure.objects.none(),
        widget=NamesSelect,
        empty_label=lazy("Xin chọn"),  # type: ignore[arg-type]
    )
    value = forms.IntegerField(label=lazy("Số đã công bố"), min_value=0, max_value=100_000_000)
    as_of = DayField(label=lazy("Tính đến ngày"))
    source = forms.CharField(
        label=lazy("Nguồn"),
        max_length=300,
        help_text=lazy("Văn bản hoặc trang nào công bố, ngày nào"),
    )
    note = forms.CharField(
        label=lazy("Lý do sửa (nếu thay số đã nhập)"), max_length=300, required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["figure"].queryset = PublishedFigure.objects.order_by("pk")  # type: ignore[attr-defined]


class FigureForm(PlainForm):
    """A new figure: its words, what it counts, of which others it is the sum."""

    words = forms.CharField(label=lazy("Tên chỉ tiêu, như đã công bố"), max_length=200)
    measure = forms.ChoiceField(
        label=lazy("Đếm danh sách nào"), required=False, choices=measure_choices
    )
    is_part = forms.BooleanField(label=lazy("Chỉ đếm một phần của danh sách đó"), required=False)
    parts = forms.ModelMultipleChoiceField(
        label=lazy("Là tổng của các chỉ tiêu"), required=False,
        queryset=PublishedFigure.objects.none(), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parts"].queryset = PublishedFigure.objects.order_by("pk")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A part is a part of some list."""
        values = super().clean() or {}
        if values.get("is_part") and not values.get("measure"):
            self.blame("measure", _("Xin chọn danh sách mà chỉ tiêu là một phần."))
        return values
