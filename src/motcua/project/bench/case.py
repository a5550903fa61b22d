"""`case`: an officer accepts a dossier, advances it one step and reads it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection

from motcua.dossiers.models import Dossier
from motcua.kit.clock import now
from motcua.kit.references import new_token
from motcua.project.bench import forms
from motcua.project.bench.bulk.loading import load
from motcua.project.bench.bulk.plans import ONLY_WAITING
from motcua.project.bench.client import Client
from motcua.project.bench.measuring import measure
from motcua.project.bench.procedures import some_codes
from motcua.project.bench.setting import Setting, say
from motcua.project.bench.world import SECOND_UNIT, UNITS, make_world

_PER_SECOND = 150  # dossiers made ready for each second: more than are ever used up


def run(setting: Setting) -> dict[str, Any]:
    """Make the world and its waiting dossiers, measure, and check what the flows left behind."""
    at, codes, options = now(), some_codes(12), setting.options
    world = make_world(at=at, codes=codes, form_id=forms.WITH_PAPER, everywhere=len(codes))
    waiting = int((options.seconds + options.warm_up) * _PER_SECOND) + 500
    say(f"loading {waiting} dossiers that wait to be accepted")
    load(url=setting.url, world=world, codes=codes, everywhere=len(codes), dossiers=waiting,
         at=at, stories=ONLY_WAITING)  # fmt: skip
    desks = _Desks([unit.pk for unit in world.units], options.clients)
    logins = [world.officers[n % UNITS].login for n in range(options.clients)]
    figures = measure(setting, flow=desks.flow, logins=logins)
    figures["units"] = len(desks.units_used)
    figures["acknowledged"] = len(desks.done)
    figures["faults"] = _faults(desks.done)
    return figures


class _Desks:
    """Deals the waiting dossiers out: each client has those of two units to itself."""

    def __init__(self, units: list[int], clients: int) -> None:
        self.done: list[int] = []
        self.units_used: set[int] = set()
        waiting: dict[int, Iterator[int]] = {}
        for unit in units:
            found = Dossier.objects.filter(receiving_unit=unit).order_by("id")
            waiting[unit] = iter(list(found.values_list("id", flat=True)))
        self.waiting = waiting
        self.mine = [[units[n % UNITS], units[(n + SECOND_UNIT) % UNITS]] for n in range(clients)]
        self.turn: Counter[int] = Counter()

    def flow(self, client: Client, which: int) -> None:
        """Accept, advance, read: each act's redirect shows the dossier, as a browser would."""
        self.turn[which] += 1
        unit = self.mine[which][self.turn[which] % 2]
        dossier = next(self.waiting[unit])
        place = f"/can-bo/ho-so/{dossier}/"
        client.post(f"{place}viec/accept/", {
            "csrfmiddlewaretoken": client.cookies["csrftoken"], "token": new_token(),
            "version": "1",
        })  # fmt: skip
        page = client.post(f"{place}viec/forward/", {
            "csrfmiddlewaretoken": client.cookies["csrftoken"], "token": new_token(),
            "version": "2", "note": "Đủ điều kiện.",
        })  # fmt: skip
        if page.path != place:
            raise AssertionError(page.path)
        self.done.append(dossier)
        self.units_used.add(unit)


def _faults(done: list[int]) -> list[str]:
    """Return what is wrong in the database with the dossiers that were acknowledged; best: none."""
    faults = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT d.code) FROM dossiers_dossier d"
            " JOIN casework_case c ON c.id = d.case_id"
            " WHERE d.id = ANY(%s) AND c.state = 'in_progress' AND c.step_key = 'ky'"
            " AND c.version = 3 AND (SELECT count(*) FROM casework_actoutcome o"
            " WHERE o.case_id = c.id) = 3 AND (SELECT count(*) FROM journal_journalentry j"
            " WHERE j.subject = 'case:' || c.id) = 3",
            [done],
        )
        sound, codes = cursor.fetchone()
        if sound != len(done) or codes != len(done) or len(set(done)) != len(done):
            faults.append(f"{len(done)} acknowledged, {sound} sound, {codes} codes")
        cursor.execute(
            "SELECT count(*) FROM dossiers_codecounter k WHERE last <> (SELECT count(*)"
            " FROM dossiers_dossier d WHERE d.receiving_unit_id = k.unit_id"
            " AND (d.accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = k.day)"
        )
        if gaps := cursor.fetchone()[0]:
            faults.append(f"{gaps} counters with gaps")
    return faults
