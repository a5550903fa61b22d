"""Running a flow against the production server: counted first, then timed."""

import os
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

from motcua.project.bench import cpu, loop, report
from motcua.project.bench.client import Client
from motcua.project.bench.database import Statements
from motcua.project.bench.people import signed_in
from motcua.project.bench.server import serving, worker
from motcua.project.bench.setting import Setting, say

Flow = Callable[[Client, int], None]
_COUNTED_FLOWS = 6
_IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b\d+\b|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def measure(setting: Setting, *, flow: Flow, logins: Sequence[str]) -> dict[str, Any]:
    """
    Count the statements of a few flows, then time many; return the figures as JSON.

    `logins` are who the clients sign in as, once, before anything is counted.
    """
    options = setting.options
    load_before = round(os.getloadavg()[0], 1)
    say("counting statements")
    per_flow, per_request = count(setting, flow=flow, login=logins[0])
    with ExitStack() as stack:
        served = stack.enter_context(
            serving(var=setting.var, workers=options.web_workers, threads=options.threads)
        )
        if options.with_worker:
            stack.enter_context(worker(var=setting.var))
        clients = signed_in(served.port, logins)
        counter = Statements(setting.url) if options.show_statements else None
        say(f"measuring for {options.seconds:g} s after {options.warm_up:g} s of warming up")
        meter = _Meter(setting.url, served.group, flow)
        tally = loop.run(clients=clients, flow=meter.flow, warm_up_seconds=options.warm_up,
                         seconds=options.seconds)  # fmt: skip
        cost = meter.read()
    figures = report.as_json(bench=options.bench, tally=tally, clients=len(clients), statements=0)
    figures["sql_per_flow"] = per_flow
    figures["cpu_ms_per_flow"] = cost
    figures["load_average_before"] = load_before
    figures["sql_per_request"] = per_request
    figures["server"] = {"workers": options.web_workers, "threads": options.threads,
                         "with_worker": options.with_worker}  # fmt: skip
    if counter is not None:
        figures["statements"] = counter.most()
    return figures


class _Meter:
    """Counts every flow, warming up too, and what they all cost."""

    def __init__(self, url: str, group: int, flow: Flow) -> None:
        self.url, self.group, self.inner, self.flows = url, group, flow, 0
        self.server, self.database = cpu.of_group(group), cpu.of_database(url)

    def flow(self, client: Client, which: int) -> None:
        """Do one flow."""
        self.inner(client, which)
        self.flows += 1

    def read(self) -> dict[str, float | None]:
        """Return the processor milliseconds of a flow in the web server and in PostgreSQL."""
        server, database = cpu.of_group(self.group), cpu.of_database(self.url)
        known = database is not None and self.database is not None
        spent = database - self.database if known else None  # type: ignore[operator]
        return {
            "web": round((server - self.server) * 1000 / max(1, self.flows), 2),
            "postgresql": None if spent is None else round(spent * 1000 / max(1, self.flows), 2),
        }


def count(setting: Setting, *, flow: Flow, login: str) -> tuple[float, dict[str, float]]:
    """
    Return the statements of a flow, and of each of its requests (medians).

    Counted inside the application, where each statement begins; BEGIN, COMMIT and savepoints are
    not counted. The first flows, which also fill caches, are left out.
    """
    with serving(var=setting.var, workers=1, threads=1, counting=True) as served:
        (client,) = signed_in(served.port, [login])
        flows: list[int] = []
        requests: dict[str, list[int]] = defaultdict(list)
        for number in range(2 + _COUNTED_FLOWS):
            flow(client, 0)
            if number >= 2:
                flows.append(sum(statements for _, statements in client.counted))
                for asked, statements in client.counted:
                    requests[_IDS.sub("*", asked.partition("?")[0])].append(statements)
            client.counted.clear()
        client.close()
    return statistics.median(flows), {k: statistics.median(v) for k, v in requests.items()}
