"""A prepared query finds what its queryset finds."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.accounts.models import Account, Session
from motcua.kit.prepared import NotPreparable, Prepared

AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
BY_LOGIN = Prepared(lambda login: Account.objects.filter(login=login)[:1], login=str)
SESSIONS = Prepared(
    lambda after: (
        Session.objects.select_related("account")
        .filter(expire_date__gt=after)
        .order_by("session_key")
    ),
    after=datetime,
)
LOCKED = Prepared(
    lambda account_id: Account.objects.select_for_update().filter(pk=account_id), account_id=int
)


@pytest.fixture
def people(db: None) -> list[Account]:
    return [
        Account.objects.create(login=login, kind="citizen", full_name=login, name_key=login,
                               birth_date=date(1990, 5, 17), created_at=AT)
        for login in ("an", "binh")
    ]  # fmt: skip


def test_a_prepared_query_finds_what_its_queryset_finds(people: list[Account]) -> None:
    for account in people:
        found = BY_LOGIN.first(login=account.login)
        assert found == account
        assert found.__dict__.keys() == Account.objects.get(pk=account.pk).__dict__.keys()
        assert found.birth_date == date(1990, 5, 17)
    assert BY_LOGIN.first(login="nobody") is None


def test_a_joined_row_comes_along_and_a_missing_one_is_none(people: list[Account]) -> None:
    later = AT.replace(year=2027)
    Session.objects.create(session_key="a", expire_date=later, session_data="", account=people[0])
    Session.objects.create(session_key="b", expire_date=later, session_data="", account=None)
    with CaptureQueriesContext(connection) as queries:
        first, second = SESSIONS.all(after=AT)
        assert (first.account, second.account) == (people[0], None)
    assert len(queries) == 1
    assert SESSIONS.all(after=later) == []


def test_a_found_object_is_saved_as_any_other(people: list[Account]) -> None:
    found = BY_LOGIN.first(login="an")
    assert found is not None
    found.phone = "0900000001"
    found.save(update_fields=["phone"])
    assert Account.objects.get(login="an").phone == "0900000001"


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_a_transaction_is_refused(transactional_db: Any) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        LOCKED.first(account_id=1)
    with transaction.atomic():
        assert LOCKED.first(account_id=1) is None


def test_an_argument_that_is_changed_on_its_way_is_refused(db: None) -> None:
    contains = Prepared(lambda part: Account.objects.filter(login__contains=part), part=str)
    with pytest.raises(NotPreparable):
        contains.all(part="an")


def test_plain_rows_come_without_objects(people: list[Account]) -> None:
    born: Prepared[Account] = Prepared(
        lambda after: (
            Account.objects.filter(birth_date__gt=after)
            .order_by("login")
            .values_list("login", "birth_date")
        ),
        after=date,
    )
    assert born.rows(after=date(1990, 1, 1)) == [
        ("an", date(1990, 5, 17)),
        ("binh", date(1990, 5, 17)),
    ]
    assert born.rows(after=date(1991, 1, 1)) == []


def test_a_prepared_query_shows_in_query_logs_with_its_values(people: list[Account]) -> None:
    with CaptureQueriesContext(connection) as queries:
        BY_LOGIN.first(login="binh")
    assert "'binh'" in queries[0]["sql"]
