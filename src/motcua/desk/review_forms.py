"""Forms of the review pages: parsing and first checks; the operations decide."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.agencies.models import Agency
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.desk.typed_numbers import NotANumber, TwoReadings, read_decimal, read_whole
from motcua.stewardship.models.review import Answer, PartVerdict, Task
from motcua.stewardship.operations.reviews import TaskRow

MOST_DONG = 10**12
MOST_HOURS = Decimal(99_999)
MOST_TIMES = Decimal(999)
EMPTY_ROWS = 3
MOST_ROWS = 60


def words_of(wrong: NotANumber, *, whole: bool) -> str:
    """Return what to say of a number that could not be read."""
    if isinstance(wrong, TwoReadings) and whole:
        return _("Xin nhập số nguyên, không có phần lẻ: 10000 hoặc 10.000.")
    if isinstance(wrong, TwoReadings):
        return _("Số này đọc được hai cách. Xin ghi 1250 nếu là hàng nghìn, 1,25 nếu có phần lẻ.")
    return _("Xin nhập một số, ví dụ 1.250.000 hoặc 2,5.")


class NumberField(forms.CharField):
    """A number typed the Vietnamese way, up to `most`; whole when `whole`."""

    def __init__(self, *, most: Decimal | int, whole: bool = False, **options: Any) -> None:
        super().__init__(max_length=24, **options)
        self.most, self.whole = most, whole
        self.widget.attrs |= {"inputmode": "decimal", "class": "in w-mid"}

    def clean(self, value: Any) -> Any:
        """Return an int, a Decimal, or None when it may be left empty and was."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            number = read_whole(typed) if self.whole else read_decimal(typed)
        except NotANumber as wrong:
            raise forms.ValidationError(words_of(wrong, whole=self.whole)) from None
        if number > self.most:
            raise forms.ValidationError(_("Số này lớn quá. Xin xem lại."))
        return number

    def prepare_value(self, value: Any) -> Any:
        """Print a number so that it is read back as the same."""
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value


class PlanForm(PlainForm):
    """Opening a plan."""

    year = NumberField(label=lazy("Năm"), most=2199, whole=True)
    title = forms.CharField(label=lazy("Tên kế hoạch"), max_length=300)
    due_on = DayField(label=lazy("Hoàn thành trước ngày"))

    def clean_year(self) -> int:
        """Refuse a year that nobody means."""
        year: int = self.cleaned_data["year"]
        if year < 2010:
            raise forms.ValidationError(_("Xin xem lại năm."))
        return year


class AddForm(PlainForm):
    """Putting a procedure on a plan."""

    code = forms.CharField(
        label=lazy("Mã thủ tục"), max_length=40, help_text=lazy("Ví dụ 1.001193")
    )
    agency = forms.ModelChoiceField(
        label=lazy("Cơ quan rà soát"), queryset=Agency.objects.none(), widget=NamesSelect
    )
    due_on = DayField(label=lazy("Xong trước ngày"))


class AdoptForm(PlainForm):
    """Adopting a plan."""

    decision = forms.CharField(
        label=lazy("Số quyết định phê duyệt"), max_length=120, help_text=lazy("Ví dụ: 12/QĐ-UBND")
    )


