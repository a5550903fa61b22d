"""Form documents that use every key, and texts that spreadsheets like to spoil."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from motcua.rules.form_document.field_types import LIST_TYPES, TYPES, FieldType
from motcua.rules.tests.forms import ODD, SCALARS, conditions

NASTY = (
    "=1+1", "+84912345678", "-5", "@x", "'=1", "''", "'a'", "_x000D_", "a\r\nb", "\ta", " a ", "1",
    "0912", "TRUE", "json:{", "(none)", "yes", "a, b", "a: b", "a = b", "\x0b", "\ufffe", "😀", "＝1",
    '"<&>', "2026-11-23", "1e5", "#N/A", "${x}",
)  # fmt: skip
# NUL and halves of characters cannot be kept by PostgreSQL, so no document holds them.
LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(LETTERS, max_size=12))
FULL = TEXTS.filter(lambda text: text.strip())
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
BLANKS = st.from_regex(r"[!-~]{1,12}", fullmatch=True)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**18), 10**18), TEXTS,
              st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS | TEXTS, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return a valid document; every optional key stands in some of them."""
    both = draw(st.booleans())

    def words(strategy: st.SearchStrategy[str] = FULL) -> dict[str, str]:
        said = {"vi": draw(strategy)}
        if both or draw(st.integers(0, 3)) == 0:
            said["en"] = draw(strategy)
        return said

    def sometimes() -> bool:
        return draw(st.integers(0, 2)) == 0

    known: dict[str, str] = {}
    pages: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        page: dict[str, Any] = {"id": f"p{number}", "title": words()}
        for key in ("section", "hint", "why"):
            if sometimes():
                page[key] = words()
        if known and sometimes():
            page["when"] = draw(conditions(known))
        repeats = sometimes()
        if repeats:
            page["repeat"] = {"id": f"r{number}", "item": words(), "max": draw(st.integers(3, 30))}
            page["repeat"] |= {"min": draw(st.integers(0, 3))} if sometimes() else {}
            page["repeat"] |= {"blank": draw(BLANKS)} if sometimes() else {}
        page["fields"] = []
        asked = {}
        for index in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(list(FieldType)))
            field = {"id": f"f{number}{index}", "type": str(kind), "label": words()}
            page["fields"].append(field)
            _common(draw, field, known, words, sometimes, repeats=repeats)
            _of_type(draw, field, kind, words, sometimes)
            if not repeats:
                asked[field["id"]] = str(kind)
        pages.append(page)
        known |= {name: kind for name, kind in asked.items() if kind in SCALARS}
    document: dict[str, Any] = {
        "form": draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,20}", fullmatch=True)),
        "version": draw(st.integers(1, 100_000)), "law": draw(st.lists(TEXTS, max_size=3)),
        "verified": draw(st.booleans()), "lang": ["vi", "en"] if both else ["vi"],
        "title": words(), "subject_title": words(FULL.filter(lambda t: "{" not in t)),
        "pages": pages,
    }  # fmt: skip
    _rest(draw, document, known, words, sometimes)
    return document


def _common(
    draw: Any, field: dict[str, Any], known: Mapping[str, str], words: Any, sometimes: Any, *,
    repeats: bool,
) -> None:  # fmt: skip
    if sometimes():
        field["hint"] = words()
    if sometimes():
        field["blank"] = draw(BLANKS)
    if sometimes():
        field["autocomplete"] = "name"
    how = draw(st.integers(0, 3))
    if how == 1:
        field["required"] = draw(st.booleans())
    elif how == 2:
        field["soft"] = True
    elif known and how == 3 and not repeats:
        field["required_when"] = draw(conditions(known))
    if repeats:
        return
    if sometimes():
        field["prefill"] = "account.full_name"
    if known and sometimes():
        field["when"] = draw(conditions(known))
    if known and sometimes():
        field["checks"] = [
            {"that": draw(conditions(known)), "say": words()}
            for _ in range(draw(st.integers(1, 3)))
        ]


def _of_type(draw: Any, field: dict[str, Any], kind: FieldType, words: Any, sometimes: Any) -> None:
    choices = {
        "min_length": st.integers(1, 20), "max_length": st.integers(20, 200),
        "suggestions": st.lists(TEXTS, min_size=1, max_size=3),
        "width": st.sampled_from(["full", "mid", "short"]),
        "range": st.sampled_from(["any", "past", "future"]),
        "least": st.integers(-(10**12), 0), "most": st.integers(0, 10**12),
        "decimals": st.integers(1, 6), "display": st.sampled_from(["radio", "select"]),
        "detail": st.sampled_from(["required", "optional", "none"]),
    }  # fmt: skip
    for setting in sorted(TYPES[kind].settings):
        if setting == "options":
            field["options"] = [_option(draw, value, words, sometimes) for value in "abc"]
        elif not sometimes():
            continue
        elif setting == "unit":
            field["unit"] = words()
        elif setting == "initial":
            field["initial"] = "01" if kind in LIST_TYPES else "b"
        else:
            field[setting] = draw(choices[setting])


