"""
The production application, with the number of statements each request took in a header.

For counting only; what is timed is `motcua.project.wsgi`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

from motcua.project.wsgi import application as _application

HEADER = "X-Statements"


class _Counter:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.statements += 1
        return execute(sql, params, many, context)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request, counting."""
    counter = _Counter()

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, (HEADER, str(counter.statements))], *more)

    with connection.execute_wrapper(counter):
        answer: Iterable[bytes] = _application(environ, start)
    return answer
