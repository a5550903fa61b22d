"""Jobs of dead workers go back to the queue; those of living workers stay where they are."""

from typing import Any

import pytest
from django.db import connection

from motcua.project.rescue import DEAD_AFTER_SECONDS, give_back_jobs_of_the_dead


def ask(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def worker(silent_seconds: float) -> int:
    return ask(
        "INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - make_interval(secs => %s)) RETURNING id", silent_seconds,
    )  # fmt: skip


def job_of(worker_id: int | None, status: str = "doing") -> int:
    return ask(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id)"
        " VALUES ('default', 'notifications.deliver', '{}', %s::procrastinate_job_status, %s) RETURNING id",
        status, worker_id,
    )  # fmt: skip


def status_of(job_id: int) -> str:
    return ask("SELECT status::text FROM procrastinate_jobs WHERE id = %s", job_id)


@pytest.mark.django_db
def test_a_job_of_a_worker_that_fell_silent_is_queued_again() -> None:
    dead, gone = job_of(worker(DEAD_AFTER_SECONDS + 1)), job_of(None)
    assert give_back_jobs_of_the_dead() == 2
    assert (status_of(dead), status_of(gone)) == ("todo", "todo")


@pytest.mark.django_db
def test_a_job_of_a_living_worker_is_left_to_it() -> None:
    at_work, failed = job_of(worker(DEAD_AFTER_SECONDS - 5)), job_of(None, "failed")
    assert give_back_jobs_of_the_dead() == 0
    assert (status_of(at_work), status_of(failed)) == ("doing", "failed")
