"""Own figures: each lever counts the dossiers of its own procedures, and no others."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import World, make_world

from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.rate import issue_rating
from motcua.kit.clock import local_day, now
from motcua.papi.queries.own_figures import OwnFigures, own_figures
from motcua.papi.shipped import shipped

pytestmark = pytest.mark.django_db
LEVERS = shipped().levers


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def counted(days_back: int = 30) -> dict[str, OwnFigures]:
    today = local_day(now())
    since, until = today - timedelta(days=days_back), today + timedelta(days=1)
    found = own_figures(LEVERS, since=since, until=until, on=today)
    return {one.lever.key: one for one in found}


def _received(world: World, marks: int | None = None) -> None:
    when = now() - timedelta(minutes=5)
    done = world.submit(when)
    dossier = Dossier.objects.get(pk=done.dossier_id)
    Dossier.objects.filter(pk=dossier.pk).update(accepted_at=when, code=f"H99-{dossier.pk}")
    rating = issue_rating(dossier=dossier, at=when)
    if marks is not None:
        type(rating).objects.filter(pk=rating.pk).update(
            on_time=marks, attitude=marks, clarity=marks, rated_at=when
        )


def test_a_birth_counts_with_the_commune_and_with_everything_and_not_with_land(
    world: World,
) -> None:
    _received(world, marks=4)
    _received(world)
    found = counted()
    assert (found["commune"].received, found["portal"].received) == (2, 2)
    assert (found["land"].received, found["construction"].received) == (0, 0)
    assert found["commune"].online.percent == 100
    assert (found["commune"].rated, found["commune"].marks) == (1, 4.0)
    assert found["land"].marks is None
    assert found["land"].online.percent is None


def test_what_came_before_the_stretch_is_not_counted(world: World) -> None:
    _received(world)
    Dossier.objects.update(accepted_at=now() - timedelta(days=90))
    assert counted()["commune"].received == 0
    assert counted(days_back=100)["commune"].received == 1


def test_every_lever_together_costs_five_statements(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        counted()
    assert len(queries) == 5


def test_every_lever_names_parts_and_fields_that_exist() -> None:
    for lever in LEVERS:
        held = {no for year in shipped().years.values() for no in year.numbers}
        assert set(lever.numbers) <= held
        assert lever.fields or not (lever.names or lever.level)
