"""
Edits of a working document: each takes the document as JSON and returns another one.

Whether the result still reads as a form is for the operation to find out; here an edit is refused
only where it has no meaning at all.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from motcua.eforms.drafting.identifiers import Identifiers
from motcua.rules.form_document.field_types import LIST_TYPES, TYPES, FieldType

Json = dict[str, Any]
Edit = Callable[[Json], Json]

_COMMON = frozenset(
    [
        "id",
        "type",
        "label",
        "hint",
        "required",
        "required_when",
        "soft",
        "when",
        "checks",
        "prefill",
        "autocomplete",
        "blank",
    ]
)


OPTION_TYPES = frozenset({FieldType.CHOICE, FieldType.MULTI_CHOICE})


class NoSuchPlace(Exception):
    """The question, page or paper is not in the document any more."""


def places(document: Json) -> Iterator[tuple[int, int, Json]]:
    """Yield every question with the numbers of its page and of itself on it."""
    for page_number, page in enumerate(document["pages"]):
        for number, field in enumerate(page["fields"]):
            yield page_number, number, field


def find_field(document: Json, field_id: str) -> tuple[int, int]:
    """Return where a question stands. Raises NoSuchPlace."""
    for page_number, number, field in places(document):
        if field["id"] == field_id:
            return page_number, number
    raise NoSuchPlace(field_id)


def find_page(document: Json, page_id: str) -> int:
    """Return the number of a page. Raises NoSuchPlace."""
    for number, page in enumerate(document["pages"]):
        if page["id"] == page_id:
            return number
    raise NoSuchPlace(page_id)


def page_of(document: Json, field_id: str) -> Json:
    """Return the page that asks a question. Raises NoSuchPlace."""
    page: Json = document["pages"][find_field(document, field_id)[0]]
    return page


def field_of(document: Json, field_id: str) -> Json:
    """Return a question. Raises NoSuchPlace."""
    page_number, number = find_field(document, field_id)
    field: Json = document["pages"][page_number]["fields"][number]
    return field


def _ids(document: Json) -> Identifiers:
    ids = Identifiers()
    for page in document["pages"]:
        ids.of(page["id"])
        if "repeat" in page:
            ids.of(page["repeat"]["id"])
        for field in page["fields"]:
            ids.of(field["id"])
    for key in ("derive", "papers"):
        for item in document.get(key, ()):
            ids.of(item["id"])
    return ids


def _put(target: Json, values: Json) -> None:
    """Set keys; None and empty words take a key away."""
    for key, value in values.items():
        if value is None or value == {} or value == []:
            target.pop(key, None)
        else:
            target[key] = value


def save_field(document: Json, field_id: str, values: Json) -> Json:
    """
    Set keys of a question; settings that its type does not know fall away.

    A question that has just become a choice begins with yes and no, to be written over.
    """
    made = deepcopy(document)
    field = field_of(made, field_id)
    _put(field, values)
    if field["type"] in OPTION_TYPES and not field.get("options"):
        field["options"] = _yes_and_no(made)
    known = _COMMON | TYPES[FieldType(field["type"])].settings
    if page_of(made, field_id).get("repeat"):
        known -= {"required_when", "when", "checks", "prefill"}
    for key in [key for key in field if key not in known]:
        del field[key]
    if field["type"] in LIST_TYPES and field.get("initial") == "":
        del field["initial"]
    return made


def add_field(document: Json, page_id: str, label: str, type_: str) -> tuple[Json, str]:
    """Add a question at the end of a page; return the document and the question's id."""
    made = deepcopy(document)
    field: Json = {"id": _ids(made).of(label), "type": type_, "label": {"vi": label}}
    if type_ in OPTION_TYPES:
        field["options"] = _yes_and_no(made)
    made["pages"][find_page(made, page_id)]["fields"].append(field)
    return made, field["id"]


def _yes_and_no(document: Json) -> list[Json]:
    words = (("co", "Có", "Yes"), ("khong", "Không", "No"))
    has_english = "en" in document.get("lang", ())
    return [
        {"value": value, "label": {"vi": vi, "en": en} if has_english else {"vi": vi}}
        for value, vi, en in words
    ]


def remove_field(document: Json, field_id: str) -> Json:
    """Take a question out, and its page with it when it was the only one."""
    made = deepcopy(document)
    page_number, number = find_field(made, field_id)
    fields = made["pages"][page_number]["fields"]
    del fields[number]
    if not fields:
        del made["pages"][page_number]
    return made


def move_field(document: Json, field_id: str, step: int) -> Json:
    """Move a question up (-1) or down (1); past the end of its page it goes to the next one."""
    made = deepcopy(document)
    page_number, number = find_field(made, field_id)
    pages = made["pages"]
    fields = pages[page_number]["fields"]
    if 0 <= number + step < len(fields):
        fields.insert(number + step, fields.pop(number))
        return made
    other = page_number + step
    if not 0 <= other < len(pages):
        return made
    field = fields.pop(number)
    pages[other]["fields"].insert(len(pages[other]["fields"]) if step < 0 else 0, field)
    if not fields:
        del pages[page_number]
    return made


