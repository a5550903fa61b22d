"""Forms of the programme's pages: parsing and first checks; the operations decide."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on
from motcua.catalogue.vocabulary import LevelFact
from motcua.design.level_words import level_words
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.programmes.models.review import Verdict
from motcua.rules.service_level import LADDERS

FORMS = "eforms"


class ProgrammeForm(PlainForm):
    """Founding a programme."""

    name = forms.CharField(label=lazy("Tên chương trình"), max_length=300)
    basis = forms.CharField(
        label=lazy("Căn cứ"), max_length=300, help_text=lazy("Kế hoạch, quyết định, kết luận họp")
    )
    starts_on = DayField(label=lazy("Từ ngày"))
    ends_on = DayField(label=lazy("Đến hết ngày"))


class TargetForm(PlainForm):
    """Setting a target."""

    step = forms.ChoiceField(label=lazy("Chỉ tiêu"))
    wanted = forms.IntegerField(label=lazy("Số lượng"), min_value=1, max_value=1_000_000)
    due_on = DayField(label=lazy("Xong trước hết ngày"))
    source = forms.CharField(label=lazy("Nguồn"), max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        step = self.fields["step"]
        assert isinstance(step, forms.ChoiceField)
        step.choices = [
            (f"{rules}:{low}:{low + 1}",
             f"{level_words(rules, low)} → {level_words(rules, low + 1)} ({_DECREES[rules]})")
            for rules, ladder in reversed(LADDERS.items())
            for low in ladder.levels[:-1]
        ] + [(FORMS, str(lazy("Biểu mẫu điện tử được công bố")))]  # fmt: skip


_DECREES = {"decree_43_2011": "43/2011/NĐ-CP", "decree_42_2022": "42/2022/NĐ-CP"}


class ScopeForm(PlainForm):
    """Putting services into a target: all at the level it starts from, or by code."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=lazy("Chỉ của cơ quan"), required=False, widget=NamesSelect,
        empty_label=lazy("Mọi cơ quan"),
    )  # fmt: skip
    codes = forms.CharField(
        label=lazy("Chỉ các mã thủ tục"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("Cách nhau bằng dấu phẩy hoặc xuống dòng. Để trống: mọi dịch vụ đang ở mức xuất phát."),
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = agencies_on(day=on)

    @property
    def wanted_codes(self) -> list[str]:
        """The codes typed, in order, each once."""
        typed = self.cleaned_data["codes"].replace(",", "\n").split()
        return list(dict.fromkeys(typed))


class AssignForm(PlainForm):
    """Giving services to a department."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=lazy("Giao cho"), widget=NamesSelect
    )
    due_on = DayField(label=lazy("Hạn"))
    note = forms.CharField(label=lazy("Dặn thêm"), max_length=1000, required=False)

    def __init__(self, *args: Any, among: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = among


class DirectiveForm(PlainForm):
    """Directing departments."""

    text = forms.CharField(
        label=lazy("Nội dung chỉ đạo"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label=lazy("Gửi đến"), widget=forms.CheckboxSelectMultiple
    )
    due_on = DayField(label=lazy("Báo cáo trước hết ngày"))

    def __init__(self, *args: Any, among: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agencies = self.fields["agencies"]
        assert isinstance(agencies, forms.ModelMultipleChoiceField)
        agencies.queryset = among


class ReviewForm(PlainForm):
    """Finding whether a service can meet a criterion."""

    fact = forms.ChoiceField(label=lazy("Tiêu chí"), choices=LevelFact.choices)
    verdict = forms.ChoiceField(label=lazy("Kết luận"), choices=Verdict.choices)
    why = forms.CharField(label=lazy("Vì sao"), max_length=600)
    evidence = forms.CharField(
        label=lazy("Bằng chứng"), max_length=120, required=False,
        help_text=lazy("Số văn bản, biên bản, địa chỉ trang"),
    )  # fmt: skip


class NoteForm(PlainForm):
    """Words that go with an act."""

    note = forms.CharField(
        label=lazy("Nội dung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PostponeForm(PlainForm):
    """More time for a task."""

    due_on = DayField(label=lazy("Hạn mới"))
    reason = forms.CharField(label=lazy("Lý do"), max_length=600)
