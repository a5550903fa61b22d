"""The local provider: a login and a password kept here."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from motcua.accounts.models import Account


class LocalBackend(BaseBackend):
    """Checks a login and password; refuses locked accounts, and demo accounts in production."""

    def authenticate(
        self, request: HttpRequest | None, login: str = "", password: str = "", **other: Any
    ) -> Account | None:
        """Return the account, or None; takes the same time whether or not the login exists."""
        account = Account.objects.filter(login=login).first()
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and may_sign_in(account) else None

    def get_user(self, user_id: int) -> Account | None:
        """Return the session's account, unless it was locked in the meantime. One query."""
        account = Account.objects.filter(pk=user_id).first()
        return account if account is not None and may_sign_in(account) else None


def may_sign_in(account: Account) -> bool:
    """Whether this account may have a session here and now."""
    return account.is_active and not (account.is_demo and settings.PRODUCTION)
