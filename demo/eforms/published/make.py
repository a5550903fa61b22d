"""
Build the Word files of the demo's published forms and the form documents that belong to them.

    PYTHONPATH=src python demo/eforms/published/make.py

The Word files are set from the labels in `forms.py`, with blanks as the official forms have them;
our own reader then finds the blanks, and each is paired with its question in order. A blank that
the reader does not find, or names otherwise, stops the script.
"""

import hashlib
import io
import json
import os
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")

import django  # noqa: E402
from docx import Document  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER  # noqa: E402
from docx.shared import Cm, Pt  # noqa: E402
from forms import FORMS  # noqa: E402
from specs import Ask, Paper, Spec, Step  # noqa: E402

DAY = date(2026, 11, 2)
WIDTH = Cm(17)
MADE = (2026, 11, 2, 0, 0, 0)
DECLARATION = {
    "vi": "Tôi cam đoan những nội dung khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.",
    "en": "I declare that the above is true and that I answer for it before the law.",
}
RESULT_PAGE: dict[str, Any] = {
    "id": "nhan_ket_qua",
    "title": {"vi": "Anh/chị muốn nhận kết quả thế nào?", "en": "How would you like to receive the result?"},
    "section": {"vi": "Nhận kết quả", "en": "Receiving the result"},
    "fields": [
        {"id": "cach_nhan_ket_qua", "type": "choice",
         "label": {"vi": "Cách nhận kết quả", "en": "How to receive the result"},
         "options": [
             {"value": "counter", "label": {"vi": "Đến nhận tại nơi nộp hồ sơ", "en": "Collect it at the office"}},
             {"value": "post", "label": {"vi": "Gửi đến nhà qua bưu điện", "en": "Have it sent by post"}},
             {"value": "online", "label": {"vi": "Chỉ nhận bản điện tử", "en": "Electronic copy only"}},
         ]},
        {"id": "gui_ket_qua_den", "type": "address", "label": {"vi": "Gửi đến địa chỉ", "en": "Send it to"},
         "when": {"eq": ["$cach_nhan_ket_qua", "post"]}},
    ],
}  # fmt: skip


# The Word file


def word_file(spec: Spec) -> bytes:
    """Return the official form as a Word file; the same bytes every time."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(4)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Cm(2))
    _head(document, spec)
    for step in spec.steps:
        if step.lead:
            document.add_paragraph(f"{step.lead}:").runs[0].bold = True
        if step.repeat:
            _table(document, step)
        else:
            _lines(document, step)
    _foot(document)
    out = io.BytesIO()
    document.core_properties.author = "Một Cửa"
    document.save(out)
    return _without_times(out.getvalue())


def _middle(document: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic


def _head(document: Any, spec: Spec) -> None:
    if spec.mark:
        corner = document.add_paragraph(spec.mark)
        corner.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _middle(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    _middle(document, "Độc lập - Tự do - Hạnh phúc", bold=True)
    _middle(document, "_______________________")
    _middle(document, (spec.printed or spec.vi).upper(), bold=True)
    _dotted(document, "Kính gửi: ")


def _lines(document: Any, step: Step) -> None:
    for asked in step.asks:
        if not asked.printed:
            continue
        if asked.type == "date":
            document.add_paragraph(f"{asked.printed}: ……/……/…………")
            continue
        _dotted(document, f"{asked.printed}: ")
        if asked.type == "long_text":
            _dotted(document)
            _dotted(document)


def _dotted(document: Any, label: str = "") -> None:
    """A line that is dotted up to the margin, however long its label is."""
    paragraph = document.add_paragraph(f"{label}\t")
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def _table(document: Any, step: Step) -> None:
    table = document.add_table(rows=6, cols=len(step.asks) + 1)
    table.style = "Table Grid"
    for cell, text in zip(
        table.rows[0].cells, ("TT", *(a.printed for a in step.asks)), strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = True
    document.add_paragraph()


def _foot(document: Any) -> None:
    document.add_paragraph(DECLARATION["vi"])
    date_line = document.add_paragraph("……………, ngày …… tháng …… năm ………")
    date_line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signer = document.add_paragraph()
    signer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signer.add_run("NGƯỜI KHAI").bold = True
    note = document.add_paragraph()
    note.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    note.add_run("(Ký, ghi rõ họ, chữ đệm, tên)").italic = True
    for _ in range(3):
        document.add_paragraph()


def _without_times(content: bytes) -> bytes:
    """Set every time inside to one moment, so that the hash is that of the words."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = b"".join([data.split(b"<dcterms:created")[0], b"</cp:coreProperties>"])
            info = zipfile.ZipInfo(name, MADE)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, data)
    return out.getvalue()


# The form document


