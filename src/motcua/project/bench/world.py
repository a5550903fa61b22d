"""
The world that a benchmark runs in: an invented province, its officers, citizens and services.

None of its accounts is a demo account: those are refused in production, where benchmarks run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from motcua.accounts.models import Account, AccountKind, Role, RoleGrant
from motcua.accounts.operations import grant_role, open_account
from motcua.agencies.models import Agency, Kind, Tier
from motcua.agencies.operations import found
from motcua.casework.models import CalendarYear
from motcua.casework.operations import calendars, processes
from motcua.catalogue.operations.confirm_limit import confirm_limit
from motcua.catalogue.operations.offer_service import offer_service
from motcua.eforms.operations.publish_release import publish_release
from motcua.project.bench import forms

ACTOR = "system:bench"
PASSWORD = "do-toc-do-2026"  # noqa: S105 - of accounts that live as long as the benchmark
PROCESS = "DO-2"
SINCE = date(2021, 1, 1)
UNITS = 12
CITIZENS = 24
SECOND_UNIT = 8  # so that eight officers cover twelve units
WORKING_ROLES = (Role.INTAKE, Role.SPECIALIST, Role.LEADER, Role.RETURN)
_GIVEN = ("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Khuê", "Lam", "Mai", "Nga", "Oanh", "Phú")
HOURS = ["7:30-11:30", "13:00-17:00"]


@dataclass(frozen=True)
class World:
    """Who and what there is; units and officers stand in the same order."""

    units: tuple[Agency, ...]
    officers: tuple[Account, ...]
    citizens: tuple[Account, ...]


def make_world(*, at: datetime, codes: Sequence[str], form_id: str, everywhere: int) -> World:
    """
    Make the world in a migrated database that holds the procedures `codes`.

    The first `everywhere` codes are offered by every unit, the others by the first unit alone.
    `at` is the moment of all these acts.
    """
    password = make_password(PASSWORD)
    units = tuple(_unit(number, at) for number in range(UNITS))
    officers = tuple(_officer(number, units, password, at) for number in range(UNITS))
    citizens = tuple(
        _account(f"do-dan-{number:02}", AccountKind.CITIZEN, _name("Nguyễn Thị Đo", number),
                 password, at)
        for number in range(CITIZENS)
    )  # fmt: skip
    _enter_calendar(at)
    _publish_process(at)
    publish_release(document=forms.two_pages(with_paper=form_id == forms.WITH_PAPER), actor=ACTOR,
                    at=at)  # fmt: skip
    for number, code in enumerate(codes):
        confirm_limit(code=code, quantity=Decimal(3), unit="ngay_lam_viec", basis="hư cấu",
                      valid_from=SINCE, actor=ACTOR, at=at)  # fmt: skip
        for unit in units if number < everywhere else units[:1]:
            offer_service(
                code=code, agency_code=unit.code, competent_agency_code=unit.code,
                process_code=PROCESS, form_id=form_id, is_open_online=True, valid_from=SINCE,
                actor=ACTOR, at=at,
            )  # fmt: skip
    return World(units, officers, citizens)


def find_world() -> World | None:
    """Return the world of this database, or None when it has none."""
    units = tuple(Agency.objects.filter(code__startswith="H98.").order_by("code"))
    people = Account.objects.order_by("login")
    officers = tuple(people.filter(login__startswith="do-can-bo-"))
    citizens = tuple(people.filter(login__startswith="do-dan-"))
    return World(units, officers, citizens) if units and officers and citizens else None


def add_specialist(
    *, login: str, unit: Agency, codes: Sequence[str], like: Account, at: datetime
) -> None:
    """Open an officer who handles the procedures `codes` at a unit, with the password of `like`."""
    account = _account(login, AccountKind.OFFICER, "Cán bộ Đo Thêm", like.password, at)
    RoleGrant.objects.bulk_create(
        RoleGrant(account=account, role=Role.SPECIALIST, agency=unit, procedure_code=code,
                  valid_from=SINCE, granted_by=ACTOR)
        for code in codes
    )  # fmt: skip


def _unit(number: int, at: datetime) -> Agency:
    return found(
        code=f"H98.{number + 11}", name_vi=f"UBND xã Đo {number + 1:02}", tier=Tier.COMMUNE,
        kind=Kind.COMMITTEE, valid_from=SINCE, actor=ACTOR, at=at, receives_dossiers=True,
        basis="hư cấu",
    )  # fmt: skip


def _officer(number: int, units: tuple[Agency, ...], password: str, at: datetime) -> Account:
    """Open an officer with every working role at two units, the second one shared with another."""
    account = _account(f"do-can-bo-{number:02}", AccountKind.OFFICER, _name("Trần Văn Đo", number),
                       password, at)  # fmt: skip
    for unit in (units[number], units[(number + SECOND_UNIT) % UNITS]):
        for role in WORKING_ROLES:
            grant_role(account=account, role=role, agency=unit, valid_from=SINCE, actor=ACTOR,
                       at=at)  # fmt: skip
    return account


def _name(family: str, number: int) -> str:
    """Return a name of letters alone; forms refuse digits in names."""
    return f"{family} {_GIVEN[number // len(_GIVEN)]} {_GIVEN[number % len(_GIVEN)]}"


def _account(login: str, kind: str, name: str, password_hash: str, at: datetime) -> Account:
    return open_account(
        login=login, password="", password_hash=password_hash, kind=kind, full_name=name,
        actor=ACTOR, at=at,
    )  # fmt: skip


def _enter_calendar(at: datetime) -> None:
    week = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []]
    calendars.set_office_hours(week=week, valid_from=SINCE, actor=ACTOR, at=at, basis="hư cấu")
    for year in (at.year - 1, at.year, at.year + 1):
        if not CalendarYear.objects.filter(agency=None, year=year).exists():
            calendars.propose_year(year=year, actor=ACTOR, at=at)


def _publish_process(at: datetime) -> None:
    """Two steps: examine within three hours, then decide and sign within one."""
    steps = [
        {"key": "tham_tra", "content": {"vi": "Thẩm tra hồ sơ", "en": "Examine"},
         "role": "specialist", "unit": "competent", "next": [{"to": "ky"}],
         "budget": {"quantity": "3", "unit": "gio_lam_viec"}},
        {"key": "ky", "content": {"vi": "Ký kết quả", "en": "Sign"},
         "role": "leader", "unit": "competent", "decides": True, "signs": True,
         "budget": {"quantity": "1", "unit": "gio_lam_viec"}},
    ]  # fmt: skip
    document = {
        "format": 1, "first": "tham_tra", "steps": steps,
        "limit": {"quantity": "3", "unit": "ngay_lam_viec"},
    }  # fmt: skip
    processes.draft_process(code=PROCESS, name_vi="Quy trình để đo", name_en="For measuring",
                            document=document, actor=ACTOR, at=at, is_example=True)  # fmt: skip
    processes.publish_process(code=PROCESS, actor=ACTOR, at=at, basis="hư cấu")
