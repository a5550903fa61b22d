"""Forms of the steward's pages for guiding people: parsing and first checks; operations decide."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.agencies.models import Agency
from motcua.desk.admin_forms import DayField, NamesSelect, PlainForm
from motcua.desk.guidance_words import spelling_words
from motcua.guidance.models import Guide
from motcua.rules.form_logic import CannotSpell, SpellingRefused, spell, unspell

_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"
_ICONS = (
    ("baby", lazy("em bé")), ("rings", lazy("nhẫn cưới")), ("house", lazy("ngôi nhà")),
    ("place", lazy("nơi ở")), ("car", lazy("xe")), ("shop", lazy("cửa hàng")),
    ("work", lazy("cặp đi làm")), ("candle", lazy("ngọn nến")), ("heart", lazy("trái tim")),
    ("school", lazy("trường học")),
)  # fmt: skip


def _area(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "in"})


class EventForm(PlainForm):
    """What a life event is called."""

    name_vi = forms.CharField(label=lazy("Tên sự kiện"), max_length=80)
    name_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=80)
    words_vi = forms.CharField(label=lazy("Gồm những việc gì"), max_length=120)
    words_en = forms.CharField(label=lazy("Gồm những việc gì, tiếng Anh"), max_length=120)
    slug = forms.RegexField(
        _SLUG, label=lazy("Tên trong địa chỉ"), max_length=60, help_text=lazy("Ví dụ: sinh-con")
    )
    icon = forms.ChoiceField(label=lazy("Hình"), choices=_ICONS)
    position = forms.IntegerField(label=lazy("Thứ tự"), min_value=0, max_value=99)
    guide = forms.ModelChoiceField(
        label=lazy("Bộ câu hỏi kèm theo"), queryset=Guide.objects.all(), required=False
    )


class StepForm(PlainForm):
    """One step of a life event."""

    title_vi = forms.CharField(label=lazy("Bước"), max_length=160)
    title_en = forms.CharField(label=lazy("Bước, tiếng Anh"), max_length=160)
    note_vi = forms.CharField(
        label=lazy("Cần biết trước"), max_length=600, required=False, widget=_area()
    )
    note_en = forms.CharField(
        label=lazy("Cần biết trước, tiếng Anh"), max_length=600, required=False, widget=_area()
    )


class RowForm(PlainForm):
    """A row of a table. Empty rows are left out, so a row is removed by emptying its first field."""

    first = ""

    def full_clean(self) -> None:
        """Ask for nothing in a row whose first field is empty."""
        if self.is_bound and not self.data.get(self.add_prefix(self.first), "").strip():
            self.empty_permitted = True
            self.cleaned_data = {}
            self._errors = forms.utils.ErrorDict()
            return
        super().full_clean()


class ProcedureRowForm(RowForm):
    """A procedure of a step."""

    first = "code"
    code = forms.CharField(label=lazy("Mã thủ tục"), max_length=40)
    words_vi = forms.CharField(label=lazy("Lời thường ngày"), max_length=160)
    words_en = forms.CharField(label=lazy("Tiếng Anh"), max_length=160)
    hint_vi = forms.CharField(label=lazy("Khi nào cần"), max_length=400, required=False)
    hint_en = forms.CharField(label=lazy("Khi nào cần, tiếng Anh"), max_length=400, required=False)


class NewGuideForm(PlainForm):
    """Beginning a guide."""

    title_vi = forms.CharField(label=lazy("Tên bộ câu hỏi"), max_length=200)
    title_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=200)
    slug = forms.RegexField(
        _SLUG, label=lazy("Tên trong địa chỉ"), max_length=60, help_text=lazy("Ví dụ: khai-sinh")
    )


class GuideHeadForm(PlainForm):
    """What a guide is called and rests on."""

    title_vi = forms.CharField(label=lazy("Tên bộ câu hỏi"), max_length=200)
    title_en = forms.CharField(label=lazy("Tên tiếng Anh"), max_length=200)
    lead_vi = forms.CharField(
        label=lazy("Lời mở đầu"), max_length=400, required=False, widget=_area()
    )
    lead_en = forms.CharField(
        label=lazy("Lời mở đầu, tiếng Anh"), max_length=400, required=False, widget=_area()
    )
    law = forms.CharField(
        label=lazy("Căn cứ pháp lý"), widget=_area(4), help_text=lazy("Mỗi dòng một văn bản.")
    )
    verified = forms.BooleanField(
        label=lazy("Người có chuyên môn luật đã kiểm tra"), required=False
    )


class ConditionField(forms.CharField):
    """A condition as officials write it: ${noi_sinh} = 'viet_nam'."""

    def __init__(self, **options: Any) -> None:
        attributes = {"class": "in code", "spellcheck": "false", "autocapitalize": "off"}
        super().__init__(
            required=False, max_length=2000, widget=forms.TextInput(attrs=attributes), **options
        )

    def clean(self, value: Any) -> Any:
        """Return the condition as a document holds it; None for always."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return unspell(text)
        except SpellingRefused as refused:
            raise forms.ValidationError(spelling_words(refused)) from refused


def spelled(condition: Any) -> str:
    """Return a condition of a document as officials write it."""
    try:
        return spell(condition) if condition is not None else ""
    except CannotSpell:
        return ""


