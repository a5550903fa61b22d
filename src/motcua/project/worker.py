"""
The worker process: the queue's jobs, and beside them the journal's sealer.

Two threads of one process. If either ends, the process ends, and the supervisor starts it again.
"""

import os
import signal
import threading
import time

import structlog
from django.db import close_old_connections, connection
from procrastinate import App

from motcua.journal import chain
from motcua.kit.clock import now

SEAL_EVERY_SECONDS = 1.0
log = structlog.get_logger()


def run(app: App, *, concurrency: int) -> None:
    """Work until told to stop. SIGTERM and SIGINT let running jobs finish."""
    stopping = threading.Event()
    sealer = threading.Thread(target=_seal_for_ever, args=(stopping,), name="sealer", daemon=True)
    sealer.start()
    try:
        with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
            working.run_worker(
                concurrency=concurrency, listen_notify=True, install_signal_handlers=True,
                delete_jobs="successful",
            )  # fmt: skip
    finally:
        stopping.set()
        sealer.join(timeout=10)


def _seal_for_ever(stopping: threading.Event) -> None:
    failures = 0
    while not stopping.wait(SEAL_EVERY_SECONDS if not failures else min(30, 2**failures)):
        try:
            while chain.seal(at=now()) == 5_000:
                pass
            failures = 0
        except Exception:
            failures += 1
            log.exception("journal_not_sealed", failures=failures)
            if failures > 6:
                # Better a restarted worker than a journal that quietly stays open.
                os.kill(os.getpid(), signal.SIGTERM)
                return
            connection.close()
        close_old_connections()
        time.sleep(0)
