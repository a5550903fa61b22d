"""
The answers of a dossier as the system's own PDF: always there, with or without the Word form.

Vietnamese first, since it is what an office files; whoever reads another language has it below.
"""

from datetime import datetime
from itertools import zip_longest
from typing import Any

from motcua.agencies.models import Placement
from motcua.documents.rendering import render
from motcua.dossiers.models import Dossier, PartyRole
from motcua.dossiers.queries import Particulars, particulars_of
from motcua.eforms.presentation import SummarySection, summary
from motcua.eforms.releases import form_of
from motcua.kit.clock import local
from motcua.rules.form_document import Form

Words = dict[str, str]


class NoAnswers(Exception):
    """The dossier did not come by an e-form, so there is nothing to print."""


def answers_pdf(*, dossier: Dossier, language: str) -> bytes:
    """
    Return questions and answers as an accessible PDF (PDF/UA-1). About five queries.

    `language` is the reader's; a reprint in the same language is byte for byte the same.

    :raises NoAnswers: see there
    """
    if dossier.form_release_id is None:
        raise NoAnswers(dossier.reference)
    form = form_of(release_id=dossier.form_release_id)
    also = language if language in form.document.lang and language != "vi" else ""
    data = _content(dossier, form, particulars_of(dossier=dossier), also)
    return render(template="answers", data=data, made_at=dossier.submitted_at)


def _content(dossier: Dossier, form: Form, particulars: Particulars, also: str) -> dict[str, Any]:
    unit, document = dossier.receiving_unit, form.document
    return {
        "also": also or "en",
        "title": document.title.vi,
        "title_also": document.title.say(also) if also else "",
        "unit": unit.name_vi,
        "parent": _parent(dossier),
        "kind": "Bản các câu trả lời đã nộp",
        "kind_also": "Answers as submitted" if also else "",
        "head": [_both("Câu hỏi", "Question", also), _both("Trả lời", "Answer", also)],
        "facts": _facts(dossier, particulars, also),
        "sections": _sections(form, dossier.answers, also),
        "papers_title": _both("Giấy tờ kèm theo", "Papers attached", also),
        "papers": [
            {"name": paper.title_vi, "files": ", ".join(f.file.name for f in paper.files.all())}
            for paper in particulars.papers
        ],
        "declared": _both(document.declaration.vi, document.declaration.say(also), also),
        "footer": f"Hồ sơ {dossier.number} · tờ khai điện tử nộp {_moment(dossier.submitted_at)}",
    }


def _both(vi: str, other: str, also: str) -> Words:
    return {"vi": vi, "also": other if also and other != vi else ""}


def _facts(dossier: Dossier, particulars: Particulars, also: str) -> list[Words]:
    applicant = particulars.parties.get(PartyRole.APPLICANT)
    facts = (
        ("Mã hồ sơ", "Dossier number", dossier.number),
        ("Thủ tục", "Procedure",
         f"{dossier.procedure_version.name} ({dossier.case.procedure_code})"),
        ("Người nộp", "Applicant", applicant.full_name if applicant else ""),
        ("Nộp lúc", "Submitted at", _moment(dossier.submitted_at)),
        ("Nơi tiếp nhận", "Received by", dossier.receiving_unit.name_vi),
    )  # fmt: skip
    return [
        _row(label, value, "", label_also=other if also else "")
        for label, other, value in facts
        if value
    ]


def _row(
    label: str, value: str, words: str, *, label_also: str = "", value_also: str = ""
) -> Words:
    return {
        "label": label, "value": value, "words": words,
        "label_also": label_also if label_also != label else "",
        "value_also": value_also if value_also != value else "",
    }  # fmt: skip


def _sections(form: Form, answers: dict[str, Any], also: str) -> list[dict[str, Any]]:
    # The two languages differ in words alone: the same sections, the same rows.
    first = summary(form, answers, "vi")
    second: list[SummarySection] = summary(form, answers, also) if also else []
    made = []
    for section, other in zip_longest(first, second[: len(first)]):
        rows = zip_longest(section.rows, other.rows if other else ())
        made.append({
            "title": section.title or form.document.title.vi,
            "title_also": other.title if other and other.title != section.title else "",
            "rows": [
                _row(row.label, row.value, row.words,
                     label_also=twin.label if twin else "", value_also=twin.value if twin else "")
                for row, twin in rows
            ],
        })  # fmt: skip
    return made


def _parent(dossier: Dossier) -> str:
    found = (
        Placement.objects.filter(agency=dossier.receiving_unit, valid_to__isnull=True)
        .select_related("parent")
        .first()
    )
    return found.parent.name_vi if found else ""


def _moment(at: datetime) -> str:
    day = local(at)
    return f"{day.hour:02d}:{day.minute:02d} ngày {day.day:02d}/{day.month:02d}/{day.year}"
