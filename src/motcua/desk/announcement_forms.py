"""Forms of announcements: parsing and first checks; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.catalogue.models.announcements import ANNOUNCERS, ItemKind
from motcua.catalogue.operations.announcements.drafting import Head
from motcua.catalogue.reading.written import Written
from motcua.catalogue.vocabulary import Channel, Level, OnlineLevel, Subject
from motcua.desk.admin_forms import DayField, PlainForm
from motcua.rules.announcement import Announcer


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "in", "lang": "vi"})


class HeadForm(PlainForm):
    """What stands on top of a decision."""

    title = forms.CharField(label=lazy("Trích yếu"), max_length=500, widget=_area(2))
    issuer = forms.CharField(label=lazy("Cơ quan ban hành quyết định"), max_length=300)
    announcer = forms.ChoiceField(
        label=lazy("Người công bố"), choices=ANNOUNCERS,
        help_text=lazy("Tỉnh: ít nhất 5 ngày làm việc trước khi văn bản có hiệu lực; bộ: 20."),
    )  # fmt: skip
    effective_on = DayField(
        label=lazy("Có hiệu lực từ ngày"), required=False,
        help_text=lazy("Ngày này trang công khai đổi sang nội dung mới."),
    )  # fmt: skip
    legal_in_force_on = DayField(
        label=lazy("Ngày văn bản quy định thủ tục có hiệu lực"), required=False,
        help_text=lazy("Nhiều văn bản thì ghi ngày sớm nhất. Hạn ký tính từ ngày này."),
    )  # fmt: skip
    note = forms.CharField(
        label=lazy("Ghi chú nội bộ"), required=False, widget=_area(2),
        help_text=lazy("Chỉ cán bộ thấy."),
    )  # fmt: skip

    def head(self) -> Head:
        """Return the head that was typed."""
        values = dict(self.cleaned_data)
        return Head(announcer=Announcer(values.pop("announcer")), **values)


class ItemForm(PlainForm):
    """Adding a procedure to a draft."""

    kind = forms.ChoiceField(label=lazy("Hình thức"), choices=ItemKind.choices)
    code = forms.CharField(
        label=lazy("Mã thủ tục"), max_length=40, help_text=lazy("Ví dụ: 1.001193")
    )
    replaced_codes = forms.CharField(
        label=lazy("Thay cho mã nào"), required=False, max_length=300,
        help_text=lazy("Chỉ khi thay thế; nhiều mã cách nhau bằng dấu phẩy."),
    )  # fmt: skip
    legal_document = forms.CharField(label=lazy("Số văn bản quy định"), max_length=120)
    legal_title = forms.CharField(
        label=lazy("Trích yếu văn bản"), required=False, max_length=1000, widget=_area(2)
    )


class SignForm(PlainForm):
    """Signing."""

    number = forms.CharField(label=lazy("Số quyết định"), max_length=60)
    signed_on = DayField(label=lazy("Ngày ký"))


class EntryForm(PlainForm):
    """Noting the national database."""

    entered_on = DayField(label=lazy("Ngày nhập Cơ sở dữ liệu quốc gia"))


class ReasonForm(PlainForm):
    """An act that needs a reason."""

    reason = forms.CharField(label=lazy("Lý do"), max_length=1000, widget=_area(2))


class ContentForm(PlainForm):
    """The whole content of a procedure, in lines that people write."""

    legal_document = forms.CharField(label=lazy("Số văn bản quy định"), max_length=120)
    legal_title = forms.CharField(
        label=lazy("Trích yếu văn bản"), required=False, max_length=1000, widget=_area(2)
    )
    name = forms.CharField(label=lazy("Tên thủ tục"), max_length=2000, widget=_area(2))
    field = forms.CharField(label=lazy("Lĩnh vực"), max_length=300)
    levels = forms.MultipleChoiceField(
        label=lazy("Cấp thực hiện"), choices=Level.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    executing_agency = forms.CharField(
        label=lazy("Cơ quan thực hiện"), required=False, max_length=2000
    )
    competent_agency = forms.CharField(
        label=lazy("Cơ quan có thẩm quyền"), required=False, max_length=2000
    )
    agency = forms.CharField(label=lazy("Cơ quan ban hành"), required=False, max_length=300)
    subjects = forms.MultipleChoiceField(
        label=lazy("Đối tượng thực hiện"), choices=Subject.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    steps = forms.CharField(
        label=lazy("Trình tự thực hiện"), required=False, widget=_area(8),
        help_text=lazy("Mỗi bước bắt đầu bằng một dòng “## Tên bước”."),
    )  # fmt: skip
    terms_online = forms.CharField(
        label=lazy("Nộp trực tuyến: thời hạn, phí"), required=False, widget=_area(4),
        help_text=lazy(
            "Để trống nếu không nhận. Dòng đầu là thời hạn: “3 ngày làm việc”, “trong ngày”. "
            "Dòng sau: “phí 50.000: mỗi bản”, “lệ phí 0”, “ghi chú: …”."
        ),
    )  # fmt: skip
    terms_counter = forms.CharField(
        label=lazy("Nộp trực tiếp: thời hạn, phí"), required=False, widget=_area(4)
    )
    terms_post = forms.CharField(
        label=lazy("Nộp qua bưu chính: thời hạn, phí"), required=False, widget=_area(4)
    )
    papers = forms.CharField(
        label=lazy("Thành phần hồ sơ"), required=False, widget=_area(8),
        help_text=lazy(
            "Mỗi dòng: tên | số bản chính | số bản sao. “# Trường hợp: …” mở một trường hợp, "
            "“* …” là lưu ý."
        ),
    )  # fmt: skip
    results = forms.CharField(
        label=lazy("Kết quả"),
        required=False,
        widget=_area(3),
        help_text=lazy("Mỗi dòng một kết quả."),
    )
    conditions = forms.CharField(label=lazy("Yêu cầu, điều kiện"), required=False, widget=_area(4))
    receiving_address = forms.CharField(
        label=lazy("Nơi tiếp nhận"), required=False, widget=_area(2)
    )
    legal_basis = forms.CharField(
        label=lazy("Căn cứ pháp lý"), required=False, widget=_area(4),
        help_text=lazy("Mỗi dòng: số ký hiệu | trích yếu."),
    )  # fmt: skip
    online_level = forms.ChoiceField(
        label=lazy("Mức độ trực tuyến"), required=False,
        choices=[("", lazy("Không ghi")), *OnlineLevel.choices],
    )  # fmt: skip

    @staticmethod
    def initial_of(written: Written) -> dict[str, Any]:
        """Return what the form shows of a content."""
        values = {name: getattr(written, name) for name in Written.__dataclass_fields__}
        terms = values.pop("terms")
        return values | {f"terms_{channel}": words for channel, words in terms.items()}

    def written(self) -> Written:
        """Return what was typed."""
        values = dict(self.cleaned_data)
        values.pop("legal_document"), values.pop("legal_title")
        terms = {str(channel): values.pop(f"terms_{channel}") for channel in Channel}
        levels, subjects = tuple(values.pop("levels")), tuple(values.pop("subjects"))
        return Written(terms=terms, levels=levels, subjects=subjects, **values)

    def blame_line(self, field: str, words: str) -> None:
        """Quote a line that cannot be read beside its field."""
        said = _("Không đọc được dòng “%(words)s”. Xin ghi như hướng dẫn.")
        self.blame(field, said % {"words": words[:120]})
