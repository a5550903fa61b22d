"""
Sessions in PostgreSQL that know their account, so that a request reads both in one statement.

Knowing the account also lets a locked account's sessions be ended at once.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from motcua.accounts.identity.local import may_sign_in
from motcua.accounts.models import Account, Session
from motcua.kit.prepared import Prepared

_PRESENT = Prepared(
    lambda key, at: Session.objects.select_related("account").filter(
        session_key=key, expire_date__gt=at
    )[:1],
    key=str,
    at=datetime,
)


class SessionStore(DatabaseStore):
    """Django's database store on our table, with the account loaded beside the session."""

    loaded_account: Account | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:  # type: ignore[override]
        """Return the table."""
        return Session

    def _get_session_from_db(self) -> Any:
        found = _PRESENT.first(key=self.session_key, at=timezone.now())
        if found is None:
            self._session_key = None
            return None
        self.loaded_account = found.account
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row to save, naming the account that the session belongs to."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        signed_in = data.get(SESSION_KEY)
        row.account_id = int(signed_in) if signed_in else None
        return row

    def account(self) -> Account | None:
        """
        Return who is signed in, or None. No statement beside the session's own.

        A changed password or a locked account ends it, as Django's own check would.
        """
        signed_in, kept_hash = self.get(SESSION_KEY), self.get(HASH_SESSION_KEY, "")
        account = self.loaded_account
        if account is None or str(account.pk) != str(signed_in) or not may_sign_in(account):
            return None
        same = constant_time_compare(kept_hash, account.get_session_auth_hash())
        return account if same else None
