"""The ground of a demo: agencies, people, calendar, processes, forms, services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password

from motcua.accounts.models import Account, AccountKind
from motcua.accounts.operations import grant_role, open_account
from motcua.agencies.models import Agency
from motcua.agencies.operations import found
from motcua.casework.models import CalendarYear
from motcua.casework.operations import calendars, processes
from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.operations.offer_service import offer_service
from motcua.project.demo.reading import TWO_TIERS_SINCE, DemoFolder

ACTOR = "system:demo"
HOURS = ["7:30-11:30", "13:00-17:00"]
WEEK = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []]


@dataclass
class Ground:
    """What later steps of the loading look up by code or login."""

    agencies: dict[str, Agency]
    people: dict[str, Account]


def lay_ground(folder: DemoFolder, *, at: datetime) -> Ground:
    """Load everything that a dossier stands on; `at` is the moment of all these acts."""
    ground = Ground({}, {})
    found_agencies(folder, ground, at)
    open_accounts(folder, ground, at)
    enter_calendar(at)
    for process in folder.table("processes")["process"]:
        publish_process(process, at)
    return ground


def offer_services(folder: DemoFolder, *, at: datetime) -> None:
    """Confirm limits and offer the services; the procedures and forms must be there."""
    table = folder.table("services")
    for row in table["confirmation"]:
        confirm_limit(
            code=row["procedure"], quantity=Decimal(row["quantity"]), unit=row["unit"],
            basis=row["basis"], valid_from=TWO_TIERS_SINCE, actor=ACTOR, at=at,
        )  # fmt: skip
    for service in table["service"]:
        for office in service["offices"]:
            offer_service(
                code=service["procedure"], agency_code=office["receiving"],
                competent_agency_code=office["competent"], process_code=service["process"],
                form_id=service["form"], is_open_online=True, valid_from=TWO_TIERS_SINCE,
                actor=ACTOR, at=at,
            )  # fmt: skip


def found_agencies(folder: DemoFolder, ground: Ground, at: datetime) -> None:
    """Found the agencies of the folder: those of `agencies.toml`, then the units of `units.csv`."""
    basis = folder.scenario.basis if folder.scenario else "hư cấu"
    units = [
        {
            "code": row["code"], "name_vi": row["name"], "tier": row["tier"], "kind": "committee",
            "parent": row["parent"], "receives_dossiers": True,
        }
        for row in folder.rows("units")
    ]  # fmt: skip
    for row in [*folder.table("agencies")["agency"], *units]:
        ground.agencies[row["code"]] = found(
            code=row["code"], name_vi=row["name_vi"], name_en=row.get("name_en", ""),
            tier=row["tier"], kind=row["kind"], valid_from=folder.since, actor=ACTOR, at=at,
            parent=ground.agencies.get(row.get("parent", "")),
            receives_dossiers=row.get("receives_dossiers", False),
            address=row.get("address", ""), phone=row.get("phone", ""), basis=basis,
        )  # fmt: skip


def open_accounts(folder: DemoFolder, ground: Ground, at: datetime) -> None:
    """Open the accounts of `people.toml` and grant their roles."""
    people = folder.table("people")
    # One hash for all: sixteen times Argon2 would be a third of the loading time.
    password = make_password(people["password"])
    for kind in AccountKind:
        for row in people.get(kind, []):
            account = open_account(
                login=row["login"], password="", password_hash=password, kind=kind,
                full_name=row["full_name"], phone=row.get("phone", ""), actor=ACTOR, at=at,
                email=row.get("email", ""), person_id=row.get("person_id", ""),
                tax_code=row.get("tax_code", ""), birth_date=row.get("birth_date"),
                address=row.get("address", ""), title=row.get("title", ""), is_demo=True,
            )  # fmt: skip
            ground.people[row["login"]] = account
            for grant in row.get("grants", []):
                grant_role(
                    account=account, role=grant["role"], agency=ground.agencies[grant["agency"]],
                    procedure_code=grant.get("procedure", ""), field_code=grant.get("field", ""),
                    valid_from=folder.since, actor=ACTOR, at=at,
                )  # fmt: skip


def enter_calendar(at: datetime) -> None:
    """Enter the office hours, and the years around a moment as the shipped facts propose them."""
    calendars.set_office_hours(
        week=WEEK, valid_from=date(2021, 1, 1), actor=ACTOR, at=at, basis="hư cấu"
    )
    for year in _years(at):
        if not CalendarYear.objects.filter(agency=None, year=year).exists():
            calendars.propose_year(year=year, actor=ACTOR, at=at)


def _years(at: datetime) -> Iterator[int]:
    first = (at - timedelta(days=120)).year
    yield from range(first, at.year + 3)


def publish_process(row: dict[str, Any], at: datetime) -> None:
    """Publish one process as a table of the demo states it."""
    document = {
        "format": 1, "first": row["steps"][0]["key"], "limit": row["limit"],
        "steps": row["steps"],
    }  # fmt: skip
    processes.draft_process(
        code=row["code"], name_vi=row["name_vi"], name_en=row["name_en"], document=document,
        actor=ACTOR, at=at, is_example=True,
    )  # fmt: skip
    processes.publish_process(code=row["code"], actor=ACTOR, at=at, basis="ví dụ")
