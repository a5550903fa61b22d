"""People at browsers: clients that are signed in, each in a session of its own."""

from collections.abc import Sequence

from motcua.project.bench.client import Client
from motcua.project.bench.server import HOST
from motcua.project.bench.world import PASSWORD


def signed_in(port: int, logins: Sequence[str]) -> list[Client]:
    """Return a client for each login, signed in as a person would."""
    return [_sign_in(Client(HOST, port), login) for login in logins]


def _sign_in(client: Client, login: str) -> Client:
    page = client.get("/dang-nhap/")
    client.post(
        "/dang-nhap/",
        {"csrfmiddlewaretoken": page.csrf, "login": login, "password": PASSWORD},
    )
    client.requests = 0
    client.counted.clear()
    return client
