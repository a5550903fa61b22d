"""What is wrong with a guide, in words that say what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.eforms.workbook.problems import problem
from motcua.eforms.workbook.wording import reason_words
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.labels import Labels
from motcua.rules.form_document.model import Field, Option, Words
from motcua.rules.form_document.plain_words import fact
from motcua.rules.form_logic import Expression, Literal, SpellingRefused
from motcua.rules.guide_document import Finding, Guide, Severity


@dataclass(frozen=True)
class FindingShown:
    """A finding as the page prints it; `place` names the question or end concerned."""

    place: str
    words: str
    stops: bool


def finding_shown(finding: Finding) -> FindingShown:
    """Return a finding in the language that is active."""
    words = _words().get(finding.code, finding.code) % {"about": finding.about}
    return FindingShown(finding.place, words, finding.severity == Severity.STOP)


def _words() -> dict[str, str]:
    return {
        "bad_shape": _("Có phần không đọc được: %(about)s."),
        "no_questions": _("Chưa có câu hỏi nào."),
        "no_outcomes": _("Chưa có kết thúc nào."),
        "no_law": _("Chưa ghi căn cứ pháp lý."),
        "not_verified": _("Chưa được người có chuyên môn luật kiểm tra. Vẫn công bố được; dòng này nhắc đến khi có người kiểm tra."),
        "too_many_questions": _("Nhiều hơn %(about)s câu hỏi. Xin tách thành hai bộ."),
        "too_many_options": _("Nhiều hơn %(about)s câu trả lời cho một câu hỏi."),
        "too_many_outcomes": _("Nhiều hơn %(about)s kết thúc."),
        "too_many_paths": _("Có hơn %(about)s đường đi, không kiểm tra hết được. Xin bỏ bớt câu hỏi."),
        "bad_id": _("Mã “%(about)s” không dùng được: chỉ chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ."),
        "id_twice": _("Mã “%(about)s” đã dùng cho câu hỏi hoặc kết thúc khác."),
        "value_twice": _("Hai câu trả lời cùng mã “%(about)s”."),
        "few_options": _("Cần ít nhất hai câu trả lời để chọn."),
        "missing_words": _("Còn thiếu chữ tiếng Việt (%(about)s)."),
        "missing_english": _("Còn thiếu tiếng Anh cho: “%(about)s”."),
        "too_long": _("Chữ quá dài (%(about)s)."),
        "bad_condition": _("Điều kiện không dùng được: %(about)s. Chỉ so với câu hỏi đứng trước."),
        "unknown_value": _("Điều kiện nhắc câu trả lời không có: %(about)s."),
        "bad_preset": _("Phần điền sẵn không dùng được: %(about)s."),
        "preset_not_asked": _("Tờ khai điện tử của thủ tục không hỏi điều này, nên không chọn sẵn được: %(about)s."),
        "procedure_not_in_force": _("Thủ tục %(about)s không có trong danh mục đang có hiệu lực."),
        "open_end": _("Đường đi này không đến kết thúc nào: %(about)s."),
        "unreachable_question": _("Không đường nào đến câu hỏi này: “%(about)s”."),
        "unreachable_outcome": _("Không đường nào đến kết thúc này: “%(about)s”."),
    }  # fmt: skip


def spelling_words(refused: SpellingRefused) -> str:
    """Return why a condition cannot be read, with the place in it."""
    found = problem(f"spelling_{refused.code}", position=refused.position, about=refused.about)
    return reason_words(found)


def condition_words(condition: Expression | None, guide: Guide, language: str) -> str:
    """Return a condition in plain words; "" when there is none."""
    if condition is None:
        return ""
    if isinstance(condition, Literal):
        return _("điều kiện chưa dùng được")
    return fact(condition, _labels(guide)).say(language)


def _labels(guide: Guide) -> Labels:
    fields = {
        q.id: Field(
            id=q.id, type=FieldType.CHOICE, label=q.ask,
            options=tuple(Option(o.value, o.label) for o in q.options),
        )
        for q in guide.questions
    }  # fmt: skip
    names = {q.id: Words(f"«{q.ask.vi}»", f"«{q.ask.say('en')}»") for q in guide.questions}
    return Labels(names, fields, {}, None)
