"""Small forms for tests, and strategies that make forms and answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from motcua.rules.form_document import (
    Form,
    Option,
    Vocabularies,
    Words,
    compile_form,
    parse_document,
)

TODAY = date(2026, 11, 23)

LISTS = Vocabularies(
    provinces=(Option("01", Words("Hà Nội")), Option("99", Words("Tỉnh Lam Giang"))),
    ethnic_groups=(Option("01", Words("Kinh")), Option("02", Words("Tày"))),
    nationalities=(Option("VN", Words("Việt Nam")), Option("LA", Words("Lào"))),
)


def field(field_id: str, kind: str = "text", **settings: Any) -> dict[str, Any]:
    """Return a field of the document."""
    if kind in {"choice", "multi_choice"} and "options" not in settings:
        settings["options"] = ["a", "b", "c"]
    if "options" in settings:
        settings["options"] = [{"value": o, "label": {"vi": o}} for o in settings["options"]]
    return {"id": field_id, "type": kind, "label": {"vi": field_id}, **settings}


def page(page_id: str, *fields: dict[str, Any], **settings: Any) -> dict[str, Any]:
    """Return a page of the document."""
    return {"id": page_id, "title": {"vi": page_id}, "fields": list(fields), **settings}


def document(*pages: dict[str, Any], **settings: Any) -> dict[str, Any]:
    """Return a document with nothing but these pages."""
    return {
        "form": "F", "version": 1, "law": [], "verified": False, "lang": ["vi"],
        "title": {"vi": "T"}, "subject_title": {"vi": "T"}, "pages": list(pages), **settings,
    }  # fmt: skip


def form(*pages: dict[str, Any], **settings: Any) -> Form:
    """Return a form ready to run."""
    return compile_form(parse_document(document(*pages, **settings)), LISTS)


# Answers of every kind, right and wrong, so that conditions and checkers meet all of them.
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(["x", "y", "dài hơn một chút"]),
    "choice": st.sampled_from(["a", "b", "c"]),
    "multi_choice": st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True),
    "yes_no": st.booleans(),
    "integer": st.integers(-3, 3),
    "money": st.integers(0, 10**6),
    "date": st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    "partial_date": st.sampled_from(["1994", "1994-02", "1994-02-28", "2024-02-29"]),
    "year": st.integers(1900, 2099),
    "person_id": st.sampled_from(["099194007158"]),
    "phone": st.sampled_from(["0912345678", "02991234567", "+8612345678"]),
    "email": st.sampled_from(["lan.anh@example.com"]),
    "sex": st.sampled_from(["male", "female"]),
    "ethnic_group": st.sampled_from(["01", "02"]),
    "declaration": st.just(True),
    "address": st.sampled_from(
        [
            {"province": "99", "commune": "Xã Đồng Sen", "detail": "Thôn Bờ Sen"},
            {
                "province": "01",
                "commune": "Phường Ba Đình",
                "commune_code": "00004",
                "detail": "Số 4",
            },
        ]
    ),
}

ODD: st.SearchStrategy[Any] = st.one_of(
    st.just({"province": "01", "commune": "Phường Ba Đình", "commune_code": "4", "detail": "Số 4"}),
    st.none(), st.booleans(), st.integers(-5, 3000), st.floats(allow_nan=False), st.text(max_size=6),
    st.sampled_from(["1994-02-30", "2026-13-01", "a", "abc\n", " x", "099", "1994"]),
    st.lists(st.sampled_from(["a", "z"]), max_size=3),
    st.dictionaries(st.sampled_from(["province", "commune", "commune_code", "detail", "x"]), st.text(max_size=4)),
)  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn, known: Mapping[str, str], depth: int = 2) -> Any:
    """Return a condition over known fields, of those that JSON Schema can say too."""
    if depth and draw(st.booleans()):
        operator = draw(st.sampled_from(["and", "or", "not"]))
        if operator == "not":
            return {"not": draw(conditions(known, depth - 1))}
        return {operator: [draw(conditions(known, depth - 1)) for _ in range(2)]}
    name = draw(st.sampled_from(sorted(known)))
    kind, answer = known[name], f"${name}"
    asked = [{"present": answer}, {"absent": answer}]
    if kind == "choice":
        asked += [{"eq": [answer, "a"]}, {"ne": [answer, "b"]}, {"in": [answer, ["a", "c"]]}]
    if kind == "yes_no":
        asked += [{"eq": [answer, True]}, {"ne": [answer, True]}]
        asked.append(answer)  # type: ignore[arg-type]
    if kind == "integer":
        asked += [{op: [answer, 1]} for op in ("lt", "le", "gt", "ge", "eq")]
    if kind == "multi_choice":
        asked.append({"contains": [answer, "b"]})
    return draw(st.sampled_from(asked))


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a document of a few pages with conditions, and the type of each field."""
    known: dict[str, str] = {}
    pages = []
    for number in range(draw(st.integers(1, 4))):
        asked: dict[str, str] = {}
        fields = []
        for index in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from(sorted(SCALARS)))
            settings: dict[str, Any] = {"required": draw(st.booleans())}
            if known and draw(st.booleans()):
                settings["when"] = draw(conditions(known))
            if known and draw(st.integers(0, 4)) == 0:
                del settings["required"]
                settings["required_when"] = draw(conditions(known))
            asked[f"f{number}{index}"] = kind
            fields.append(field(f"f{number}{index}", kind, **settings))
        page_settings = {"when": draw(conditions(known))} if known and draw(st.booleans()) else {}
        pages.append(page(f"p{number}", *fields, **page_settings))
        known = {**known, **asked}
    return document(*pages), known


@st.composite
def answers_to(draw: st.DrawFn, types: Mapping[str, str], *, odd: bool = True) -> dict[str, Any]:
    """Return answers to some of the fields; with `odd`, wrong ones and unknown ones too."""
    answers = {}
    for name, kind in types.items():
        if draw(st.integers(0, 4)) == 0:
            continue
        wrong = odd and draw(st.integers(0, 7)) == 0
        answers[name] = draw(ODD if wrong else SCALARS[kind])
    if odd and draw(st.integers(0, 9)) == 0:
        answers["unknown"] = 1
    return answers
