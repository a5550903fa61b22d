"""An upload that breaks off half-way: the draft stands as it was, and nothing is left lying."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from motcua.project.bench import forms
from tests.faults.installation import HOST, Installation, wait_until
from tests.faults.people import FIRST, SECOND, START, Browser, Citizen, Told

pytestmark = pytest.mark.fault

BOUNDARY = "giua-hai-phan"
PAPER = b"%PDF-1.4\n" + b"x" * 400_000 + b"\n%%EOF\n"


@dataclass
class Upload:
    """A draft with two pages filled in, and the request that would add its paper."""

    client: Browser
    draft: str

    @property
    def request(self) -> bytes:
        """The whole request, as a browser would send it."""
        page = self.client.get(f"/ho-so/nhap/{self.draft}/giay-to/")
        body = b"".join([
            _part('name="csrfmiddlewaretoken"'), page.csrf.encode(), b"\r\n",
            _part('name="upload"'), b"1\r\n",
            _part(f'name="file-{forms.PAPER}"; filename="giay.pdf"'), PAPER, b"\r\n",
            f"--{BOUNDARY}--\r\n".encode(),
        ])  # fmt: skip
        cookies = "; ".join(f"{k}={v}" for k, v in self.client.cookies.items())
        head = (
            f"POST {page.path} HTTP/1.1\r\nHost: {HOST}:{self.client.port}\r\nCookie: {cookies}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


def _part(disposition: str) -> bytes:
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode()


@pytest.fixture
def upload(installation: Installation) -> Iterator[Upload]:
    """A citizen who stands at the papers."""
    installation.await_serving()
    client = Browser(HOST, installation.port)
    yield _at_the_papers(client)
    client.close()


def _at_the_papers(client: Browser) -> Upload:
    Citizen(client, "do-dan-20", Told(), threading.Event()).sign_in()
    page = client.get(START)
    page = client.post(START, {"csrfmiddlewaretoken": page.csrf, "noi": "H98.15"})
    for values in (FIRST, SECOND):
        version = page.field("page-version")
        sent = {"csrfmiddlewaretoken": page.csrf, "page-version": version}
        page = client.post(page.path, sent | values)
    assert page.path.endswith("/giay-to/")
    return Upload(client, page.path.split("/")[3])


def kept(installation: Installation) -> tuple[object, ...]:
    """Return how many stored files the database and the folder hold."""
    rows = installation.ask("SELECT count(*) FROM documents_storedfile")[0]
    files = [file for file in (installation.var / "files").rglob("*") if file.is_file()]
    return (*rows, len(files))


def stands_as_it_was(installation: Installation, upload: Upload) -> bool:
    """Tell whether the draft has its answers, no paper, and opens where it was left."""
    rows = installation.ask(
        "SELECT answers->>'cho_ho_ten', (SELECT count(*) FROM eforms_draftfile f"
        " WHERE f.draft_id = d.id) FROM eforms_draft d WHERE d.id = %s",
        upload.draft,
    )
    upload.client.close()
    page = upload.client.get(f"/ho-so/nhap/{upload.draft}/")
    return rows == [(SECOND["cho_ho_ten"], 0)] and upload.draft in page.path


def test_a_lost_connection_loses_nothing_and_leaves_nothing(
    installation: Installation, upload: Upload
) -> None:
    before, request = kept(installation), upload.request
    with socket.create_connection((HOST, installation.port)) as line:
        line.sendall(request[: len(request) // 2])
    assert stands_as_it_was(installation, upload)
    assert kept(installation) == before


def test_a_server_killed_in_the_middle_loses_nothing_and_leaves_nothing(
    installation: Installation, upload: Upload
) -> None:
    before, request = kept(installation), upload.request
    with socket.create_connection((HOST, installation.port)) as line:
        line.sendall(request[: len(request) // 2])
        assert installation.kill_web() > 0
    installation.await_serving()
    assert stands_as_it_was(installation, upload)
    assert kept(installation) == before


def test_sent_again_whole_the_paper_is_there_once_and_a_third_time_is_told_so(
    installation: Installation, upload: Upload
) -> None:
    request = upload.request
    with socket.create_connection((HOST, installation.port)) as line:
        line.sendall(request[: len(request) // 2])
    for status in (b"302", b"422"):
        with socket.create_connection((HOST, installation.port), timeout=20) as line:
            line.sendall(request)
            assert line.recv(100).startswith(b"HTTP/1.1 " + status)
    found = installation.ask(
        "SELECT name, size FROM eforms_draftfile WHERE draft_id = %s", upload.draft
    )
    assert found == [("giay.pdf", len(PAPER))]


def test_the_journal_is_sealed_on_after_the_worker_was_killed(
    installation: Installation, upload: Upload
) -> None:
    assert installation.kill_worker() == 1
    draft = f"/ho-so/nhap/{upload.draft}/"
    page = upload.client.get(f"{draft}kiem-tra/")
    sent = {"csrfmiddlewaretoken": page.csrf, "token": page.field("token"), "declared": "yes"}
    assert upload.client.post(f"{draft}nop/", sent).path.startswith("/ho-so/da-nop/")
    unsealed = (
        "SELECT count(*) FROM journal_journalentry e"
        " WHERE NOT EXISTS (SELECT 1 FROM journal_journalseal s WHERE s.entry_id = e.id)"
    )
    wait_until(
        lambda: installation.ask(unsealed) == [(0,)], seconds=30, what="the journal stays open"
    )
