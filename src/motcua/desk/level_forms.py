"""Forms of the pages about levels: parsing and first checks; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from motcua.catalogue.vocabulary import LevelRuleSet, ResultChannel
from motcua.design.level_words import level_words
from motcua.desk.admin_forms import DayField, PlainForm
from motcua.rules.service_level import LADDERS

_HOLDS = (("yes", lazy("Không bắt buộc đến trực tiếp")), ("no", lazy("Bắt buộc đến trực tiếp")),
          ("unknown", lazy("Chưa rõ")))  # fmt: skip


class FactForm(PlainForm):
    """Recording whether applicants must come, on evidence."""

    holds = forms.ChoiceField(label=lazy("Người dân có phải đến trực tiếp không"), choices=_HOLDS)
    held_from = DayField(label=lazy("Đúng từ ngày"))
    evidence = forms.CharField(
        label=lazy("Căn cứ"),
        max_length=120,
        help_text=lazy("Số quyết định, văn bản hoặc biên bản. Ví dụ: 12/QĐ-UBND"),
    )
    note = forms.CharField(label=lazy("Ghi chú"), max_length=1000, required=False)

    @property
    def value(self) -> bool | None:
        """What was chosen, None: unknown."""
        return {"yes": True, "no": False}.get(self.cleaned_data["holds"])


class DeclareForm(PlainForm):
    """Noting the level that an agency states of the service."""

    declared = forms.ChoiceField(label=lazy("Mức được công bố"))
    held_from = DayField(label=lazy("Từ ngày"))
    source = forms.CharField(
        label=lazy("Công bố ở đâu"), max_length=300, help_text=lazy("Tên văn bản, báo cáo, ngày")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["declared"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [
            (
                f"{rule_set}:{level}",
                f"{level_words(rule_set, level)} ({LevelRuleSet(rule_set).label})",
            )
            for rule_set, ladder in reversed(LADDERS.items())
            for level in ladder.levels
        ]

    @property
    def rule_set(self) -> str:
        """The decree of the chosen level."""
        return str(self.cleaned_data["declared"].split(":")[0])

    @property
    def level(self) -> int:
        """The chosen level."""
        return int(self.cleaned_data["declared"].split(":")[1])


class ResultsForm(PlainForm):
    """How the agency hands over results beside the counter."""

    channels = forms.MultipleChoiceField(
        label=lazy("Cơ quan trả kết quả bằng cách nào, ngoài trả tại quầy"),
        choices=ResultChannel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class BlankFormForm(PlainForm):
    """A blank form to download."""

    name = forms.CharField(label=lazy("Tên mẫu đơn"), max_length=300)
    basis = forms.CharField(
        label=lazy("Ban hành kèm theo"), max_length=300, required=False,
        help_text=lazy("Ví dụ: Thông tư 04/2020/TT-BTP"),
    )  # fmt: skip
    file = forms.FileField(label=lazy("Tệp Word hoặc PDF, không quá 10 MB"))
