"""Two at once: nothing twice, nothing lost, no gap."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection
from tests.world import World, at

from motcua.casework import operations as casework
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.submit import submit
from motcua.kit.references import new_token


def _together(*works: Callable[[], Any]) -> list[Any]:
    results: list[Any] = [None] * len(works)
    barrier = threading.Barrier(len(works))

    def run(index: int) -> None:
        try:
            barrier.wait(10)
            results[index] = works[index]()
        except Exception as error:  # noqa: BLE001 - the outcome is what is looked at
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_two_officers_accepting_at_once_make_one_code(lasting_world: World) -> None:
    world = lasting_world
    done = world.submit(at(2, "08:30"))
    views = [world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00")) for _ in range(2)]
    results = _together(*(
        lambda v=v: accept(dossier=v[0], officer=v[1], click=v[2], at=at(2, "09:00")) for v in views
    ))  # fmt: skip
    assert sum(isinstance(r, casework.CaseAct) for r in results) == 1
    assert sum(isinstance(r, casework.CaseChangedMeanwhile) for r in results) == 1
    assert Dossier.objects.get().code == "H99.12-261102-0001"


def test_a_double_click_on_submit_makes_one_dossier(lasting_world: World) -> None:
    draft, khai = lasting_world.draft(at(2, "08:30")), lasting_world.person("congdan")
    results = _together(*(
        lambda: submit(draft_id=draft, applicant=khai, submitted_at=at(2, "08:40"),
                       token=new_token())
        for _ in range(2)
    ))  # fmt: skip
    assert len({r.reference for r in results}) == 1
    assert Dossier.objects.count() == 1


def test_eight_acceptances_at_once_leave_no_gap_though_one_fails(lasting_world: World) -> None:
    world = lasting_world
    ids = [world.submit(at(2, "08:30")).dossier_id for _ in range(8)]
    views = [world.seen_by("tiepnhan", i, at(2, "09:00")) for i in ids]
    stale = Click(new_token(), views[3][2].seen_version + 7)
    views[3] = (views[3][0], views[3][1], stale)
    _together(*(
        lambda v=v: accept(dossier=v[0], officer=v[1], click=v[2], at=at(2, "09:00")) for v in views
    ))  # fmt: skip
    codes = sorted(Dossier.objects.filter(code__isnull=False).values_list("code", flat=True))
    assert codes == [f"H99.12-261102-{n:04d}" for n in range(1, 8)]
