"""Which key of the form document each column of a row holds; inner keys stand behind a dot."""

from collections.abc import Mapping
from typing import TypeAlias

from motcua.eforms.workbook.columns import PARTIES

Layout: TypeAlias = Mapping[str, str]


def _both(*pairs: tuple[str, str]) -> dict[str, str]:
    return {
        f"{column}::{language}": f"{key}.{language}"
        for column, key in pairs
        for language in ("vi", "en")
    }


FIELD: Layout = {
    "id": "id", "type": "type",
    **_both(("label", "label"), ("hint", "hint"), ("unit", "unit")),
    "relevant": "when", "prefill": "prefill", "word_blank": "blank", "initial": "initial",
    "display": "display", "min_length": "min_length", "max_length": "max_length",
    "least": "least", "most": "most", "decimals": "decimals", "range": "range",
    "detail": "detail", "suggestions": "suggestions", "width": "width",
    "autocomplete": "autocomplete",
}  # fmt: skip
CHECK: Layout = {"constraint": "that", **_both(("constraint_message", "say"))}
PAGE: Layout = {
    "id": "id",
    **_both(("label", "title"), ("hint", "hint"), ("section", "section"), ("why", "why")),
    "relevant": "when", "repeat": "repeat.id", **_both(("repeat_item", "repeat.item")),
    "repeat_min": "repeat.min", "repeat_max": "repeat.max", "word_blank": "repeat.blank",
}  # fmt: skip
CALCULATE: Layout = {"id": "id", "calculation": "as"}
OPTION: Layout = {
    "name": "value", **_both(("label", "label"), ("hint", "hint")), "word_blank": "blank",
}  # fmt: skip
PAPER: Layout = {
    "id": "id", "component": "component", **_both(("title", "title"), ("hint", "hint")),
    "relevant": "when", "soft": "soft", "accept": "accept", "max_megabytes": "max_megabytes",
    "max_files": "max_files",
}  # fmt: skip
PARTY: Layout = {
    "relevant": "when",
    **{c.name: c.name for c in PARTIES.columns[3:] if c.codec == "expression"},
}
OUTPUT: Layout = {"id": "id", "template": "template", **_both(("title", "title"))}
EXAMPLE: Layout = {
    "example": "name", "today": "today", "complete": "expect.complete", "pages": "expect.pages",
    "errors": "expect.errors", "papers": "expect.papers", "derived": "expect.derived",
}  # fmt: skip
SETTINGS: Layout = {
    "form": "form", "version": "version", "lang": "lang",
    **_both(("title", "title"), ("subject_title", "subject_title"), ("declaration", "declaration")),
    "law": "law", "verified": "verified", "result_channel": "result_channel",
    "word_name": "word.name", "word_sha256": "word.sha256",
    "word_signing_place": "word.signing_place", "word_signing_date": "word.signing_date",
    "word_signature": "word.signature",
}  # fmt: skip

# Columns that hold one of several keys, beside those above.
ONE_OF_SEVERAL = {"required": "required", "required_when": "required", "soft": "required"}
