"""`search`: the judged queries, in the database for their answers and over HTTP for their speed."""

import itertools
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.urls import Resolver404, resolve

from motcua.catalogue.search.evaluation import evaluate, read_judged
from motcua.kit.clock import now
from motcua.project.bench import forms
from motcua.project.bench.client import Client
from motcua.project.bench.measuring import measure
from motcua.project.bench.procedures import BIRTH
from motcua.project.bench.setting import Setting, say
from motcua.project.bench.world import CITIZENS, make_world

PAGE = "/thu-tuc/"


def run(setting: Setting) -> dict[str, Any]:
    """Judge the answers on the shipped facts, then measure the page of results."""
    say("judging the answers")
    answers, measures = evaluate()
    judged = {name: asdict(one) for name, one in measures.items()}
    missed = [a.judged.words for a in answers if not 0 < a.place <= 5]
    more = {"judged": judged, "missed": missed, **_headline(judged["all"])}
    try:
        resolve(PAGE)
    except Resolver404:
        say(f"there is no page {PAGE} to measure")
        return {"bench": "search", **more}
    world = make_world(at=now(), codes=[BIRTH], form_id=forms.PLAIN, everywhere=1)
    words = itertools.cycle([one.words for one in read_judged()])
    logins = [world.citizens[n % CITIZENS].login for n in range(setting.options.clients)]

    def flow(client: Client, which: int) -> None:
        client.get(f"{PAGE}?{urlencode({'q': next(words)})}")

    return {**measure(setting, flow=flow, logins=logins), **more}


def _headline(measured: dict[str, Any]) -> dict[str, Any]:
    return {
        "top_1": measured["top_1"], "top_5": measured["top_5"],
        "database_median_ms": measured["median_ms"], "database_p95_ms": measured["p95_ms"],
    }  # fmt: skip
