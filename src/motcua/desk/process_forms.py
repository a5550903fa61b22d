"""Forms of the pages about processes and the setting of services."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on, counters_on
from motcua.casework.models import ProcessDefinition
from motcua.catalogue.vocabulary import ResultChannel
from motcua.desk.admin_forms import NamesSelect, PlainForm
from motcua.eforms.models import FormRelease

CODE = r"^[A-Z0-9][A-Z0-9.-]*\Z"


class NameForm(PlainForm):
    """What a process is called, and the procedure whose limit it must keep."""

    code = forms.RegexField(
        CODE, label=lazy("Mã quy trình"), max_length=60, strip=True,
        help_text=lazy("Chữ hoa, số, gạch nối. Ví dụ: QT-KS-01"),
    )  # fmt: skip
    name_vi = forms.CharField(label=lazy("Tên quy trình"), max_length=300)
    name_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=300, required=False)
    procedure = forms.CharField(
        label=lazy("Mã thủ tục để so thời hạn"), max_length=40, required=False,
        help_text=lazy("Không bắt buộc. Ví dụ: 1.001193"),
    )  # fmt: skip


class PublishForm(PlainForm):
    """The decision that approves a process."""

    basis = forms.CharField(
        label=lazy("Quyết định phê duyệt"), max_length=300,
        help_text=lazy("Số, ngày, cơ quan. Ví dụ: QĐ 163/QĐ-UBND ngày 02/11/2026"),
    )  # fmt: skip


class SettingForm(PlainForm):
    """How a procedure is offered at an agency."""

    competent = forms.ModelChoiceField(
        Agency.objects.none(), label=lazy("Cơ quan giải quyết"), widget=NamesSelect,
        to_field_name="code",
    )  # fmt: skip
    process = forms.ChoiceField(label=lazy("Quy trình điện tử"), required=False)
    form = forms.ChoiceField(label=lazy("Biểu mẫu điện tử"), required=False)
    is_open_online = forms.BooleanField(label=lazy("Mở nộp hồ sơ trực tuyến"), required=False)
    channels = forms.MultipleChoiceField(
        label=lazy("Trả kết quả bằng cách nào, ngoài trả tại quầy"), choices=ResultChannel.choices,
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        competent, process, form = (self.fields[n] for n in ("competent", "process", "form"))
        assert isinstance(competent, forms.ModelChoiceField)
        assert isinstance(process, forms.ChoiceField) and isinstance(form, forms.ChoiceField)
        competent.queryset = agencies_on(day=on)
        names = ProcessDefinition.objects.order_by("code").values_list("code", "name_vi")
        process.choices = [("", lazy("Chưa có")), *((c, f"{c} · {n}") for c, n in names)]
        ids = FormRelease.objects.order_by("form_id").values_list("form_id", flat=True).distinct()
        form.choices = [("", lazy("Chưa có")), *((i, i) for i in ids)]


class OfferForm(PlainForm):
    """Beginning to offer a procedure at an agency."""

    procedure = forms.CharField(label=lazy("Mã thủ tục"), max_length=40)
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=lazy("Nơi tiếp nhận"), widget=NamesSelect,
        to_field_name="code",
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = counters_on(day=on)
