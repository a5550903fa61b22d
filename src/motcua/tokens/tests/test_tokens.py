"""What the database itself refuses of tokens, and how calls are counted."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.accounts.operations import open_account
from motcua.tokens.access import TokenRefused, TooManyCalls, count_call, open_token
from motcua.tokens.models import ApiToken
from motcua.tokens.operations import (
    LifetimeNotOffered,
    NotForOfficers,
    ScopesNotGrantable,
    issue_to_account,
    issue_to_partner,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 2, 0, 40, tzinfo=UTC)


def account(kind: str = "citizen", login: str = "0900000118") -> Any:
    return open_account(login=login, password="mot-cua-thu-nghiem-9", kind=kind,
                        full_name="Nguyễn Thử", actor="", at=NOW)  # fmt: skip


def partners() -> Any:
    return issue_to_partner(partner="Bưu điện", label="x", days=30, actor="system:test", at=NOW)


def test_a_partners_token_cannot_be_given_more_even_past_the_operations() -> None:
    token = partners().token
    for wrong in ({"scopes": ["drafts"]}, {"account": account()}, {"expires_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ApiToken.objects.filter(pk=token.pk).update(**wrong)


def test_an_officer_gets_none_and_nobody_gets_what_is_not_offered() -> None:
    given: dict[str, Any] = {"label": "x", "scopes": ["drafts"], "days": 30, "at": NOW}
    with pytest.raises(NotForOfficers):
        issue_to_account(account=account("officer", "hotich"), **given)
    citizen = account()
    with pytest.raises(ScopesNotGrantable):
        issue_to_account(account=citizen, **{**given, "scopes": ["drafts", "odd"]})
    with pytest.raises(LifetimeNotOffered):
        issue_to_account(account=citizen, **{**given, "days": 31})


def test_a_token_opens_until_the_moment_it_expires(django_assert_num_queries: Any) -> None:
    issued = partners()
    with django_assert_num_queries(1):
        assert open_token(secret=issued.secret, at=NOW) == issued.token
    expires = NOW + timedelta(days=30)
    assert open_token(secret=issued.secret, at=expires - timedelta(seconds=1))
    for secret, at in ((issued.secret, expires), (issued.secret + "x", NOW), ("\ud800", NOW)):
        with pytest.raises(TokenRefused):
            open_token(secret=secret, at=at)


def test_a_minute_is_counted_by_itself_and_the_day_of_use_is_kept(
    settings: Any, django_assert_num_queries: Any
) -> None:
    settings.API_CALLS_A_MINUTE = 2
    token = partners().token
    with django_assert_num_queries(1):
        assert count_call(token=token, at=NOW) == 1
    assert count_call(token=token, at=NOW + timedelta(seconds=19)) == 0
    with pytest.raises(TooManyCalls) as refused:
        count_call(token=token, at=NOW)
    assert refused.value.retry_after == 20
    assert count_call(token=token, at=NOW + timedelta(seconds=20)) == 1
    token.refresh_from_db()
    assert token.last_used_on is not None and token.last_used_on.isoformat() == "2026-11-23"
