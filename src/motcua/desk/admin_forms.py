"""Forms of the administrator's desk: parsing and first checks; the operations decide."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.accounts.models import Role
from motcua.agencies.models import Agency, Kind, Tier
from motcua.agencies.queries import agencies_on
from motcua.catalogue.models import Procedure
from motcua.catalogue.models.limits import CONFIRMABLE
from motcua.rules.working_time import DayKind

UNIT_WORDS = {
    "gio_lam_viec": lazy("giờ làm việc"),
    "ngay_lam_viec": lazy("ngày làm việc"),
    "ngay": lazy("ngày"),
    "thang": lazy("tháng"),
    "trong_ngay": lazy("trong ngày (nhận sau 15 giờ: ngày làm việc tiếp theo)"),
}
DAY_WORDS = {
    DayKind.HOLIDAY: lazy("Nghỉ lễ"),
    DayKind.COMPENSATION: lazy("Nghỉ bù"),
    DayKind.SWAPPED_OFF: lazy("Nghỉ hoán đổi"),
    DayKind.EMERGENCY: lazy("Nghỉ đột xuất"),
    DayKind.MADE_UP: lazy("Làm bù"),
    DayKind.SPECIAL_HOURS: lazy("Giờ làm riêng"),
}


class DayField(forms.DateField):
    """A day, typed as 26/10/2026 or chosen in the browser's calendar."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date", "class": "in w-mid"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **options)

    def validate(self, value: date | None) -> None:
        """Refuse a year that nobody means; next to the last year that exists, sums overflow."""
        super().validate(value)
        if value is not None and not 1945 <= value.year <= 2199:
            raise forms.ValidationError(_("Xin xem lại năm."))


class NamesSelect(forms.Select):
    """A choice among people and offices: their names are Vietnamese in every language."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """Mark the language of a name; an empty choice is in words of ours."""
        option = super().create_option(name, value, *args, **options)
        if value:
            option["attrs"]["lang"] = "vi"
        return option


class PlainForm(forms.Form):
    """A form whose inputs look like ours and whose errors speak the reader's language."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.error_messages["required"] = _("Xin điền ô này.")
            field.error_messages["invalid"] = _("Xin xem lại ô này.")
            field.error_messages["invalid_choice"] = _("Xin chọn trong danh sách.")
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", "in")
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"h-{self._id_of(name)}"

    def full_clean(self) -> None:
        """Check the form, and let each input point at its error."""
        super().full_clean()
        # Not `self.errors`: that would clean again.
        for name in self.__dict__.get("_errors") or ():
            self._point_at_error(name)

    def _point_at_error(self, name: str) -> None:
        if name in self.fields:
            attributes = self.fields[name].widget.attrs
            of = self._id_of(name)
            help_id = f" h-{of}" if self.fields[name].help_text else ""
            attributes |= {"aria-invalid": "true", "aria-describedby": f"e-{of}{help_id}"}

    def _id_of(self, name: str) -> str:
        """Return a field's id on its page, where other forms may have fields of that name."""
        return str(self.auto_id) % self.add_prefix(name)

    def blame(self, name: str, words: str) -> None:
        """Put an operation's refusal beside a field."""
        self.add_error(name, words)
        self._point_at_error(name)


# Codes of dossiers begin with it.
AGENCY_CODE = r"^[A-Z0-9]+(\.[A-Z0-9]+)*\Z"


