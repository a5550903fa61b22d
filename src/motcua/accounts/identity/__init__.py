"""
The identity seam: who somebody is, told by a provider.

A provider is a folder or module here; `local` (login and password) is the one that exists.
Surfaces call `authenticate` and `sign_in`/`sign_out`, never a provider directly.
"""

from datetime import datetime

from django.contrib import auth
from django.http import HttpRequest

from motcua.accounts import throttle
from motcua.accounts.models import Account
from motcua.accounts.operations import BadLogin, clean_login


class WrongLoginOrPassword(Exception):
    """No active account has this login and password; which of the two is wrong is not told."""


def authenticate(
    *, request: HttpRequest, login: str, password: str, address: str, at: datetime
) -> Account:
    """
    Return the account whose login and password these are.

    Attempts are counted per login and per network `address`; a success forgets the login's.

    :raises throttle.TooManyAttempts: the limit is reached; nothing was checked
    :raises WrongLoginOrPassword: no such active account, or a demo account in production
    """
    try:
        name = clean_login(login)
    except BadLogin:
        name = "?"
    throttle.check(limit=throttle.SIGN_IN, key=name, at=at)
    throttle.check(limit=throttle.SIGN_IN_FROM_ADDRESS, key=address, at=at)
    account = auth.authenticate(request, login=name, password=password)
    if not isinstance(account, Account):
        throttle.count(limit=throttle.SIGN_IN, key=name, at=at)
        throttle.count(limit=throttle.SIGN_IN_FROM_ADDRESS, key=address, at=at)
        raise WrongLoginOrPassword
    throttle.forget(limit=throttle.SIGN_IN, key=name)
    return account


def sign_in(*, request: HttpRequest, account: Account) -> None:
    """Begin a session of this account; the session's key is changed."""
    auth.login(request, account, backend="motcua.accounts.identity.local.LocalBackend")
    request.session.loaded_account = account  # type: ignore[attr-defined]


def sign_out(*, request: HttpRequest) -> None:
    """End the session."""
    auth.logout(request)
