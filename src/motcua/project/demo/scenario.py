"""
Loading a scenario: a folder with a clock and a catalogue of its own.

`binh-duong-2021` keeps the procedures of its `procedures.csv`, each at one agency and told of
only, with the levels that were published of them. `two-tier-2026` follows on it: on its day the
agencies end, others take over, and the levels of government are those of the national records.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.agencies.operations import end, succeed
from motcua.catalogue import shipped
from motcua.catalogue.models import ImportRun, Procedure
from motcua.catalogue.operations.levels.declare import Declared, declare_levels
from motcua.catalogue.operations.levels.integration import record_integrations
from motcua.catalogue.operations.load_synonyms import load_synonyms
from motcua.catalogue.operations.offer_services import Told, end_services, tell_of_services
from motcua.catalogue.operations.take_file import take_lines
from motcua.catalogue.reading import facts
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.lines import Line, read_lines
from motcua.catalogue.reading.marks import Mark
from motcua.project.demo.figures import publish_figures
from motcua.project.demo.ground import (
    ACTOR,
    Ground,
    enter_calendar,
    found_agencies,
    open_accounts,
)
from motcua.project.demo.reading import DemoFolder, Scenario, demo_folder

Rows = list[dict[str, str]]


class CatalogueNotEmpty(Exception):
    """A scenario brings its own procedures; the database has some already."""


class RecordMissing(Exception):
    """A procedure of the scenario is not among the shipped facts."""


def load_scenario(folder: DemoFolder, *, at: datetime) -> Ground:
    """
    Load a scenario into an empty database, each part at the moment that the folder names.

    `at` is the present, up to which office calendars are entered.

    :raises CatalogueNotEmpty: see there
    :raises RecordMissing: see there
    """
    if Procedure.objects.exists():
        raise CatalogueNotEmpty(
            "A scenario brings its own procedures; load it into a database of its own: "
            "./motcua up --scenario NAME"
        )
    scenario, ground = _of(folder), Ground({}, {})
    first = demo_folder(scenario.follows) if scenario.follows else folder
    _begin(first, ground)
    if first is not folder:
        _follow(first, folder, ground)
    open_accounts(folder, ground, scenario.at)
    enter_calendar(at)
    with connection.cursor() as cursor:
        # Thousands of rows came at once; without their statistics the first pages are slow.
        cursor.execute("ANALYZE")
    return ground


def _of(folder: DemoFolder) -> Scenario:
    assert folder.scenario is not None, folder.path
    return folder.scenario


def _begin(folder: DemoFolder, ground: Ground) -> None:
    scenario, rows = _of(folder), folder.rows("procedures")
    found_agencies(folder, ground, scenario.at)
    for agency in ground.agencies.values():
        last_day: date = scenario.raw["last_day"]
        end(agency=agency, last_day=last_day, actor=ACTOR, at=scenario.at, basis=scenario.basis)
    take_records(rows, scenario, assigned={row["code"]: row["level"] for row in rows})
    load_synonyms(at=scenario.at, actor=ACTOR)
    _declare(rows, scenario)
    publish_figures(folder, at=scenario.at)


def take_records(rows: Rows, scenario: Scenario, *, assigned: dict[str, str] | None) -> None:
    """
    Take the records named in `rows` from the shipped facts, to hold from the scenario's day.

    `assigned` is the level of government of each, "" for none; None: as the records say. What
    differs from the record is marked, and so are the agency and the day, which it does not know.
    """
    wanted = {row["code"] for row in rows}
    differing: set[str] = set()

    def read(data: bytes) -> ProcedureContent:
        content = facts.read_line(data)
        if assigned is None:
            return content
        level = assigned[content.code]
        if content.levels == (level,):
            return content
        differing.add(content.code)
        # What the scenario set was not inferred from the name of an agency.
        return replace(content, levels=(level,) if level else (), levels_inferred=False)

    def assumed(code: str) -> list[str]:
        marks = [str(Mark.LEVEL_ASSUMED)] if code in differing else []
        return [*marks, str(Mark.AGENCY_ASSUMED), str(Mark.DATE_ASSUMED)]

    report = take_lines(
        _lines_of(wanted), read=read, source=ImportRun.Source.FACTS, path=shipped.FACTS,
        sha256="", day=scenario.since, at=scenario.at, actor=ACTOR, assumed=assumed,
    )  # fmt: skip
    if report.refused or report.taken + report.changed + report.unchanged != len(wanted):
        raise RecordMissing(f"{len(wanted)} wanted, {report.taken} taken")


def _lines_of(codes: set[str]) -> Iterator[Line]:
    lines = read_lines(shipped.FACTS)
    next(lines)  # the header
    for line in lines:
        if line.data is not None and json.loads(line.data)["code"] in codes:
            yield line


def _declare(rows: Rows, scenario: Scenario) -> None:
    """Tell of each procedure at its agency, and enter what was published of its level."""
    offered = tell_of_services(
        told=[Told(row["code"], row["agency"]) for row in rows], valid_from=scenario.since,
        actor=ACTOR, at=scenario.at,
    )  # fmt: skip
    levels: dict[str, Any] = scenario.raw["levels"]
    declare_levels(
        declared=[Declared(offered[r["code"]].pk, int(r["declared"]), True) for r in rows],
        rule_set=levels["rule_set"], held_from=levels["as_of"], source=levels["source"],
        actor=ACTOR, recorded_at=scenario.at,
    )  # fmt: skip
    portal: dict[str, Any] = scenario.raw["integration"]
    record_integrations(
        procedures=[offered[r["code"]].procedure_id for r in rows if r["integrated"]],
        is_integrated=True, held_from=portal["as_of"], source=portal["source"], actor=ACTOR,
        recorded_at=scenario.at, is_assumed=True,
    )  # fmt: skip


def _follow(first: DemoFolder, folder: DemoFolder, ground: Ground) -> None:
    """End what was there, found the heirs, and put every procedure where it now belongs."""
    scenario, rows, before = _of(folder), first.rows("procedures"), list(ground.agencies)
    found_agencies(folder, ground, scenario.at)
    heirs = _succeed(folder, ground)
    take_records(rows, scenario, assigned=None)
    end_services(agencies=before, on=scenario.since, actor=ACTOR, at=scenario.at)
    tell_of_services(
        told=[Told(row["code"], heirs[row["agency"]]) for row in rows],
        valid_from=scenario.since, actor=ACTOR, at=scenario.at,
    )  # fmt: skip


def _succeed(folder: DemoFolder, ground: Ground) -> dict[str, str]:
    """Record who took over from whom, and return the one that gets each agency's procedures."""
    scenario, heirs = _of(folder), {}
    pairs = [
        (old, row["code"], True)
        for row in folder.table("agencies")["agency"]
        for old in row.get("took_over_from", ())
    ]
    pairs += [
        (row["predecessor"], row["successor"], bool(row["is_default"]))
        for row in folder.rows("successions")
    ]
    for old, new, is_default in pairs:
        succeed(
            predecessor=ground.agencies[old], successor=ground.agencies[new], on=scenario.since,
            actor=ACTOR, at=scenario.at, basis=scenario.basis,
        )  # fmt: skip
        if is_default:
            heirs[old] = new
    return heirs
