"""Pages for people: what the API can do, and what to do about each refusal."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.api.caching import may_be_kept
from motcua.api.documentation import ROOT, openapi
from motcua.api.problems import KINDS


@dataclass(frozen=True)
class CallShown:
    """One call as the page prints it."""

    method: str
    path: str
    tag: str
    operation: str
    needs_key: bool


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say what can be called, with which right, and how to begin."""
    return render(request, "api/index.html", {"calls": _calls()})


def _calls() -> list[CallShown]:
    return [
        CallShown(
            method=method.upper(),
            path=f"{ROOT}{path}",
            tag=operation["tags"][0],
            operation=operation["operationId"],
            needs_key=any(p.get("name") == "Idempotency-Key" for p in operation["parameters"]),
        )
        for path, item in openapi()["paths"].items()
        for method, operation in item.items()
    ]


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """Say what each kind of refusal means; its `type` points here."""
    return render(request, "api/problems.html", {"kinds": KINDS})


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document; no token is needed to read it."""
    content: dict[str, Any] = openapi()
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    may_be_kept(response)
    return response