class DoesNotFit(Exception):
    """The reader found other blanks than the form has questions."""


def form_document(spec: Spec, content: bytes) -> dict[str, Any]:
    """Return the form document of a form, its blanks paired with those of the Word file."""
    from motcua.eforms.vocabularies import vocabularies
    from motcua.eforms.word.draft import draft_form
    from motcua.rules.form_document import compile_form, parse_document
    from motcua.rules.form_document.sampling import sample_examples

    draft = draft_form(content)
    blanks = iter(draft.fields)
    pages = []
    for step in spec.steps:
        if step.repeat:
            pages.append(_rows(step, draft.tables[0]))
        else:
            pairs = [(a, next(blanks, None) if a.printed else None) for a in step.asks]
            pages.append(_page(step, pairs))
    left = list(blanks)
    if left:
        raise DoesNotFit(f"{spec.id}: more blanks than questions, {left[0].label}")
    document = _whole(spec, [*pages, json.loads(json.dumps(RESULT_PAGE))], content, draft)
    form = compile_form(parse_document(document), vocabularies())
    document["examples"] = sample_examples(form, DAY)
    return document


def _page(step: Step, pairs: list[tuple[Ask, Any]]) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": {"vi": step.vi, "en": step.en},
        "fields": [_field(asked, found) for asked, found in pairs],
    }


def _rows(step: Step, table: Any) -> dict[str, Any]:
    pairs = list(zip(step.asks, table.columns, strict=True))
    repeat = {
        "id": step.repeat,
        "item": {"vi": "Người", "en": "Person"},
        "max": 12,
        "blank": table.blank,
    }
    return {**_page(step, pairs), "repeat": repeat}


def _field(asked: Ask, found: Any) -> dict[str, Any]:
    if asked.printed and (
        found is None
        or (
            found.label.casefold() not in asked.printed.casefold()
            and asked.printed.casefold() not in found.label.casefold()
        )
    ):
        raise DoesNotFit(f"{asked.id}: {asked.printed!r} is read as {found and found.label!r}")
    field: dict[str, Any] = {
        "id": asked.id,
        "type": asked.type,
        "label": {"vi": asked.vi or asked.printed, "en": asked.en},
        **({"blank": found.blank} if asked.printed else {}),
        **asked.more,
    }
    if asked.options:
        field["options"] = [
            {"value": value, "label": {"vi": vi, "en": en}} for value, vi, en in asked.options
        ]
    if asked.demand == "optional":
        field["required"] = False
    if asked.demand == "soft":
        field["soft"] = True
    return field


def _paper(paper: Paper) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": paper.id, "component": paper.component, "title": {"vi": paper.vi, "en": paper.en},
    }  # fmt: skip
    if paper.hint[0]:
        said["hint"] = dict(zip(("vi", "en"), paper.hint, strict=True))
    if paper.when:
        said["when"] = paper.when
    if paper.optional:
        said["required"] = False
    return said


def _whole(spec: Spec, pages: list[dict[str, Any]], content: bytes, draft: Any) -> dict[str, Any]:
    word = {"sha256": hashlib.sha256(content).hexdigest(), "name": f"{spec.id}.docx"}
    for part in ("signing_place", "signing_date", "signature"):
        if getattr(draft, part):
            word[part] = getattr(draft, part)
    own = {"full_name": f"${spec.subject}", "person_id": f"${spec.subject_id}"}
    if any(page["id"] == "nguoi_yeu_cau" for page in pages):
        own = {"full_name": "$nyc_ho_ten", "person_id": "$nyc_so_dinh_danh"}
    parties = {"applicant": own}
    if spec.subject != "nyc_ho_ten":
        parties["subject"] = {"full_name": f"${spec.subject}"}
    return {
        "form": spec.id, "version": 1, "law": spec.law, "verified": False, "lang": ["vi", "en"],
        "title": {"vi": spec.vi, "en": spec.en},
        "subject_title": {"vi": f"{spec.vi}: {{{spec.subject}}}", "en": f"{spec.en}: {{{spec.subject}}}"},
        "declaration": DECLARATION, "pages": pages, "papers": [_paper(p) for p in spec.papers], "parties": parties,
        "result_channel": "$cach_nhan_ket_qua", "word": word,
    }  # fmt: skip


def main() -> None:
    """Write every Word file and every document."""
    for spec in FORMS:
        content = word_file(spec)
        (HERE / "word" / f"{spec.id}.docx").write_bytes(content)
        text = json.dumps(form_document(spec, content), ensure_ascii=False, indent=1)
        (HERE / "forms" / f"{spec.id}.json").write_text(f"{text}\n", encoding="utf-8")
        print(spec.id)


if __name__ == "__main__":
    django.setup()
    main()