class AgencyForm(PlainForm):
    """Founding an agency."""

    code = forms.RegexField(
        AGENCY_CODE,
        label=lazy("Mã cơ quan"),
        max_length=40,
        strip=True,
        help_text=lazy("Ví dụ: H99.12"),
    )
    name_vi = forms.CharField(label=lazy("Tên cơ quan"), max_length=300)
    name_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=300, required=False)
    tier = forms.ChoiceField(label=lazy("Cấp"), choices=Tier.choices)
    kind = forms.ChoiceField(label=lazy("Loại"), choices=Kind.choices)
    parent = forms.ModelChoiceField(
        label=lazy("Trực thuộc"),
        queryset=Agency.objects.none(),
        required=False,
        widget=NamesSelect,
    )
    valid_from = DayField(label=lazy("Hoạt động từ ngày"))
    receives_dossiers = forms.BooleanField(
        label=lazy("Có bộ phận một cửa nhận hồ sơ"), required=False
    )
    address = forms.CharField(label=lazy("Địa chỉ"), max_length=300, required=False)
    phone = forms.CharField(label=lazy("Điện thoại"), max_length=40, required=False)
    basis = forms.CharField(label=lazy("Căn cứ (số quyết định)"), max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)
        parent.queryset = agencies_on(day=today)


class AgencyCorrectionForm(PlainForm):
    """Correcting what does not change an agency's identity."""

    name_vi = forms.CharField(label=lazy("Tên cơ quan"), max_length=300)
    name_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=300, required=False)
    receives_dossiers = forms.BooleanField(
        label=lazy("Có bộ phận một cửa nhận hồ sơ"), required=False
    )
    address = forms.CharField(label=lazy("Địa chỉ"), max_length=300, required=False)
    phone = forms.CharField(label=lazy("Điện thoại"), max_length=40, required=False)


class AgencyEndForm(PlainForm):
    """Ending an agency."""

    last_day = DayField(label=lazy("Ngày hoạt động cuối cùng"))
    successor = forms.ModelChoiceField(
        label=lazy("Cơ quan tiếp nhận nhiệm vụ"),
        queryset=Agency.objects.none(),
        required=False,
        widget=NamesSelect,
    )
    basis = forms.CharField(label=lazy("Căn cứ (số quyết định)"), max_length=300)

    def __init__(self, *args: Any, agency: Agency, **options: Any) -> None:
        super().__init__(*args, **options)
        successor = self.fields["successor"]
        assert isinstance(successor, forms.ModelChoiceField)
        successor.queryset = Agency.objects.exclude(pk=agency.pk).order_by("code")


