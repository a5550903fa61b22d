"""Forms of the PAPI pages: parsing and first checks; the operations decide."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.papi.models import BreakKind
from motcua.rules.papi.model import Panel, order
from motcua.rules.papi.sheet import read_cell

FIRST_YEAR, LAST_YEAR = 2018, 2100


class PointsField(forms.CharField):
    """Points typed as 0,25 or 0.25; None where nothing was typed."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "class": "in w-short"}
        )
        super().__init__(max_length=20, widget=widget, **options)

    def clean(self, value: Any) -> Decimal | None:
        """:raises ValidationError: it is no number"""
        text = super().clean(value)
        if not text:
            return None
        read = read_cell(text)
        if read.value is None or read.wrong:
            raise ValidationError(_("Xin nhập số, ví dụ 0,25."))
        return Decimal(str(round(read.value, 4)))


class UploadForm(PlainForm):
    """Uploading the table of a year."""

    file = forms.FileField(
        label=lazy("Bảng điểm (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=lazy("Theo mẫu công bố từ năm 2018: mỗi tỉnh một cột, mỗi chỉ tiêu một dòng."),
    )
    year = forms.IntegerField(
        label=lazy("Năm"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR,
        help_text=lazy("Để trống thì lấy theo tên trang tính hoặc tên tệp."),
    )  # fmt: skip
    source = forms.CharField(
        label=lazy("Nguồn"), max_length=300, help_text=lazy("Ai công bố, ở đâu, ngày nào.")
    )


class ReasonForm(PlainForm):
    """Withdrawing a table."""

    reason = forms.CharField(label=lazy("Lý do rút"), max_length=300)


class BreakForm(PlainForm):
    """Registering a series break."""

    after = forms.IntegerField(
        label=lazy("Ngắt sau năm"), min_value=2011, max_value=LAST_YEAR,
        help_text=lazy("Ví dụ 2024: giữa năm 2024 và năm 2025."),
    )  # fmt: skip
    numbers = forms.CharField(
        label=lazy("Các mục"), max_length=200,
        help_text=lazy("Ví dụ: 8.3, 8.1. Cách nhau bằng dấu phẩy."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=lazy("Loại"), choices=BreakKind.choices)
    vi = forms.CharField(
        label=lazy("Đổi gì"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    en = forms.CharField(
        label=lazy("Bằng tiếng Anh"), max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    source = forms.CharField(label=lazy("Nguồn"), max_length=300)

    @property
    def wanted_numbers(self) -> list[str]:
        """The numbers typed, each once."""
        typed = self.cleaned_data["numbers"].replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(typed))


class ProvinceForm(PlainForm):
    """Choosing the province that the pages begin with."""

    code = forms.ChoiceField(label=lazy("Tỉnh, thành phố"), widget=NamesSelect)
    as_example = forms.BooleanField(
        label=lazy("Chỉ là ví dụ: tỉnh mình không có trong 63 tỉnh, thành phố"), required=False
    )

    def __init__(self, *args: Any, panel: Panel, **options: Any) -> None:
        super().__init__(*args, **options)
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)
        code.choices = [
            (str(one.code), one.name)
            for one in sorted(panel.provinces.values(), key=lambda one: one.ascii)
        ]


class PlanForm(PlainForm):
    """Opening a plan."""

    title = forms.CharField(label=lazy("Tên kế hoạch"), max_length=300)
    province = forms.ChoiceField(label=lazy("Tỉnh, thành phố"), widget=NamesSelect)
    base_year = forms.TypedChoiceField(label=lazy("Xuất phát từ bảng điểm năm"), coerce=int)
    target_year = forms.IntegerField(
        label=lazy("Đối chiếu với bảng điểm năm"), min_value=2012, max_value=LAST_YEAR
    )

    def __init__(self, *args: Any, panel: Panel, **options: Any) -> None:
        super().__init__(*args, **options)
        province, base = self.fields["province"], self.fields["base_year"]
        assert isinstance(province, forms.ChoiceField)
        assert isinstance(base, forms.ChoiceField)
        province.choices = [
            (str(one.code), one.name)
            for one in sorted(panel.provinces.values(), key=lambda one: one.ascii)
        ]
        base.choices = [(str(year), str(year)) for year in sorted(panel.years, reverse=True)]


class ActionForm(PlainForm):
    """Giving an action."""

    number = forms.ChoiceField(label=lazy("Nâng nội dung thành phần"))
    row = forms.ChoiceField(
        label=lazy("Chỉ tiêu cần nhích"), required=False,
        help_text=lazy("Theo bảng chỉ tiêu công bố gần nhất; để trống nếu không rõ."),
    )  # fmt: skip
    title = forms.CharField(label=lazy("Làm gì"), max_length=300)
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=lazy("Đơn vị làm"), widget=NamesSelect, empty_label=None
    )
    due_on = DayField(label=lazy("Xong trước hết ngày"))
    expected = PointsField(
        label=lazy("Dự kiến tăng (điểm của mục)"), required=False,
        help_text=lazy("Để trống nếu không lượng được. Ví dụ: 0,15"),
    )  # fmt: skip
    low = PointsField(label=lazy("Ít nhất"), required=False)
    high = PointsField(label=lazy("Nhiều nhất"), required=False)
    why = forms.CharField(
        label=lazy("Dựa vào đâu mà dự kiến"), max_length=400, required=False,
        help_text=lazy("Ví dụ: trung vị các tỉnh cùng xuất phát điểm."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, panel: Panel, base_year: int, language: str, on: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        number, row, agency = self.fields["number"], self.fields["row"], self.fields["agency"]
        assert isinstance(number, forms.ChoiceField)
        assert isinstance(row, forms.ChoiceField)
        assert isinstance(agency, forms.ModelChoiceField)
        table = panel.years[base_year]
        number.choices = [
            (no, f"{no} {panel.name(no, base_year, language)}") for no in table.numbers
        ]
        row.choices = [("", _("Không rõ")), *_rows(panel, base_year, language)]
        agency.queryset = agencies_on(day=on)


def rows_year(panel: Panel, base_year: int) -> int | None:
    """Return the newest year up to `base_year` whose indicators are public; None: there is none."""
    held = (one for one in panel.years if one <= base_year and panel.years[one].indicators)
    return max(held, default=None)


def _rows(panel: Panel, base_year: int, language: str) -> list[tuple[str, str]]:
    year = rows_year(panel, base_year)
    if year is None:
        return []
    table = panel.years[year]
    rows = sorted((no for no in table.nodes if no.count(".") == 2), key=order)
    return [
        (no, f"{no} {node.name_vi if language == 'vi' else node.name_en or node.name_vi}"[:120])
        for no in rows
        for node in [table.nodes[no]]
    ]


class ProgressForm(PlainForm):
    """Saying how far an action is."""

    done = forms.IntegerField(
        label=lazy("Đã làm được bao nhiêu phần trăm"), min_value=0, max_value=100
    )
    words = forms.CharField(
        label=lazy("Đã làm gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
