"""A closed loop: each client begins its next flow when its last one has ended."""

import resource
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from motcua.project.bench.client import Client

Flow = Callable[[Client, int], None]


@dataclass
class Tally:
    """What the clients of one loop saw. Times in milliseconds, of whole flows."""

    times: list[float] = field(default_factory=list)
    requests: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    client_cpu_seconds: float = 0.0


def run(*, clients: list[Client], flow: Flow, warm_up_seconds: float, seconds: float) -> Tally:
    """
    Run `flow(client, which)` in every client at once until the time is over; then count.

    Flows that began in the warm-up are not counted; flows begun in the measured time are awaited
    and counted, and the time runs until the last of them has ended.
    """
    tally, lock = Tally(), threading.Lock()
    start = time.perf_counter() + warm_up_seconds
    end = start + seconds
    cpu_at_start: list[float] = []

    def work(which: int) -> None:
        client = clients[which]
        while (began := time.perf_counter()) < end:
            if began >= start and not cpu_at_start:
                cpu_at_start.append(_cpu())
            before = client.requests
            try:
                flow(client, which)
                error = ""
            except Exception as failure:  # noqa: BLE001 - every failure is an error of the flow
                error = f"{type(failure).__name__}: {failure}"
                client.close()
            if began < start:
                continue
            with lock:
                if error:
                    tally.errors.append(error)
                else:
                    tally.times.append((time.perf_counter() - began) * 1000)
                    tally.requests += client.requests - before

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.seconds = time.perf_counter() - start
    tally.client_cpu_seconds = _cpu() - (cpu_at_start[0] if cpu_at_start else 0.0)
    return tally


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
