"""The backend that settings name."""

import select
from typing import Any

from django.db.backends.postgresql import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    """Shows statements that PostgreSQL keeps prepared in query logs as it does all others."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """Return the statement with its values."""
        return super().last_executed_query(cursor, sql, params) or self.compose_sql(sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """
    Kept connections are looked at before each request, so that a restarted server is noticed.

    Django asks with a statement. A server that went away has closed its end, which the kernel
    knows: only where something waits to be read is the server asked.
    """

    ops_class = DatabaseOperations

    def is_usable(self) -> bool:
        """Whether statements can be sent."""
        if self.connection is None or self.connection.closed:
            return False
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        if not waiting.poll(0):
            return True
        return bool(super().is_usable())