class QuestionForm(PlainForm):
    """A question, without its answers."""

    ask_vi = forms.CharField(label=lazy("Câu hỏi"), max_length=300)
    ask_en = forms.CharField(label=lazy("Câu hỏi, tiếng Anh"), max_length=300)
    hint_vi = forms.CharField(label=lazy("Giải thích thêm"), max_length=500, required=False)
    hint_en = forms.CharField(
        label=lazy("Giải thích thêm, tiếng Anh"), max_length=500, required=False
    )
    law = forms.CharField(label=lazy("Căn cứ"), max_length=300, required=False)
    id = forms.CharField(
        label=lazy("Mã câu hỏi"), max_length=40, help_text=lazy("Chữ thường không dấu: noi_sinh")
    )
    when = ConditionField(
        label=lazy("Chỉ hỏi khi"),
        help_text=lazy("Để trống: luôn hỏi. Ví dụ: ${noi_sinh} = 'viet_nam'"),
    )


class OptionRowForm(RowForm):
    """An answer of a question."""

    first = "value"
    value = forms.CharField(label=lazy("Mã"), max_length=40)
    label_vi = forms.CharField(label=lazy("Câu trả lời"), max_length=200)
    label_en = forms.CharField(label=lazy("Tiếng Anh"), max_length=200)
    means_vi = forms.CharField(label=lazy("Nghĩa là"), max_length=300)
    means_en = forms.CharField(label=lazy("Nghĩa là, tiếng Anh"), max_length=300)


class OutcomeForm(PlainForm):
    """Where a path ends."""

    procedure = forms.CharField(
        label=lazy("Mã thủ tục"), max_length=40, required=False,
        help_text=lazy("Để trống: không cần thủ tục nào."),
    )  # fmt: skip
    case_vi = forms.CharField(label=lazy("Trường hợp"), max_length=200)
    case_en = forms.CharField(label=lazy("Trường hợp, tiếng Anh"), max_length=200)
    why_vi = forms.CharField(label=lazy("Vì sao"), max_length=500, widget=_area())
    why_en = forms.CharField(label=lazy("Vì sao, tiếng Anh"), max_length=500, widget=_area())
    law = forms.CharField(label=lazy("Căn cứ"), max_length=300, required=False)
    id = forms.CharField(
        label=lazy("Mã kết thúc"), max_length=40, help_text=lazy("Chữ thường không dấu: ban_sao")
    )
    when = ConditionField(
        label=lazy("Đến đây khi"),
        help_text=lazy("Thử từ trên xuống, đúng đâu dừng đó. Để trống: luôn đúng."),
    )
    answers = forms.CharField(
        label=lazy("Chọn sẵn trên tờ khai"), required=False, widget=_area(),
        help_text=lazy("Mỗi dòng: mã câu hỏi trên tờ khai = mã lựa chọn, hoặc = $mã câu hỏi ở đây."),
    )  # fmt: skip

    def clean_answers(self) -> dict[str, str]:
        """Return the lines as field id and value."""
        found = {}
        for line in self.cleaned_data["answers"].splitlines():
            field, sign, value = (part.strip() for part in line.partition("="))
            if line.strip() and not (field and sign and value):
                raise forms.ValidationError(
                    _("Dòng này thiếu dấu = : %(line)s") % {"line": line[:80]}
                )
            if line.strip():
                found[field] = value
        return found


class CampaignForm(PlainForm):
    """Beginning a campaign."""

    name = forms.CharField(label=lazy("Tên chiến dịch"), max_length=160)
    headline_vi = forms.CharField(
        label=lazy("Dòng chữ lớn trên áp phích"), max_length=120,
        help_text=lazy("Ví dụ: Khai sinh cho con ngay tại nhà"),
    )  # fmt: skip
    headline_en = forms.CharField(label=lazy("Dòng chữ lớn, tiếng Anh"), max_length=120)
    words_vi = forms.CharField(label=lazy("Dòng chữ nhỏ"), max_length=240, required=False)
    words_en = forms.CharField(
        label=lazy("Dòng chữ nhỏ, tiếng Anh"), max_length=240, required=False
    )
    target = forms.CharField(
        label=lazy("Dẫn đến trang"), max_length=200,
        help_text=lazy("Địa chỉ trên trang này, ví dụ /su-kien/sinh-con/ hoặc /thu-tuc/1.001193/"),
    )  # fmt: skip
    starts_on = DayField(label=lazy("Từ ngày"))
    last_day = DayField(label=lazy("Đến hết ngày"))
    counters = forms.ModelMultipleChoiceField(
        label=lazy("Nơi tiếp nhận"), queryset=Agency.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    labels = forms.CharField(
        label=lazy("Nơi khác"), required=False, widget=_area(3),
        help_text=lazy("Mỗi dòng một nơi: Chợ Đồng Sen, Trường mầm non …"),
    )  # fmt: skip

    def __init__(self, *args: Any, among: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        counters = self.fields["counters"]
        assert isinstance(counters, forms.ModelMultipleChoiceField)
        counters.queryset = among


class TargetForm(PlainForm):
    """Letting a campaign's links lead to another page."""

    target = forms.CharField(
        label=lazy("Dẫn đến trang"), max_length=200,
        help_text=lazy("Áp phích đang treo cũng dẫn đến trang mới."),
    )  # fmt: skip


class MorePlacesForm(PlainForm):
    """Giving a campaign another place."""

    agency = forms.ModelChoiceField(
        label=lazy("Nơi tiếp nhận"), queryset=Agency.objects.none(), required=False,
        widget=NamesSelect,
    )  # fmt: skip
    label = forms.CharField(
        label=lazy("Chỗ đặt"), max_length=120, required=False, help_text=lazy("Ví dụ: Quầy 3")
    )

    def __init__(self, *args: Any, among: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = among

    def clean(self) -> dict[str, Any]:
        """Refuse a place without a name."""
        values = super().clean() or {}
        if not values.get("agency") and not values.get("label"):
            self.add_error("label", _("Xin chọn nơi tiếp nhận hoặc ghi chỗ đặt."))
        return values
