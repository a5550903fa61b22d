"""Programs that call the API in tests."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client
from tests.world import BIRTH, ONE_PAGE_PDF, World, example_answers

from motcua.kit.clock import now
from motcua.tokens.models import Scope
from motcua.tokens.operations import issue_to_account, issue_to_partner

ROOT = "/api/v1"


@dataclass
class Caller:
    """A program with a token; "" has none."""

    secret: str
    language: str = "vi"

    def headers(self, key: str = "") -> dict[str, str]:
        given = {"Accept-Language": self.language}
        if self.secret:
            given["Authorization"] = f"Bearer {self.secret}"
        return given | ({"Idempotency-Key": key} if key else {})

    def get(self, path: str, query: Any = None, **headers: str) -> Any:
        """Ask; a file is read to its end, as `content_read`."""
        answer: Any = Client().get(ROOT + path, query, headers={**self.headers(), **headers})
        if answer.streaming:
            answer.content_read = b"".join(answer.streaming_content)
            # Not `answer.close()`: that would also close the test's database connection.
            for close in answer._resource_closers:
                close()
        return answer

    def send(self, method: str, path: str, body: Any = None, *, key: str | None = None) -> Any:
        key = uuid4().hex if key is None else key
        return Client(enforce_csrf_checks=True).generic(
            method.upper(), ROOT + path, json.dumps(body), content_type="application/json",
            headers=self.headers(key),
        )  # fmt: skip

    def post(self, path: str, body: Any, *, key: str | None = None) -> Any:
        return self.send("post", path, body, key=key)

    def attach(self, draft: str, paper: str, content: bytes, *, key: str | None = None) -> Any:
        from django.core.files.uploadedfile import SimpleUploadedFile

        file = SimpleUploadedFile("giay.pdf", content, content_type="application/pdf")
        return Client(enforce_csrf_checks=True).post(
            f"{ROOT}/drafts/{draft}/files", {"paper": paper, "file": file},
            headers=self.headers(uuid4().hex if key is None else key),
        )  # fmt: skip


def caller(world: World, login: str = "congdan", *scopes: str, language: str = "vi") -> Caller:
    """Return a program with a token of somebody's account, for everything unless said."""
    issued = issue_to_account(
        account=world.person(login), label="thử", scopes=scopes or Scope.values, days=30, at=now()
    )
    return Caller(issued.secret, language)


def partner() -> Caller:
    """Return a partner's program."""
    issued = issue_to_partner(
        partner="Bưu điện thử", label="thử", days=30, actor="system:test", at=now()
    )
    return Caller(issued.secret)


def begin(program: Caller, code: str = BIRTH, agency: str = "H99.12") -> dict[str, Any]:
    """Begin a draft, and return it as told."""
    answer = program.post("/drafts", {"procedure": code, "agency": agency})
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = answer.json()
    return told


def finished(program: Caller, code: str = BIRTH, answers: Any = None) -> str:
    """Take a draft to where nothing stands against submitting; return its id."""
    draft = begin(program, code)["id"]
    given = {"answers": example_answers(code) if answers is None else answers}
    saved = program.send("put", f"/drafts/{draft}/answers", given)
    assert saved.status_code == 200, saved.content
    for paper in saved.json()["papers"]:
        if paper["missing"]:
            assert program.attach(draft, paper["id"], ONE_PAGE_PDF).status_code == 201
    return str(draft)
