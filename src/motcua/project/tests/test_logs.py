"""What the logs say of a request: never the address itself."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from motcua.project.logs import configure

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log as the server would write it; afterwards logging is as it was."""
    root, written = logging.getLogger(), io.StringIO()
    before = (list(root.handlers), root.level)
    monkeypatch.setattr("sys.stderr", written)
    configure(settings.LOGGING)
    yield written
    root.handlers, root.level = before[0], before[1]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/danh-gia/token-that-opens-a-rating/", "/danh-gia/<str:token>/"),
        ("/Nguyen-Thi-Secret: 001190000123/", "(unknown)"),
        ("/tra-cuu/?ma=H99.12-261123-0001&k=SECRET", "/tra-cuu/"),
    ],
)
def test_a_failed_request_is_logged_by_its_pattern(
    client: Client, log: io.StringIO, path: str, pattern: str
) -> None:
    assert client.get(path).status_code == 404
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    # Others may log meanwhile, such as a pool that opens a connection.
    [line] = [line for line in lines if line["event"] == "Not Found"]
    assert line["address"] == pattern
    for secret in ("token-that", "Secret", "0011", "SECRET", "H99.12"):
        assert secret not in log.getvalue()