def to_page(document: Json, field_id: str, page_id: str) -> Json:
    """Put a question at the end of another page; an empty page goes."""
    made = deepcopy(document)
    page_number, number = find_field(made, field_id)
    target = made["pages"][find_page(made, page_id)]
    source = made["pages"][page_number]
    if target is source or "repeat" in target or "repeat" in source:
        return made
    field = source["fields"].pop(number)
    if source.get("when") != target.get("when"):
        _ask_when(field, source.get("when"))
    target["fields"].append(field)
    if not source["fields"]:
        made["pages"].remove(source)
    return made


def split_page(document: Json, field_id: str) -> Json:
    """Begin a new page with a question; the ones after it come along."""
    made = deepcopy(document)
    page_number, number = find_field(made, field_id)
    page = made["pages"][page_number]
    if number == 0 or "repeat" in page:
        return made
    rest = page["fields"][number:]
    del page["fields"][number:]
    label = rest[0]["label"]["vi"]
    new: Json = {"id": _ids(made).of(f"trang {label}"), "title": dict(rest[0]["label"])}
    for key in ("section", "when"):
        if key in page:
            new[key] = deepcopy(page[key])
    made["pages"].insert(page_number + 1, {**new, "fields": rest})
    return made


def join_page(document: Json, page_id: str) -> Json:
    """
    Put a page's questions at the end of the page before it.

    Where one of the pages is shown on a condition that the other has not, its questions take the
    condition along: nothing is asked of anybody who was not asked it before.
    """
    made = deepcopy(document)
    number = find_page(made, page_id)
    pages = made["pages"]
    if number == 0 or "repeat" in pages[number] or "repeat" in pages[number - 1]:
        return made
    if pages[number - 1].get("when") != pages[number].get("when"):
        for page in pages[number - 1 : number + 1]:
            when = page.pop("when", None)
            for field in page["fields"]:
                _ask_when(field, when)
    pages[number - 1]["fields"] += pages[number]["fields"]
    del pages[number]
    return made


def _ask_when(field: Json, when: Any) -> None:
    """Ask a question only when this holds too, and what it was asked upon before."""
    if when is None:
        return
    own = field.get("when")
    field["when"] = deepcopy(when) if own is None else {"and": [deepcopy(when), own]}


def move_page(document: Json, page_id: str, step: int) -> Json:
    """Move a page up (-1) or down (1)."""
    made = deepcopy(document)
    number = find_page(made, page_id)
    if 0 <= number + step < len(made["pages"]):
        made["pages"].insert(number + step, made["pages"].pop(number))
    return made


def save_page(document: Json, page_id: str, values: Json) -> Json:
    """Set keys of a page."""
    made = deepcopy(document)
    _put(made["pages"][find_page(made, page_id)], values)
    return made


def add_page(document: Json, after: str, title: str) -> tuple[Json, str]:
    """Add a page with one question of that name; return the document and the page's id."""
    made = deepcopy(document)
    ids = _ids(made)
    page_id = ids.of(f"trang {title}")
    field = {"id": ids.of(title), "type": "text", "label": {"vi": title}}
    page = {"id": page_id, "title": {"vi": title}, "fields": [field]}
    made["pages"].insert(find_page(made, after) + 1, page)
    return made, page_id


def save_form(document: Json, values: Json) -> Json:
    """Set keys of the whole form."""
    made = deepcopy(document)
    _put(made, values)
    return made


def save_paper(document: Json, paper_id: str, values: Json) -> Json:
    """Set keys of a paper; an empty id adds one."""
    made = deepcopy(document)
    papers = made.setdefault("papers", [])
    if not paper_id:
        papers.append({"id": _ids(made).of(values["title"]["vi"], "giay"), **values})
        return made
    paper = next((p for p in papers if p["id"] == paper_id), None)
    if paper is None:
        raise NoSuchPlace(paper_id)
    _put(paper, values)
    return made


def remove_item(document: Json, key: str, item_id: str, name: str = "id") -> Json:
    """Take a paper, a computed value or an example out of its list."""
    made = deepcopy(document)
    kept = [item for item in made.get(key, ()) if item[name] != item_id]
    if len(kept) == len(made.get(key, ())):
        raise NoSuchPlace(item_id)
    made[key] = kept
    if not kept:
        del made[key]
    return made


def save_example(document: Json, example: Json) -> Json:
    """Put an example in place of the one with its name, or at the end."""
    made = deepcopy(document)
    examples = made.setdefault("examples", [])
    for number, known in enumerate(examples):
        if known["name"] == example["name"]:
            examples[number] = example
            return made
    examples.append(example)
    return made


def save_derived(document: Json, name: str, expression: Any) -> Json:
    """Set or add a computed value."""
    made = deepcopy(document)
    derived = made.setdefault("derive", [])
    for item in derived:
        if item["id"] == name:
            item["as"] = expression
            return made
    derived.append({"id": name, "as": expression})
    return made