class PartForm(PlainForm):
    """Judging a part."""

    necessary = forms.ChoiceField(label=lazy("Sự cần thiết"), choices=Answer.choices)
    reasonable = forms.ChoiceField(label=lazy("Tính hợp lý"), choices=Answer.choices)
    legal = forms.ChoiceField(label=lazy("Tính hợp pháp"), choices=Answer.choices)
    cost = forms.ChoiceField(label=lazy("Chi phí tuân thủ"), choices=Answer.choices)
    verdict = forms.ChoiceField(label=lazy("Kết luận"), choices=PartVerdict.choices)
    reason = forms.CharField(
        label=lazy("Lý do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    proposal = forms.CharField(
        label=lazy("Đề xuất"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("Bắt buộc khi không giữ nguyên"),
    )  # fmt: skip


class VolumeForm(PlainForm):
    """How many comply in a year."""

    subjects = NumberField(
        label=lazy("Số đối tượng tuân thủ trong một năm"), most=10**8, whole=True, required=False,
        help_text=lazy("Bỏ trống nếu chưa biết; khi đó không tính cho cả năm"),
    )  # fmt: skip
    times = NumberField(label=lazy("Số lần một đối tượng làm trong năm"), most=MOST_TIMES)
    source = forms.CharField(
        label=lazy("Số lượng lấy từ đâu"), max_length=300, required=False,
        help_text=lazy("Ví dụ: báo cáo, phần mềm một cửa, kỳ số liệu"),
    )  # fmt: skip
    fees = NumberField(
        label=lazy("Phí, lệ phí hiện nay cho một hồ sơ (đồng)"), most=MOST_DONG, whole=True
    )


class OptionForm(PlainForm):
    """Writing an option."""

    words = forms.CharField(
        label=lazy("Phương án"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    fees = NumberField(
        label=lazy("Phí, lệ phí sau đơn giản hóa (đồng)"), most=MOST_DONG, whole=True
    )
    proposed = forms.BooleanField(label=lazy("Đề xuất phương án này"), required=False)


class FinishForm(PlainForm):
    """Ending a review."""

    conclusion = forms.CharField(
        label=lazy("Kết luận chung"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ParametersForm(PlainForm):
    """Setting the parameters of a year."""

    year = NumberField(label=lazy("Năm áp dụng"), most=2199, whole=True)
    gdp = NumberField(
        label=lazy("GDP bình quân đầu người (đồng/năm)"), most=10**11, whole=True,
        help_text=lazy("Ví dụ 114.000.000"),
    )  # fmt: skip
    days = NumberField(label=lazy("Ngày làm việc trong tháng"), most=31, whole=True)
    hours = NumberField(label=lazy("Giờ làm việc trong ngày"), most=24, whole=True)
    paper = NumberField(
        label=lazy("Giờ chuẩn bị một giấy tờ"), most=Decimal(200), required=False,
        help_text=lazy("Để ước tính gánh nặng cả danh mục; bỏ trống thì không ước tính"),
    )  # fmt: skip
    source = forms.CharField(label=lazy("Nguồn số liệu"), max_length=300)
    is_assumed = forms.BooleanField(
        label=lazy("Số giả định, chưa đối chiếu với nguồn"), required=False
    )


@dataclass
class TypedRow:
    """A row of the cost sheet as typed, with what is wrong in it."""

    kind: str = Task.PREPARE
    words: str = ""
    hours: str = ""
    services: str = ""
    times: str = "1"
    error: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.words or self.hours or self.services)


def typed_rows(data: QueryDict) -> list[TypedRow]:
    """Return the rows of a submitted sheet, empty ones left out."""
    columns = [data.getlist(name) for name in ("kind", "words", "hours", "services", "times")]
    rows = [TypedRow(*(value.strip() for value in row)) for row in zip(*columns, strict=False)]
    return [row for row in rows if not row.is_empty]


def read_rows(rows: list[TypedRow]) -> list[TaskRow] | None:
    """Return the rows as numbers; None: something is wrong, and said in the row's `error`."""
    for row in rows[MOST_ROWS:]:
        row.error = _("Bảng có nhiều nhất %(n)s dòng. Xin gộp bớt.") % {"n": MOST_ROWS}
    if len(rows) > MOST_ROWS:
        return None
    read = [_read_row(row) for row in rows]
    return None if None in read else [row for row in read if row is not None]


def _read_row(row: TypedRow) -> TaskRow | None:
    hours = _read(row, row.hours or "0", read_decimal)
    services = _read(row, row.services or "0", read_whole)
    times = _read(row, row.times or "1", read_decimal)
    if hours is None or services is None or times is None:
        return None
    too_large = hours > MOST_HOURS or services > MOST_DONG or times > MOST_TIMES
    if row.kind not in Task.values or too_large:
        row.error = _("Xin xem lại số này.")
        return None
    if not row.words:
        row.error = _("Xin ghi việc phải làm.")
        return None
    return TaskRow(row.kind, row.words[:300], hours, services, times)


_Number = TypeVar("_Number", int, Decimal)


def _read(row: TypedRow, typed: str, reader: Callable[[str], _Number]) -> _Number | None:
    """Return a number; None: it cannot be read, which is said in the row's `error`."""
    try:
        return reader(typed)
    except NotANumber as wrong:
        row.error = f"“{typed[:24]}”: {words_of(wrong, whole=reader is read_whole)}"
        return None
