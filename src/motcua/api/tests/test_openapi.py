"""The OpenAPI document is true: made of valid schemas, and kept by every call that is tried."""

from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.world import World

from motcua.api.documentation import openapi
from motcua.api.tests.callers import begin, caller

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip


def test_the_document_is_valid_and_its_schemas_are() -> None:
    document = openapi()
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert set(_references(document)) <= {f"#/components/schemas/{name}" for name in schemas}


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [r for value in part.values() for r in _references(value)]
    return [r for value in part for r in _references(value)] if isinstance(part, list) else []


def test_every_call_says_what_it_needs_and_how_it_refuses() -> None:
    ids = []
    for path, item in openapi()["paths"].items():
        for method, operation in item.items():
            ids.append(operation["operationId"])
            assert operation["security"] == [{"token": []}], (method, path)
            assert operation["summary"] and operation["description"]
            for status in ("401", "403", "404", "422", "429"):
                assert "application/problem+json" in operation["responses"][status]["content"]
    assert len(ids) == len(set(ids)) > 10


def test_the_document_is_open_and_in_step(client: Any) -> None:
    assert client.get("/api/v1/openapi.json").json() == openapi()


def _keep_the_connection() -> None:
    """Requests beside Django's own client, which connects this again, would close the test's."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.parametrize("mode", GenerationMode)
def test_whatever_is_sent_the_answer_is_one_of_those_described(
    world: World, settings: Any, mode: GenerationMode
) -> None:
    settings.API_CALLS_A_MINUTE = 10**6
    program = caller(world)
    described = schemathesis.openapi.from_dict(openapi())
    described.app, tried = WSGIHandler(), 0
    for result in described.get_all_operations():
        draft = begin(program)["id"]
        _keep_the_connection()
        tried += _try(result.ok(), mode, program.headers(uuid4().hex), draft)
    assert tried > 40


def _try(operation: Any, mode: GenerationMode, headers: dict[str, str], draft: str) -> int:
    """Send requests that fit the description, or that do not; return how many."""
    tried = 0

    @given(operation.as_strategy(generation_mode=mode))
    @hypothesis_settings(
        max_examples=6, deadline=None, database=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def send(case: Any) -> None:
        nonlocal tried
        tried += 1
        if "draft_id" in case.path_parameters and tried % 2:
            case.path_parameters["draft_id"] = draft
        response = case.call(headers=headers)
        case.validate_response(response, checks=CHECKS)

    try:
        send()
    except Unsatisfiable:  # nothing can be sent wrongly to a call that takes nothing
        return 0
    return tried
