"""`worklist`: first and deep page of an officer's worklist, among very many dossiers."""

import re
import time
from collections import Counter, defaultdict
from typing import Any

from django.db import connection

from motcua.project.bench import load, report
from motcua.project.bench.client import Client
from motcua.project.bench.measuring import measure
from motcua.project.bench.people import signed_in
from motcua.project.bench.server import serving
from motcua.project.bench.setting import Setting, say
from motcua.project.bench.world import find_world

PAGE = "/can-bo/"
DEEP = 60  # pages before the deep one
_NEXT = re.compile(rb'href="([^"]*[?&]sau=[^"]*)"')


def run(setting: Setting) -> dict[str, Any]:
    """Load dossiers if the database has none, then measure three officers' first and deep pages."""
    loaded = None if find_world() else load.run(setting)
    world = find_world()
    assert world is not None
    officers = {"whole unit": world.officers[0].login, "1 procedure": load.ONE,
                "500 procedures": load.MANY}  # fmt: skip
    readers = _Readers(list(officers), _deep_pages(setting, list(officers.values())))
    clients = max(setting.options.clients, len(officers))
    logins = [list(officers.values())[n % len(officers)] for n in range(clients)]
    figures = measure(setting, flow=readers.flow, logins=logins)
    figures["pages"] = readers.figures()
    figures["dossiers"] = _dossiers()
    figures["loaded"] = loaded
    return figures


class _Readers:
    """Each reads the first and the deep page of their own worklist in turn."""

    def __init__(self, officers: list[str], deep: list[str]) -> None:
        self.officers, self.deep = officers, deep
        self.turn: Counter[int] = Counter()
        self.times: dict[str, list[float]] = defaultdict(list)

    def flow(self, client: Client, which: int) -> None:
        """One page."""
        who = which % len(self.officers)
        self.turn[which] += 1
        is_deep = self.turn[which] % 2 == 0
        began = time.perf_counter()
        client.get(self.deep[who] if is_deep else PAGE)
        taken = (time.perf_counter() - began) * 1000
        self.times[f"{self.officers[who]}, {'deep' if is_deep else 'first'}"].append(taken)

    def figures(self) -> dict[str, dict[str, float]]:
        """Return median and 95th percentile of each kind of page; the warm-up is among them."""
        return {
            kind: {
                "median_ms": round(report.percentile(times, 0.5), 1),
                "p95_ms": round(report.percentile(times, 0.95), 1),
                "pages": len(times),
            }
            for kind, times in self.times.items()
        }


def _deep_pages(setting: Setting, logins: list[str]) -> list[str]:
    """Turn pages as a person would, and return where each officer's deep page stands."""
    say(f"turning {DEEP} pages")
    with serving(var=setting.var, workers=1, threads=1) as served:
        return [_turn(client) for client in signed_in(served.port, logins)]


def _turn(client: Client) -> str:
    place = PAGE
    for _ in range(DEEP):
        found = _NEXT.search(client.get(place).body)
        if found is None:
            break
        place = found.group(1).decode().replace("&amp;", "&")
    client.close()
    return place


def _dossiers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        return int(cursor.fetchone()[0])
