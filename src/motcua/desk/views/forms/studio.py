"""The designer: the Word page, the questions and a phone side by side."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from motcua.desk.form_words import (
    APPLICANT_WORDS,
    DEMAND_WORDS,
    DETAIL_WORDS,
    OPERATOR_WORDS,
    PREFILL_WORDS,
    RANGE_WORDS,
    TYPE_WORDS,
    act_words,
)
from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.gating import GateView, gate_view
from motcua.desk.views.forms.saying import condition_words, expression_words, form_language
from motcua.eforms.making.conditions import askable_before, operators_for, taken_apart
from motcua.eforms.making.counting import is_doubtful
from motcua.eforms.making.edits import NoSuchPlace, find_page, page_of, places
from motcua.eforms.models import FormProject, WordFile
from motcua.eforms.presentation import PageView, page_view
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.word.package import NotReadable
from motcua.eforms.word.picture import Picture, picture_of
from motcua.eforms.word.wording import purpose_words
from motcua.kit.clock import local_day
from motcua.rules.form_document import Form, compile_form, journey, parse_document
from motcua.rules.form_document.field_types import TYPES, FieldType
from motcua.rules.form_document.sampling import sample_answers

Json = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """How a blank is marked on the Word page: its question's number and whether to look again."""

    number: int
    css: str
    href: str
    label: str


@dataclass(frozen=True)
class QuestionLine:
    """One question in the list."""

    id: str
    number: int
    label: str
    about: str
    condition: str
    certainty: str
    is_doubtful: bool
    is_selected: bool
    has_blank: bool


@dataclass(frozen=True)
class PageLine:
    """One page in the list, with its questions."""

    id: str
    number: int
    title: str
    condition: str
    is_selected: bool
    is_repeated: bool
    questions: tuple[QuestionLine, ...]
    crowded: bool


@dataclass
class Selected:
    """What is being edited: a question, a page, or the form as a whole."""

    kind: str = "form"
    raw: Json = field(default_factory=dict)
    page: Json = field(default_factory=dict)
    extra: Json = field(default_factory=dict)