def _option(draw: Any, value: str, words: Any, sometimes: Any) -> dict[str, Any]:
    option = {"value": value, "label": words()}
    if sometimes():
        option["hint"] = words()
    if sometimes():
        option["blank"] = draw(BLANKS)
    return option


def _rest(
    draw: Any, document: dict[str, Any], known: Mapping[str, str], words: Any, sometimes: Any
) -> None:
    if sometimes():
        document["declaration"] = words()
    if sometimes():
        document["result_channel"] = draw(
            st.sampled_from(["", "counter", {"if": [True, "counter", "it's"]}])
        )
    if sometimes():
        document["word"] = {"sha256": "0a" * 32, "name": "Mẫu số 1.docx"}
        document["word"] |= {"signing_date": draw(BLANKS), "signature": draw(BLANKS)}
    if known and sometimes():
        document["derive"] = [
            {"id": f"d{n}", "as": draw(conditions(known))} for n in range(draw(st.integers(1, 3)))
        ]
    if sometimes():
        document["papers"] = [
            _paper(draw, n, known, words, sometimes) for n in range(draw(st.integers(1, 3)))
        ]
    if sometimes():
        document["parties"] = {"applicant": {"full_name": "Lò Thị Ban"}}
        if known:
            document["parties"]["authorised"] = {
                "when": draw(conditions(known)), "full_name": "=x", "address": {"if": [True, "a", "b"]}
            }  # fmt: skip
    if sometimes():
        document["outputs"] = [
            {"id": f"o{n}", "template": "to-khai.typ", "title": words(),
             "map": draw(st.dictionaries(TEXTS, st.sampled_from(["a", 1, True, "@today"]), max_size=3))}
            for n in range(draw(st.integers(1, 2)))
        ]  # fmt: skip
    if sometimes():
        names = draw(st.lists(TEXTS | st.just(""), min_size=1, max_size=3, unique=True))
        document["examples"] = [_example(draw, name, known, sometimes) for name in names]


def _is_json(value: Any) -> bool:
    """Whether a value could be kept: JSON knows neither NaN nor infinity."""
    return "\x00" not in str(value) and value not in (float("inf"), float("-inf"))


def _paper(
    draw: Any, number: int, known: Mapping[str, str], words: Any, sometimes: Any
) -> dict[str, Any]:
    paper: dict[str, Any] = {"id": f"g{number}", "title": words()}
    for key, strategy in (
        ("component", st.just("1.001193.000.00.00.H42-TP1")), ("required", st.booleans()),
        ("soft", st.just(True)), ("max_megabytes", st.integers(1, 50)),
        ("max_files", st.integers(1, 20)),
        ("accept", st.lists(st.sampled_from(["pdf", "image", "docx"]), max_size=3)),
    ):  # fmt: skip
        if sometimes():
            paper[key] = draw(strategy)
    if sometimes():
        paper["hint"] = words()
    if known and sometimes():
        paper["when"] = draw(conditions(known))
    if known and sometimes():
        paper.pop("required", None)
        paper["required_when"] = draw(conditions(known))
    return paper


def _example(draw: Any, name: str, known: Mapping[str, str], sometimes: Any) -> dict[str, Any]:
    answers = draw(st.dictionaries(IDS | TEXTS, JSON, max_size=3))
    for field_id, kind in known.items():
        answers[field_id] = draw(st.one_of(SCALARS[kind], ODD, TEXTS))
    answers = {k: v for k, v in answers.items() if _is_json(v)}
    expect: dict[str, Any] = {"complete": draw(st.booleans())}
    for key, strategy in (
        ("pages", st.lists(IDS | TEXTS, max_size=3)), ("papers", st.lists(IDS | TEXTS, max_size=3)),
        ("errors", st.lists(st.fixed_dictionaries({"field": IDS | TEXTS, "code": IDS | TEXTS}),
                            max_size=3)),
        ("derived", st.dictionaries(IDS | TEXTS, JSON, max_size=3)),
    ):  # fmt: skip
        if sometimes():
            expect[key] = draw(strategy)
    return {"name": name, "today": "2026-11-23", "answers": answers, "expect": expect}
