"""`load`: very many dossiers in a database that stays, for `worklist` to be measured on."""

import time
from typing import Any

from django.db import connection

from motcua.kit.clock import now
from motcua.project.bench import forms, report
from motcua.project.bench.bulk import loading
from motcua.project.bench.bulk.plans import SHARES
from motcua.project.bench.procedures import some_codes
from motcua.project.bench.setting import Setting, say
from motcua.project.bench.world import World, add_specialist, make_world

PROCEDURES, EVERYWHERE = 500, 40
ONE, MANY = "do-mot-thu-tuc", "do-nhieu-thu-tuc"


def run(setting: Setting) -> dict[str, Any]:
    """Make the world, load the dossiers, and say how long it took and how much room it takes."""
    dossiers = setting.options.dossiers
    begun = time.perf_counter()
    codes = some_codes(PROCEDURES)
    world = make_world(at=now(), codes=codes, form_id=forms.WITH_PAPER, everywhere=EVERYWHERE)
    _add_officers(world, codes)
    made = time.perf_counter()
    say(f"loading {dossiers} dossiers")
    loading.load(url=setting.url, world=world, codes=codes, everywhere=EVERYWHERE,
                 dossiers=dossiers, at=now(), stories=SHARES)  # fmt: skip
    ended = time.perf_counter()
    return {
        "bench": "load", "dossiers": dossiers, "seconds": round(ended - begun, 1),
        "world_seconds": round(made - begun, 1), "per_second": round(dossiers / (ended - made)),
        "gigabytes": round(_size() / 1e9, 2), "tables": _tables(), "machine": report.machine(),
        "flows_per_second": round(dossiers / (ended - made), 1), "errors": 0,
    }  # fmt: skip


def _add_officers(world: World, codes: list[str]) -> None:
    """Open the officers whose worklists are compared: one procedure, and five hundred."""
    for login, allowed in ((ONE, codes[:1]), (MANY, codes)):
        add_specialist(login=login, unit=world.units[0], codes=allowed, like=world.officers[0],
                       at=now())  # fmt: skip


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _tables() -> dict[str, dict[str, float]]:
    """Return rows and megabytes, indexes included, of the larger tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint, pg_total_relation_size(oid) / 1e6 FROM pg_class"
            " WHERE relkind = 'r' AND pg_total_relation_size(oid) > 10000000 ORDER BY 3 DESC"
        )
        return {name: {"rows": rows, "megabytes": round(float(size))}
                for name, rows, size in cursor.fetchall()}  # fmt: skip
