"""A connection that the server closed is replaced before a request uses it."""

from typing import Any

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext


def test_a_standing_connection_is_usable_without_a_statement(transactional_db: Any) -> None:
    connection.ensure_connection()
    with CaptureQueriesContext(connection) as queries:
        assert connection.is_usable()
    assert len(queries) == 0


def test_a_connection_that_the_server_closed_is_not_usable(transactional_db: Any) -> None:
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    known = connection.connection.info
    with psycopg.connect(host=known.host, dbname=known.dbname, user=known.user) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert not connection.is_usable()
    connection.close()
    connection.ensure_connection()
    assert connection.is_usable()