class OfficerForm(PlainForm):
    """Opening an officer's account."""

    login = forms.CharField(label=lazy("Tên đăng nhập"), max_length=80)
    full_name = forms.CharField(label=lazy("Họ và tên"), max_length=200)
    title = forms.CharField(label=lazy("Chức danh"), max_length=120, required=False)
    phone = forms.CharField(label=lazy("Điện thoại"), max_length=20, required=False)
    password = forms.CharField(
        label=lazy("Mật khẩu ban đầu"), help_text=lazy("Ít nhất 8 ký tự."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


class GrantForm(PlainForm):
    """Granting a role."""

    role = forms.ChoiceField(label=lazy("Vai trò"), choices=Role.choices)
    agency = forms.ModelChoiceField(
        label=lazy("Tại cơ quan"), queryset=Agency.objects.none(), widget=NamesSelect
    )
    procedure_code = forms.CharField(
        label=lazy("Chỉ một thủ tục (mã)"), max_length=40, required=False,
        help_text=lazy("Để trống: mọi thủ tục."),
    )  # fmt: skip
    field_code = forms.CharField(
        label=lazy("Chỉ một lĩnh vực (mã)"), max_length=120, required=False,
        help_text=lazy("Ví dụ: G15-TP07. Không ghi cùng mã thủ tục."),
    )  # fmt: skip
    valid_from = DayField(label=lazy("Từ ngày"))
    basis = forms.CharField(label=lazy("Căn cứ"), max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = agencies_on(day=today)

    def clean(self) -> dict[str, Any]:
        """Refuse a procedure that does not exist, and a grant that names both it and a field."""
        values = super().clean() or {}
        code = values.get("procedure_code")
        if code and not Procedure.objects.filter(code=code).exists():
            self.add_error("procedure_code", _("Không có thủ tục nào mang mã này."))
        if values.get("procedure_code") and values.get("field_code"):
            self.add_error("field_code", _("Chỉ ghi một trong hai: thủ tục hoặc lĩnh vực."))
        return values


class YearForm(PlainForm):
    """Proposing a year of the calendar."""

    year = forms.IntegerField(label=lazy("Năm"), min_value=2019, max_value=2099)


class DayForm(PlainForm):
    """A day that differs from its week."""

    day = DayField(label=lazy("Ngày"))
    kind = forms.ChoiceField(
        label=lazy("Loại"), choices=[(k.value, w) for k, w in DAY_WORDS.items()]
    )
    name = forms.CharField(label=lazy("Tên"), max_length=200)
    sessions = forms.CharField(
        label=lazy("Giờ làm riêng (nếu có)"), max_length=60, required=False,
        help_text=lazy("Ví dụ: 7:30-11:30, 13:00-15:00"),
    )  # fmt: skip
    basis = forms.CharField(label=lazy("Căn cứ (số văn bản)"), max_length=300, required=False)


class ConfirmYearForm(PlainForm):
    """Confirming a year by a document."""

    document_number = forms.CharField(label=lazy("Số văn bản"), max_length=120)
    document_date = DayField(label=lazy("Ngày văn bản"))


class HoursForm(PlainForm):
    """Office hours of working days; Saturday apart."""

    weekday = forms.CharField(
        label=lazy("Thứ Hai đến thứ Sáu"), max_length=60, initial="7:30-11:30, 13:00-17:00",
        help_text=lazy("Ví dụ: 7:30-11:30, 13:00-17:00"),
    )  # fmt: skip
    saturday = forms.CharField(
        label=lazy("Thứ Bảy"), max_length=60, required=False, help_text=lazy("Để trống: nghỉ")
    )
    valid_from = DayField(label=lazy("Từ ngày"))
    basis = forms.CharField(label=lazy("Căn cứ"), max_length=300, required=False)


class LimitForm(PlainForm):
    """Confirming a procedure's time limit."""

    code = forms.CharField(label=lazy("Mã thủ tục"), max_length=40)
    quantity = forms.DecimalField(
        label=lazy("Thời hạn"), min_value=Decimal("0.5"), max_digits=8, decimal_places=2
    )
    unit = forms.ChoiceField(
        label=lazy("Đơn vị"), choices=[(u, UNIT_WORDS.get(u, u)) for u in CONFIRMABLE]
    )
    basis = forms.CharField(
        label=lazy("Căn cứ pháp lý"), widget=forms.Textarea(attrs={"rows": 3, "class": "in"})
    )
    valid_from = DayField(label=lazy("Áp dụng từ ngày"))


class SynonymForm(PlainForm):
    """A word or phrase that people use."""

    phrase = forms.CharField(label=lazy("Người dân gõ"), max_length=200)
    meaning = forms.CharField(label=lazy("Nghĩa là"), max_length=400, required=False)
    codes = forms.CharField(
        label=lazy("Hoặc chỉ thẳng đến thủ tục (mã)"), max_length=400, required=False,
        help_text=lazy("Nhiều mã thì cách nhau bằng dấu phẩy, đúng nhất đứng trước."),
    )  # fmt: skip
    provenance = forms.CharField(label=lazy("Vì sao thêm từ này"), max_length=400)


class PartnerTokenForm(PlainForm):
    """Issuing a partner's token; `lifetimes` are days with their words."""

    partner = forms.CharField(
        label=lazy("Đối tác"), max_length=200, help_text=lazy("Tên cơ quan, tổ chức dùng mã.")
    )
    label = forms.CharField(
        label=lazy("Tên mã"), max_length=80, help_text=lazy("Ví dụ: máy chủ thử nghiệm")
    )
    days = forms.ChoiceField(label=lazy("Dùng được bao lâu"))

    def __init__(self, *args: Any, lifetimes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        days = self.fields["days"]
        assert isinstance(days, forms.ChoiceField)
        days.choices = lifetimes
