"""Loading a demo or a scenario: ground, catalogue, services, dossiers; all or nothing, and once."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.accounts.models import Account
from motcua.catalogue.models import ImportRun
from motcua.indicators.operations import bring_up_to_date
from motcua.project.demo.announcements import load_announcements
from motcua.project.demo.dossiers import load_dossiers
from motcua.project.demo.forms import publish_forms
from motcua.project.demo.ground import ACTOR, Ground, lay_ground, offer_services
from motcua.project.demo.guidance import load_demo_guidance
from motcua.project.demo.papi import load_papi
from motcua.project.demo.programme import load_programme
from motcua.project.demo.published_forms import load_published
from motcua.project.demo.reading import DemoFolder, demo_folder
from motcua.project.demo.reviewed import load_reviewed
from motcua.project.demo.scenario import load_scenario
from motcua.project.demo.simplification import load_reviews


class DemoNotHere(Exception):
    """A demo is never loaded in production, nor into a database with accounts of its own."""


@dataclass(frozen=True)
class LoadedDemo:
    """What was loaded; `already`: it had been, and nothing was done."""

    agencies: int = 0
    people: int = 0
    dossiers: int = 0
    seconds: float = 0.0
    already: bool = False


# The ground stands before the first dossier of the demo, which is weeks old.
GROUND_BEFORE = timedelta(days=60)


def load_demo(*, name: str, at: datetime) -> LoadedDemo:
    """
    Load the demo `name` as if it had lived up to `at`; a scenario has a clock of its own.

    :raises DemoNotHere: in production, or where accounts exist that are not a demo's
    :raises FileNotFoundError: there is no such demo
    :raises scenario.CatalogueNotEmpty: a scenario brings its own catalogue, and one is there
    """
    if settings.PRODUCTION:
        raise DemoNotHere("Demo accounts are refused when MOTCUA_ENV=production.")
    if Account.objects.filter(is_demo=True).exists():
        return LoadedDemo(already=True)
    if Account.objects.exists():
        raise DemoNotHere("This database has accounts of its own; a demo needs one for itself.")
    folder, began = demo_folder(name), time.perf_counter()
    with transaction.atomic():
        ground, dossiers = _load(folder, at)
    seconds = round(time.perf_counter() - began, 2)
    return LoadedDemo(len(ground.agencies), len(ground.people), dossiers, seconds)


def _catalogue_kept_since(at: datetime) -> None:
    """
    Let the shipped facts count as taken in when the demo's office began, not when it was loaded.

    Otherwise its services would have been known of weeks before their procedures, and a past day
    would have levels on one page and no procedure on another.
    """
    ImportRun.objects.filter(source=ImportRun.Source.FACTS, at__gt=at).update(at=at)


def _load(folder: DemoFolder, at: datetime) -> tuple[Ground, int]:
    if folder.scenario:
        ground = load_scenario(folder, at=at)
        load_programme(folder, ground, at=folder.scenario.at)
        load_papi(folder, ground, at=folder.scenario.at)
        return ground, 0
    _catalogue_kept_since(at - GROUND_BEFORE)
    ground = lay_ground(folder, at=at - GROUND_BEFORE)
    publish_forms(folder, at=at - GROUND_BEFORE)
    offer_services(folder, at=at - GROUND_BEFORE)
    load_published(folder, ground, at=at - GROUND_BEFORE)
    load_reviewed(folder, ground, at=at - GROUND_BEFORE)
    load_demo_guidance(folder, ground, at=at)
    dossiers = load_dossiers(folder, ground, at=at)
    load_announcements(folder, ground, at=at)
    load_programme(folder, ground, at=at)
    load_papi(folder, ground, at=at)
    load_reviews(folder, ground, at=at)
    bring_up_to_date(at=at, actor=ACTOR)
    return ground, dossiers