@form_makers
@require_safe
def studio(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Show the designer, with one question, page or the whole form opened for editing."""
    project = get_object_or_404(FormProject.objects.select_related("owner"), pk=project_id)
    if project.document is None:
        return show(request, "desk/forms/empty.html", {"project": project})
    form = compile_form(parse_document(project.document), vocabularies())
    selected = _selected(request, project)
    lines = _page_lines(project, form, selected)
    marks = _marks(lines)
    context = {
        "project": project,
        "why_result": purpose_words(project.purpose_reason) if project.purpose_reason else "",
        "document": project.document,
        "pages": lines,
        "question_count": sum(len(line.questions) for line in lines),
        "next_doubt": next(
            (q.id for line in lines for q in line.questions if q.is_doubtful and not q.is_selected),
            "",
        ),
        "doubt": sum(q.is_doubtful for line in lines for q in line.questions),
        "marks": marks,
        "picture": _picture(project),
        "has_file": WordFile.objects.filter(pk=project.word_sha256).exists(),
        "selected": selected,
        "speaks": form_language(form),
        "view": _preview(form, selected, request),
        "gate": gate_view(project, form),
        "undo": _step_words(project, project.step),
        "redo": _step_words(project, project.step + 1),
        "types": TYPE_WORDS.items(),
        "demands": DEMAND_WORDS.items(),
        "base": f"{BOARD}{project.pk}/",
    }
    return show(request, "desk/forms/studio.html", context)


def _selected(request: OfficerRequest, project: FormProject) -> Selected:
    document = project.document or {}
    try:
        if "cau" in request.GET:
            return _question(request, project, document, request.GET["cau"])
        if "trang" in request.GET:
            page = document["pages"][find_page(document, request.GET["trang"])]
            return Selected(
                "page", page, page, _condition_of(request, document, page, is_page=True)
            )
    except NoSuchPlace:
        pass
    return _whole(document)


def _question(
    request: OfficerRequest, project: FormProject, document: Json, field_id: str
) -> Selected:
    page = page_of(document, field_id)
    raw = next(f for f in page["fields"] if f["id"] == field_id)
    type_ = FieldType(raw["type"])
    settings = TYPES[type_].settings
    extra: Json = {
        "settings": settings,
        "demand": "soft" if raw.get("soft") else
                  "optional" if raw.get("required") is False else "required",
        "options": "\n".join(_option_line(o) for o in raw.get("options", ())),
        "prefills": PREFILL_WORDS.items(),
        "ranges": RANGE_WORDS.items(),
        "details": DETAIL_WORDS.items(),
        "is_doubtful": is_doubtful(field_id, project.reading),
        "confidence": project.reading.get(field_id, {}).get("confidence"),
        "in_rows": "repeat" in page,
        "pages": [
            (p["id"], n, p["title"]["vi"])
            for n, p in enumerate(document["pages"], start=1)
            if p["id"] != page["id"] and "repeat" not in p
        ],
    }  # fmt: skip
    if not extra["in_rows"]:
        extra |= _condition_of(request, document, raw, is_page=False)
        extra["checks"] = [
            {"words": expression_words(document, c["that"]), "say": c["say"]["vi"]}
            for c in raw.get("checks", ())
        ]
        extra["check_operators"] = _operators(raw)
        extra["others"] = _others(document, raw)
    return Selected("question", raw, page, extra)


def _option_line(option: Json) -> str:
    label: str = option["label"]["vi"]
    return f"{label} | {option['label']['en']}" if option["label"].get("en") else label


def _operators(raw: Json) -> list[tuple[str, Any]]:
    shown = [o for o in operators_for(raw["type"]) if o not in {"present", "absent"}]
    return [(o, OPERATOR_WORDS[o]) for o in shown]


def _others(document: Json, raw: Json) -> list[Json]:
    """Questions of the same type that an answer may be compared with."""
    before = askable_before(document, field_id=raw["id"])
    return [f for f in before if f["type"] == raw["type"]]


def _condition_of(request: OfficerRequest, document: Json, raw: Json, *, is_page: bool) -> Json:
    key = "page_id" if is_page else "field_id"
    before = askable_before(document, **{key: raw["id"]})
    apart = taken_apart(raw.get("when"))
    asked = next((f for f in before if f["id"] == request.GET.get("theo")), None)
    return {
        "when": [expression_words(document, t) for t in apart.terms] if apart else [],
        "joiner": apart.joiner if apart else "",
        "is_formula": apart is None,
        "when_words": condition_words(document, raw["when"]) if "when" in raw else "",
        "before": before,
        "asked": asked,
        "operators": [(o, OPERATOR_WORDS[o]) for o in operators_for(asked["type"])]
        if asked
        else (),
        "values": _values(asked) if asked else (),
    }


def _values(asked: Json) -> list[tuple[str, str]]:
    """The values of a question that has a list; none where one is typed."""
    if asked["type"] in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        return [(o["value"], o["label"]["vi"]) for o in asked["options"]]
    if asked["type"] == FieldType.YES_NO:
        return [("true", _("Có")), ("false", _("Không"))]
    listed = vocabularies().options(FieldType(asked["type"]))
    return [(o.value, o.label.vi) for o in listed] if asked["type"] != FieldType.ADDRESS else []


def _whole(document: Json) -> Selected:
    extra = {
        "law": "\n".join(document.get("law", ())),
        "papers": document.get("papers", ()),
        "derive": [
            {"id": d["id"], "words": expression_words(document, d["as"])}
            for d in document.get("derive", ())
        ],
        "examples": document.get("examples", ()),
        "applicant": _applicant(document),
        "all": [f for _p, _n, f in places(document)],
        "texts": [f for _p, _n, f in places(document) if f["type"] in {"text", "person_name"}],
    }
    return Selected("form", document, {}, extra)


def _applicant(document: Json) -> list[Json]:
    """Each particular of the applicant, the questions that may give it, and the one that does."""
    given = document.get("parties", {}).get("applicant", {})
    asked = [f for page in document["pages"] if "repeat" not in page for f in page["fields"]]
    return [
        {
            "part": part,
            "words": words,
            "chosen": str(given.get(part, "")).removeprefix("$"),
            "questions": [f for f in asked if f["type"] in types],
        }
        for part, (words, types) in APPLICANT_WORDS.items()
    ]


def _page_lines(project: FormProject, form: Form, selected: Selected) -> list[PageLine]:
    document, number, lines = project.document or {}, 0, []
    for at, raw in enumerate(document["pages"], start=1):
        questions = []
        for asked in raw["fields"]:
            number += 1
            questions.append(_question_line(project, document, asked, number, selected))
        lines.append(
            PageLine(
                id=raw["id"],
                number=at,
                title=raw["title"]["vi"],
                condition=condition_words(document, raw["when"]) if "when" in raw else "",
                is_selected=selected.kind == "page" and selected.raw.get("id") == raw["id"],
                is_repeated="repeat" in raw,
                questions=tuple(questions),
                crowded=len(questions) > 1 and "repeat" not in raw,
            )
        )
    return lines


def _question_line(
    project: FormProject, document: Json, raw: Json, number: int, selected: Selected
) -> QuestionLine:
    said = project.reading.get(raw["id"], {})
    doubt = is_doubtful(raw["id"], project.reading)
    if raw.get("soft"):
        demand = _("nên có")
    else:
        demand = _("không bắt buộc") if raw.get("required") is False else ""
    about = ", ".join(part for part in (str(TYPE_WORDS[raw["type"]]), demand) if part)
    certainty = f"{round(said['confidence'] * 100)} %" if "confidence" in said else ""
    has_blank = bool(raw.get("blank") or any(o.get("blank") for o in raw.get("options", ())))
    return QuestionLine(
        id=raw["id"],
        number=number,
        label=raw["label"]["vi"],
        about=about,
        condition=condition_words(document, raw["when"]) if "when" in raw else "",
        certainty=certainty,
        is_doubtful=doubt,
        is_selected=selected.kind == "question" and selected.raw["id"] == raw["id"],
        has_blank=has_blank,
    )


def _marks(lines: list[PageLine]) -> dict[str, Mark]:
    return {
        q.id: Mark(
            q.number,
            " ".join(
                c for c in ("mid" if q.is_doubtful else "", "sel" if q.is_selected else "") if c
            ),
            f"?cau={q.id}#cau-{q.id}",
            q.label,
        )
        for line in lines
        for q in line.questions
    }


def blanks_of(document: Json) -> dict[str, str]:
    """Return the blanks of every question by its id; those of a choice's boxes together."""
    blanks: dict[str, str] = {}
    for page in document["pages"]:
        table = page.get("repeat", {}).get("blank", "")
        for asked in page["fields"]:
            parts = [
                asked.get("blank", ""),
                *(o.get("blank", "") for o in asked.get("options", ())),
            ]
            if table and asked.get("blank"):
                parts.append(table)
            blanks[asked["id"]] = ";".join(part for part in parts if part)
    return {key: value for key, value in blanks.items() if value}


def _picture(project: FormProject) -> Picture:
    """The Word page; nothing where the file is not kept here."""
    file = WordFile.objects.filter(pk=project.word_sha256).first()
    if file is None or project.document is None:
        return ()
    try:
        return picture_of(bytes(file.content), blanks_of(project.document))
    except NotReadable:
        return ()


def _preview(form: Form, selected: Selected, request: OfficerRequest) -> PageView:
    page_id = selected.page.get("id") or form.pages[0].id
    page = form.page(page_id)
    if page is None:
        raise Http404
    today = local_day(request.at)
    language = form_language(form)
    with override(language):
        return page_view(
            form=form, page=page, replayed=journey(form, sample_answers(form, today), today),
            answers={}, typed={}, errors=(), language=language, is_new=True,
        )  # fmt: skip


def _step_words(project: FormProject, number: int) -> str:
    """What undoing or redoing would take back; empty where there is nothing."""
    step = project.steps.filter(number=number).defer("document").first()
    first = not project.steps.filter(number=number - 1).exists()
    return "" if step is None or first else act_words(step.act)


__all__ = ["GateView", "blanks_of", "studio"]
