"""A request reads its session and its account in one statement, and a locked account is out."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import HASH_SESSION_KEY
from django.test import Client

from motcua.accounts import operations
from motcua.accounts.models import Account, Session

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def citizen() -> Account:
    return operations.open_account(
        login="0900000118", password="mot-cua-thu-nghiem-9", kind="citizen",
        full_name="Nguyễn Thử", actor="", at=NOW,
    )  # fmt: skip


def _signed_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_signing_in_opens_ones_pages_and_signing_out_closes_them(
    client: Client, citizen: Account
) -> None:
    assert not _signed_in(client)
    client.post("/dang-nhap/", {"login": "0900 000 118", "password": "mot-cua-thu-nghiem-9"})
    assert _signed_in(client)
    client.post("/dang-xuat/")
    assert not _signed_in(client)


def test_session_and_account_take_one_statement(
    client: Client, citizen: Account, django_assert_num_queries: Any
) -> None:
    client.force_login(citizen)
    with django_assert_num_queries(1):
        assert _signed_in(client)


def test_a_locked_account_and_a_changed_password_end_the_session(
    client: Client, citizen: Account
) -> None:
    client.force_login(citizen)
    citizen.set_password("mot-mat-khau-khac-7")
    citizen.save()
    assert not _signed_in(client)
    client.force_login(citizen)
    operations.set_active(account=citizen, active=False, actor="system:test", at=NOW)
    assert not _signed_in(client)


def test_a_session_of_one_account_never_opens_anothers(client: Client, citizen: Account) -> None:
    client.force_login(citizen)
    other = operations.open_account(
        login="0900000119", password="mot-cua-thu-nghiem-9", kind="citizen",
        full_name="Phạm Thử", actor="", at=NOW,
    )  # fmt: skip
    Session.objects.update(account=other)
    assert not _signed_in(client)
    session = client.session
    session[HASH_SESSION_KEY] = "forged"
    session.save()
    assert not _signed_in(client)


def test_signing_in_leads_only_to_addresses_of_this_site(client: Client, citizen: Account) -> None:
    for wanted in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        answer = client.post(
            "/dang-nhap/",
            {"login": "0900000118", "password": "mot-cua-thu-nghiem-9", "next": wanted},
        )
        assert answer["Location"] == "/ho-so/"
