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
from collections.abc import Iterator
from datetime import date
from itertools import groupby
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
from people import ANSWERS  # noqa: E402
from specs import Ask, Paper, Spec, Step  # noqa: E402

DAY = date(2026, 11, 2)
WIDTH = Cm(17)
BOX = Cm(0.75)
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
    for side, steps in groupby(spec.steps, lambda step: bool(step.side)):
        if side:
            _parties(document, list(steps))
            continue
        for step in steps:
            if step.lead:
                document.add_paragraph(f"{step.lead}:").runs[0].bold = True
            if step.repeat:
                _table(document, step)
            else:
                _lines(document, step)
    _foot(document, spec)
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
    line: list[Ask] = []
    for asked in (a for a in step.asks if a.printed):
        if line and not asked.beside:
            _line(document, line)
            line = []
        line.append(asked)
    if line:
        _line(document, line)


def _line(document: Any, line: list[Ask]) -> None:
    """One line of the form, shared out evenly among its blanks."""
    first = line[0]
    if first.boxes:
        _digit_boxes(document, first)
    elif first.type == "date" and len(line) == 1:
        document.add_paragraph(f"{first.printed}: ……/……/…………")
    else:
        _dotted(document, *(f"{asked.printed}: " for asked in line))
        for _ in range(2 if first.type == "long_text" else 0):
            _dotted(document)


def _dotted(document: Any, *labels: str) -> None:
    """Labels on one line, each dotted to where the next begins, the last up to the margin."""
    paragraph = document.add_paragraph(" ".join(f"{label}\t" for label in labels or ("",)))
    for number in range(1, len(labels) or 1):
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            int(WIDTH * number / len(labels)), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS
        )
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def _digit_boxes(document: Any, asked: Ask) -> None:
    """A row of boxes, one a digit, behind the label."""
    row = document.add_table(rows=1, cols=asked.boxes + 1)
    row.style, row.autofit = "Table Grid", False
    wide = WIDTH - asked.boxes * BOX
    for column, width in zip(row.columns, (wide, *([BOX] * asked.boxes)), strict=True):
        column.width = column.cells[0].width = width
    row.rows[0].cells[0].paragraphs[0].add_run(asked.printed)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _parties(document: Any, steps: list[Step]) -> None:
    """A table with one column for each of two parties."""
    if steps[0].lead:
        document.add_paragraph(f"{steps[0].lead}:")
    sides = list(dict.fromkeys(step.side for step in steps))
    lines = [a.printed for step in steps if step.side == sides[0] for a in step.asks if a.printed]
    table = document.add_table(rows=len(lines) + 1, cols=len(sides) + 1)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("Thông tin", *sides), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row, text in zip(table.rows[1:], lines, strict=True):
        row.cells[0].paragraphs[0].add_run(text)
    document.add_paragraph()


def _table(document: Any, step: Step) -> None:
    table = document.add_table(rows=6, cols=len(step.asks) + 1)
    table.style = "Table Grid"
    for cell, text in zip(
        table.rows[0].cells, ("TT", *(a.printed for a in step.asks)), strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = True
    document.add_paragraph()


def _foot(document: Any, spec: Spec) -> None:
    document.add_paragraph(DECLARATION["vi"])
    sides = list(dict.fromkeys(step.side for step in spec.steps if step.side))
    date_line = document.add_paragraph("……………, ngày …… tháng …… năm ………")
    date_line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if sides:
        for cell, side in zip(
            document.add_table(rows=1, cols=len(sides)).rows[0].cells, sides, strict=True
        ):
            _signer(cell.paragraphs[0], cell.add_paragraph(), side.upper())
            cell.paragraphs[0].alignment = cell.paragraphs[1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    signer, note = document.add_paragraph(), document.add_paragraph()
    signer.alignment = note.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _signer(signer, note, "NGƯỜI KHAI")
    for _ in range(3):
        document.add_paragraph()


def _signer(who: Any, note: Any, words: str) -> None:
    who.add_run(words).bold = True
    note.add_run("(Ký, ghi rõ họ, chữ đệm, tên)").italic = True


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

    draft = draft_form(content)
    blanks = iter(draft.fields)
    pages, sides = [], _sides(spec)
    across = {}
    for step in spec.steps:
        if step.side and not across:
            across = _across(sides, blanks)
        if step.repeat:
            pages.append(_rows(step, draft.tables[0]))
        else:
            pairs = [
                (a, across.get(a.id) or (next(blanks, None) if a.printed else None))
                for a in step.asks
            ]
            pages.append(_page(step, pairs))
    left = list(blanks)
    if left:
        raise DoesNotFit(f"{spec.id}: more blanks than questions, {left[0].label}")
    document = _whole(spec, [*pages, json.loads(json.dumps(RESULT_PAGE))], content, draft)
    form = compile_form(parse_document(document), vocabularies())
    document["examples"] = _examples(spec, form)
    return document


def _sides(spec: Spec) -> list[list[Ask]]:
    """The printed questions of each of two parties."""
    sides: dict[str, list[Ask]] = {}
    for step in spec.steps:
        if step.side:
            sides.setdefault(step.side, []).extend(a for a in step.asks if a.printed)
    return list(sides.values())


def _across(sides: list[list[Ask]], blanks: Iterator[Any]) -> dict[str, Any]:
    """The blanks of a table of two parties, which are read row by row."""
    return {asked.id: next(blanks, None) for row in zip(*sides, strict=True) for asked in row}


def _examples(spec: Spec, form: Any) -> list[dict[str, Any]]:
    """One that is accepted, from the sampled answers and those of ours; one that is refused."""
    from motcua.rules.form_document import journey
    from motcua.rules.form_document.sampling import sample_answers

    sampled = sample_answers(form, DAY)
    known = {name: value for name, value in ANSWERS.items() if name in sampled}
    wanted = {**sampled, **known, **spec.example}
    good = dict(journey(form, wanted, DAY).answers)
    named, changes = spec.refused
    bad = {k: v for k, v in {**good, **changes}.items() if v is not None}
    return [
        {
            "name": name,
            "today": DAY.isoformat(),
            "answers": answers,
            "expect": {"complete": complete},
        }
        for name, answers, complete in (("Người khai đủ, giấy tờ thường", good, True), (named, bad, False))
    ]


def _page(step: Step, pairs: list[tuple[Ask, Any]]) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": {"vi": step.vi, "en": step.en},
        **({"hint": step.hint} if step.hint else {}),
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
