"""
The queue's seam: define a job where its app lives, defer it inside the act's transaction.

A job is a plain function of JSON values, named `app.verb`. `defer` inserts one row on the
caller's own connection, so the job exists exactly when the act is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from procrastinate import App, RetryStrategy


@dataclass(frozen=True)
class Job:
    """A background job: its name, its function, how often it is tried, its schedule if any."""

    name: str
    run: Callable[..., None]
    attempts: int
    cron: str | None


_jobs: dict[str, Job] = {}
_app: App | None = None


def job(name: str, *, attempts: int = 8, cron: str | None = None) -> Callable[..., Any]:
    """
    Declare the decorated function as the job `name`.

    `attempts`: tries in all, waiting 2, 4, 8 … seconds between them. `cron`: when given, the
    worker also runs it on this schedule (Vietnamese time) with the argument `timestamp`.
    """

    def declare(run: Callable[..., None]) -> Callable[..., None]:
        _jobs[name] = Job(name, run, attempts, cron)
        if _app is not None:
            _register(_app, _jobs[name])
        return run

    return declare


def connect(app: App) -> None:
    """Register every declared job, and those declared from now on, with the queue."""
    global _app
    _app = app
    for declared in _jobs.values():
        _register(app, declared)


def _register(app: App, declared: Job) -> None:
    if declared.name in app.tasks:
        return
    task = app.task(
        name=declared.name,
        retry=RetryStrategy(max_attempts=declared.attempts, exponential_wait=2),
    )(declared.run)
    if declared.cron:
        app.periodic(cron=declared.cron)(task)


class QueueNotConnected(Exception):
    """A job was deferred before the application was ready."""


def defer(name: str, **arguments: Any) -> None:
    """Queue the job in the caller's transaction; one INSERT. Arguments are JSON values."""
    if _app is None:
        raise QueueNotConnected(name)
    _app.tasks[name].defer(**arguments)
