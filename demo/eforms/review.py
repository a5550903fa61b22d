"""
Apply our review of the official forms to their drafts, and write the reviewed form documents.

    ./motcua eform draft-all FOLDER -o DRAFTS --day 2026-11-02
    PYTHONPATH=src python demo/eforms/review.py DRAFTS

What was changed, and why, stands in `reviews.toml`; the result in `reviewed/`. A draft is found by
the SHA-256 of its Word file. An id that the draft does not have stops the script: the reader has
changed since, and the form is to be looked at again.
"""

import json
import os
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from motcua.eforms.drafting.questions import options

HERE = Path(__file__).resolve().parent
DAY = date(2026, 11, 2)
_OF_A_TYPE = ("range", "unit", "decimals", "least", "most", "prefill", "autocomplete")
_RESULT_PAGE = "nhan_ket_qua"
Document = dict[str, Any]


class DoesNotFit(Exception):
    """The review names what the draft does not have."""


def reviewed(
    draft: Document, review: dict[str, Any], *, law: str, questions: dict[str, str]
) -> Document:
    """Return the draft as reviewed, without examples; `questions` are shared headings."""
    document = json.loads(json.dumps(draft))
    document |= {"form": review["id"], "law": [law]}
    document["title"] = {"vi": review["title"]}
    for field_id in review.get("split", []):
        _split(document, field_id)
    _name_pages(document, review, questions)
    _change_fields(document, review)
    _move_fields(document, review)
    _reorder(document, review)
    _ask_only_if(document, review)
    if review["purpose"] == "result" or review.get("no_result"):
        _ask_no_result(document)
    if review["purpose"] == "result":
        document.pop("declaration", None)
    _name_applicant(document, review)
    return document


def _places(document: Document) -> Iterator[tuple[Document, Document]]:
    for page in document["pages"]:
        for field in page["fields"]:
            yield page, field


def _place(document: Document, field_id: str) -> tuple[Document, Document]:
    found = next((at for at in _places(document) if at[1]["id"] == field_id), None)
    if found is None:
        raise DoesNotFit(f"{document['form']}: no question {field_id}")
    return found


def _name_pages(document: Document, review: dict[str, Any], questions: dict[str, str]) -> None:
    for page in document["pages"]:
        title = page["title"]["vi"]
        page["title"] = {"vi": questions.get(title, title)}
        section = page.get("section", {}).get("vi")
        if section in review.get("sections", {}):
            _set_words(page, "section", review["sections"][section])
    for field_id, title in review.get("pages", {}).items():
        _place(document, field_id)[0]["title"] = {"vi": title}
    for field_id in review.get("at_least_one", []):
        _place(document, field_id)[0]["repeat"]["min"] = 1
    for field_id, name in review.get("items", {}).items():
        _place(document, field_id)[0]["repeat"]["item"] = {"vi": name}


def _change_fields(document: Document, review: dict[str, Any]) -> None:
    for field_id, type_ in review.get("types", {}).items():
        field = _place(document, field_id)[1]
        for key in _OF_A_TYPE:
            field.pop(key, None)
        field["type"] = type_
    for field_id, labels in review.get("choices", {}).items():
        field = _place(document, field_id)[1]
        field |= {"type": "choice", "options": options(tuple(labels), ())}
    for field_id, label in review.get("labels", {}).items():
        _place(document, field_id)[1]["label"] = {"vi": label}
    for field_id, hint in review.get("hints", {}).items():
        _set_words(_place(document, field_id)[1], "hint", hint)
    for demand in ("required", "soft", "optional"):
        for field_id in review.get(demand, []):
            _demand(_place(document, field_id)[1], demand)
    for field_id, condition in review.get("when", {}).items():
        _place(document, field_id)[1]["when"] = condition
    for field_id, labels in review.get("options", {}).items():
        for option in _place(document, field_id)[1]["options"]:
            option["label"] = {"vi": labels.get(option["value"], option["label"]["vi"])}
    for field_id, source in review.get("prefill", {}).items():
        _place(document, field_id)[1]["prefill"] = source
    for field_id, range_ in review.get("ranges", {}).items():
        _place(document, field_id)[1]["range"] = range_


