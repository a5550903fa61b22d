"""The OpenAPI document: made from the resources, with what they all have in common added once."""

from functools import cache
from typing import Any

from motcua.api.application import api
from motcua.api.problems import CONTENT_TYPE

ROOT = "/api/v1"
PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
KEYED = frozenset({("/drafts", "post"), ("/drafts/{draft_id}/files", "post"),
                   ("/drafts/{draft_id}/submission", "post")})  # fmt: skip
# Refusals that every call can meet; what else a call refuses follows from what it takes.
ALWAYS = (400, 401, 403, 404, 429)
_MEANING = {
    400: "The request cannot be read, or lacks its Idempotency-Key",
    401: "No token, or one that opens nothing",
    403: "The token has not this scope",
    404: "Not there, or not theirs",
    409: "Changed or submitted meanwhile",
    413: "Too large",
    415: "Another content type",
    422: "Refused with every error named",
    429: "Too many calls; Retry-After says how long to wait",
}
_LANGUAGE = {
    "name": "Accept-Language", "in": "header", "required": False,
    "description": "`vi` (default) or `en`: the language of words in answers and refusals",
    "schema": {"type": "string"},
}  # fmt: skip
_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": True,
    "description": "Yours to choose, for example a UUID. Repeated with the same content within a "
    "day it has one effect and one answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}  # fmt: skip
DESCRIPTION = (
    "Procedures, e-forms, drafts and dossiers. Everything goes through the evaluator and the "
    "operations that the pages use. Refusals are problem documents (RFC 9457)."
)


@cache
def openapi() -> dict[str, Any]:
    """Return the document (OpenAPI 3.1)."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    document["info"] = {"title": "motcua", "version": api.version, "description": DESCRIPTION}
    document["servers"] = [{"url": ROOT}]
    schemas = document["components"]["schemas"]
    schemas["ProblemOut"] = _problem_schema()
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            _complete(path, method, operation)
    return document


def _problem_schema() -> dict[str, Any]:
    finding = {
        "type": "object", "required": ["field", "code", "detail"],
        "properties": {name: {"type": "string"} for name in ("field", "code", "detail")},
    }  # fmt: skip
    return {
        "type": "object", "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"}, "title": {"type": "string"},
            "status": {"type": "integer"}, "detail": {"type": "string"},
            "errors": {"type": "array", "items": finding},
        },
    }  # fmt: skip


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    operation["security"] = [{"token": []}]
    operation.setdefault("parameters", []).append(_LANGUAGE)
    if (path, method) in KEYED:
        operation["parameters"].append(_KEY)
    statuses = {*ALWAYS, 422}
    if "requestBody" in operation:
        statuses |= {413, 415}
    if path.startswith("/drafts/"):
        statuses.add(409)
    responses = operation["responses"]
    for status in sorted(statuses):
        responses[str(status)] = {
            "description": _MEANING[status], "content": {CONTENT_TYPE: {"schema": PROBLEM}},
        }  # fmt: skip
    operation["responses"] = {str(status): found for status, found in responses.items()}
