"""SQL and the pure rule of early, on time and late agree at every edge."""

import random
from datetime import timedelta

from motcua.casework.models import Case
from motcua.casework.queries import ended_dossiers
from motcua.casework.tests.world import World, at
from motcua.kit.clock import VN
from motcua.rules.working_time.endings import Ending, ending_of

EDGES = [timedelta(minutes=m, seconds=s) for m in (-1440, -1020, -1, 0, 1, 420, 1440)
         for s in (-1, 0, 59)]  # fmt: skip


def test_sql_and_rule_agree(world: World) -> None:
    pattern, chance, due = world.accepted(at(2, 3)), random.Random(5), at(5, 3, 17)
    rows = []
    for number, edge in enumerate(EDGES * 6):
        ended = due + edge
        stands = ended - timedelta(hours=chance.choice([1, 30])) if number % 3 == 0 else None
        row = Case.objects.get(pk=pattern.pk)
        row.pk, row.finished_at, row.standing_since = None, ended, stands
        row.due_without_extension_at = None if number % 7 == 0 else due
        rows.append(row)
    Case.objects.bulk_create(rows)
    found = list(ended_dossiers(since=at(1, 3), until=at(1, 4)))
    assert len(found) == len(rows)
    assert {case.ending for case in found} == set(Ending)
    for case in found:
        wanted = ending_of(ended_at=case.finished_at, standing_since=case.standing_since,
                           due_at=case.due_without_extension_at, zone=VN)  # fmt: skip
        assert case.ending == wanted, (case.finished_at, case.standing_since)
