"""
The JSON Schema (2020-12) of a form's answers, derived from its document.

It says what the evaluator says as far as JSON Schema can: shapes, lengths, patterns, lists, which
answers a condition asks for and which must then be left out. What it cannot say (comparisons with
today, arithmetic, ages) stands as an annotation `x-motcua-not-in-schema`; there the evaluator is
stricter, never looser.
"""

from typing import Any

from motcua.rules.form_document import characters
from motcua.rules.form_document.compilation import Form
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.limits import EARLIEST_YEAR, LATEST_YEAR
from motcua.rules.form_document.model import Document, Field, Page
from motcua.rules.form_document.schema_conditions import Condition, Schema, all_of, when_schema
from motcua.rules.form_document.values import (
    COMMUNE_LENGTH,
    DETAIL_LENGTH,
    address_parts,
    bounds,
)
from motcua.rules.form_document.vocabularies import Vocabularies

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOT_IN_SCHEMA = "x-motcua-not-in-schema"


def json_schema(form: Form) -> Schema:
    """Return the schema of complete answers to a form."""
    document = form.document
    properties: dict[str, Any] = {}
    rules: list[Schema] = []
    required: list[str] = []
    for page in document.pages:
        if page.repeat is not None:
            _describe_rows(page, document, form.vocabularies, properties, rules, required)
            continue
        for field in page.fields:
            properties[field.id] = _property(field, form.vocabularies)
            _ask(field.id, field, page, document, rules, required)
    schema: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:motcua:form:{document.form}:{document.version}",
        "title": document.title.vi,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if rules:
        schema["allOf"] = rules
    return schema


def _ask(
    name: str,
    field: Field,
    page: Page,
    document: Document,
    rules: list[Schema],
    required: list[str],
) -> None:
    """Say when an answer must be there and when it must not."""
    shown = all_of(
        when_schema(condition, document) for condition in (page.when, field.when) if condition
    )
    if shown is None:
        if field.required:
            required.append(name)
    else:
        _show_when(name, field.required, shown, rules)
    if field.required_when is not None:
        needed = all_of(
            when_schema(condition, document)
            for condition in (page.when, field.when, field.required_when)
            if condition
        )
        if needed is not None and needed.is_exact:
            rules.append({"if": needed.holds, "then": {"required": [name]}})
    for check in field.checks:
        condition = when_schema(check.that, document)
        if condition.is_exact:
            rules.append({"if": {"required": [name]}, "then": {"not": condition.fails}})


def _show_when(name: str, is_required: bool, shown: Condition, rules: list[Schema]) -> None:
    if not shown.is_exact:
        return
    rule: Schema = {"if": shown.holds, "else": {"not": {"required": [name]}}}
    if is_required:
        rule["then"] = {"required": [name]}
    rules.append(rule)


def _describe_rows(
    page: Page,
    document: Document,
    vocabularies: Vocabularies,
    properties: dict[str, Any],
    rules: list[Schema],
    required: list[str],
) -> None:
    assert page.repeat is not None
    repeat = page.repeat
    properties[repeat.id] = {
        "type": "array",
        "title": page.title.vi,
        "minItems": max(repeat.least, 1),
        "maxItems": repeat.most,
        "items": {
            "type": "object",
            "properties": {f.id: _property(f, vocabularies) for f in page.fields},
            "required": [f.id for f in page.fields if f.required],
            "additionalProperties": False,
        },
    }
    group = Field(repeat.id, FieldType.TEXT, repeat.item, required=repeat.least > 0)
    _ask(repeat.id, group, page, document, rules, required)


def _property(field: Field, vocabularies: Vocabularies) -> Schema:
    schema: Schema = {"title": field.label.vi, **_value_schema(field, vocabularies)}
    if field.range != "any":
        schema[NOT_IN_SCHEMA] = f"range {field.range}"
    if field.type == FieldType.NUMBER:
        schema[NOT_IN_SCHEMA] = f"at most {field.decimals} decimals"
    return schema


def _string(pattern: str, least: int, most: int) -> Schema:
    return {"type": "string", "pattern": pattern, "minLength": least, "maxLength": most}


def _value_schema(field: Field, vocabularies: Vocabularies) -> Schema:
    listed = vocabularies.options(field.type)
    least, most = bounds(field)
    match field.type:
        case FieldType.TEXT:
            return _string(characters.LINE, field.min_length, field.max_length)
        case FieldType.LONG_TEXT:
            return _string(characters.LINES, field.min_length, field.max_length)
        case FieldType.PERSON_NAME:
            return _string(characters.PERSON_NAME, 2, characters.LONGEST_NAME)
        case FieldType.PERSON_ID:
            return _string(characters.PERSON_ID, 12, 12)
        case FieldType.PHONE:
            return _string(characters.PHONE, 1, 20)
        case FieldType.EMAIL:
            return _string(characters.EMAIL, 1, characters.LONGEST_EMAIL)
        case FieldType.DATE:
            return {"type": "string", "format": "date", "pattern": characters.DATE}
        case FieldType.PARTIAL_DATE:
            return _partial_date()
        case FieldType.YEAR:
            return {"type": "integer", "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR}
        case FieldType.INTEGER | FieldType.MONEY:
            return {"type": "integer", "minimum": least, "maximum": most}
        case FieldType.NUMBER:
            return {"type": "number", "minimum": least, "maximum": most}
        case FieldType.MULTI_CHOICE:
            options = {"type": "string", "enum": [o.value for o in field.options]}
            return {"type": "array", "minItems": 1, "uniqueItems": True, "items": options}
        case FieldType.YES_NO:
            return {"type": "boolean"}
        case FieldType.DECLARATION:
            return {"const": True}
        case FieldType.ADDRESS:
            return _address(field, [o.value for o in listed])
        case _:
            return {"type": "string", "enum": [o.value for o in field.options or listed]}


def _partial_date() -> Schema:
    whole = {"minLength": 10, "format": "date"}
    return {
        "type": "string",
        "pattern": characters.PARTIAL_DATE,
        "anyOf": [{"maxLength": 7}, whole],
    }


def _address(field: Field, provinces: list[str]) -> Schema:
    needed, optional = address_parts(field)
    parts: dict[str, Schema] = {
        "province": {"type": "string", "enum": provinces},
        "commune": _string(characters.LINE, 2, COMMUNE_LENGTH),
        "detail": _string(characters.LINE, 1, DETAIL_LENGTH),
        "commune_code": _string(characters.COMMUNE_CODE, 5, 5),
    }
    return {
        "type": "object",
        "properties": {part: parts[part] for part in (*needed, *optional)},
        "required": list(needed),
        "additionalProperties": False,
    }