def _demand(field: Document, demand: str) -> None:
    field.pop("soft", None)
    field.pop("required", None)
    field |= {"soft": {"soft": True}, "optional": {"required": False}}.get(demand, {})


def _set_words(holder: Document, key: str, words: str) -> None:
    if words:
        holder[key] = {"vi": words}
    else:
        holder.pop(key, None)


def _move_fields(document: Document, review: dict[str, Any]) -> None:
    for kept, gone in review.get("same", {}).items():
        field = _place(document, kept)[1]
        for field_id in gone:
            field["blank"] = f"{field['blank']};{_place(document, field_id)[1]['blank']}"
            _take(document, field_id)
    for field_id in review.get("remove", []):
        _take(document, field_id)
    if "signing_place" in review:
        taken = _take(document, review["signing_place"])
        document["word"].setdefault("signing_place", taken["blank"])
    if "signing_date" in review:
        document["word"]["signing_date"] = review["signing_date"]
    for first, *others in review.get("join", []):
        page = _place(document, first)[0]
        page["fields"] += [_take(document, field_id) for field_id in others]


def _reorder(document: Document, review: dict[str, Any]) -> None:
    """Put pages before others."""
    pages = document["pages"]
    for moved, before in review.get("first", {}).items():
        page = _place(document, moved)[0]
        pages.remove(page)
        pages.insert(pages.index(_place(document, before)[0]), page)


def _ask_only_if(document: Document, review: dict[str, Any]) -> None:
    """Pages that are asked only where an earlier question was answered."""
    for asked, field_ids in review.get("only_if", {}).items():
        _place(document, asked)
        for field_id in field_ids:
            _place(document, field_id)[0]["when"] = {"present": [f"${asked}"]}


def _split(document: Document, field_id: str) -> None:
    """Begin a page of its own with the question: the rest of its page goes with it."""
    page, field = _place(document, field_id)
    at = page["fields"].index(field)
    title = field["label"]
    begun = {**page, "id": f"trang_rieng_{field_id}"[:40], "title": title}
    begun["fields"], page["fields"] = page["fields"][at:], page["fields"][:at]
    document["pages"].insert(document["pages"].index(page) + 1, begun)


def _take(document: Document, field_id: str) -> Document:
    page, field = _place(document, field_id)
    page["fields"].remove(field)
    document["pages"] = [kept for kept in document["pages"] if kept["fields"]]
    return field


def _ask_no_result(document: Document) -> None:
    document["pages"] = [page for page in document["pages"] if page["id"] != _RESULT_PAGE]
    document.pop("result_channel", None)


def _name_applicant(document: Document, review: dict[str, Any]) -> None:
    if "applicant" in review:
        document["parties"] = {"applicant": {k: f"${v}" for k, v in review["applicant"].items()}}
    name = document.get("parties", {}).get("applicant", {}).get("full_name", "")
    said = f" – {{{name.removeprefix('$')}}}" if name else ""
    document["subject_title"] = {"vi": f"{review['title']}{said}"}


def main(drafts: Path) -> int:
    """Write every reviewed form; return 1 when one of them would not pass the gate."""
    from motcua.eforms.vocabularies import vocabularies
    from motcua.rules.form_document import compile_form, parse_document
    from motcua.rules.form_document.gate import inspect
    from motcua.rules.form_document.sampling import sample_examples

    table = tomllib.loads((HERE / "reviews.toml").read_text(encoding="utf-8"))
    made = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(drafts.glob("*.json"))]
    by_file = {one["word"]["sha256"]: one for one in made if "word" in one}
    out, stopped = HERE / "reviewed", False
    out.mkdir(exist_ok=True)
    for review in table["form"]:
        if "left_out" in review:
            continue
        law = table["instruments"][review["of"]]["name"]
        draft = by_file[review["sha256"]]
        document = reviewed(draft, review, law=law, questions=table["questions"])
        compiled = compile_form(parse_document(document), vocabularies())
        document["examples"] = sample_examples(compiled, DAY)
        for finding in inspect(parse_document(document), vocabularies()):
            if finding.severity == "stop":
                stopped = True
                print(document["form"], finding)
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (out / f"{review['id']}.json").write_text(text + "\n", encoding="utf-8")
    return int(stopped)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    import django

    django.setup()
    sys.exit(main(Path(sys.argv[1])))
