"""
The worker process: the queue's jobs, and beside them the journal's sealer and the rescuer of jobs
whose worker died.

Threads of one process. If any gives up, the process ends, and the supervisor starts it again.
"""

import os
import signal
import threading
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connection
from procrastinate import App

from motcua.journal import chain
from motcua.kit.clock import now
from motcua.project import rescue

SEAL_EVERY_SECONDS = 1.0
RESCUE_EVERY_SECONDS = 5.0
GIVE_UP_AFTER_FAILURES = 6
log = structlog.get_logger()


def run(app: App, *, concurrency: int) -> None:
    """Work until told to stop. SIGTERM and SIGINT let running jobs finish."""
    stopping = threading.Event()
    beside = [
        _beside("sealer", _seal, SEAL_EVERY_SECONDS, stopping),
        _beside("rescuer", _rescue, RESCUE_EVERY_SECONDS, stopping),
    ]
    try:
        with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
            working.run_worker(
                concurrency=concurrency, listen_notify=True, install_signal_handlers=True,
                delete_jobs="successful", update_heartbeat_interval=rescue.HEARTBEAT_SECONDS,
                stalled_worker_timeout=rescue.DEAD_AFTER_SECONDS,
            )  # fmt: skip
    finally:
        stopping.set()
        for thread in beside:
            thread.join(timeout=10)


def _seal() -> None:
    while chain.seal(at=now()) == 5_000:
        pass


def _rescue() -> None:
    given_back = rescue.give_back_jobs_of_the_dead()
    if given_back:
        log.warning("jobs_given_back", jobs=given_back)


def _beside(
    name: str, act: Callable[[], None], every: float, stopping: threading.Event
) -> threading.Thread:
    thread = threading.Thread(
        target=_for_ever, args=(name, act, every, stopping), name=name, daemon=True
    )
    thread.start()
    return thread


def _for_ever(name: str, act: Callable[[], None], every: float, stopping: threading.Event) -> None:
    failures = 0
    while not stopping.wait(every if not failures else min(30, 2**failures)):
        try:
            act()
            failures = 0
        except Exception:
            failures += 1
            log.exception("failed_beside_the_jobs", which=name, failures=failures)
            if failures > GIVE_UP_AFTER_FAILURES:
                # Better a restarted worker than a journal that quietly stays open.
                os.kill(os.getpid(), signal.SIGTERM)
                return
            connection.close()
        close_old_connections()
