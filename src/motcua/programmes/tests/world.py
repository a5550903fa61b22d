"""A province with a department that offers three procedures, only told of so far."""

from datetime import date, datetime
from pathlib import Path

from motcua.accounts.models import Account, Role
from motcua.accounts.operations import grant_role, open_account
from motcua.agencies import operations as agencies
from motcua.agencies.models import Agency
from motcua.casework.operations.calendars import propose_year, set_office_hours
from motcua.casework.tests.world import OFFICE_WEEK, token
from motcua.catalogue.models import OfferedService
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.kit.clock import local_day
from motcua.programmes.models import Programme, Target
from motcua.programmes.operations.programme import found_programme, set_level_target

SINCE = date(2025, 7, 1)
TODAY = local_day(MONDAY)
END = date(2026, 12, 31)
CODES = ("1.000001", "1.000002", "1.000003")
ACTOR = "account:1"
__all__ = ["ACTOR", "CODES", "END", "MONDAY", "TODAY", "build", "officer", "target_of", "token"]


def build(folder: Path) -> tuple[Agency, Agency]:
    """Return (province, department); the department offers `CODES`, told of in full."""
    set_office_hours(week=OFFICE_WEEK, valid_from=date(2021, 1, 1), actor=ACTOR, at=MONDAY)
    for year in (2026, 2027):
        propose_year(year=year, actor=ACTOR, at=MONDAY)
    province = _agency("H99", "UBND tỉnh", "province", "committee", None)
    department = _agency("H99.03", "Sở Tư pháp", "province", "department", province)
    law = [{"number": "60/2014/QH13", "title": "Luật"}]
    take(folder, *(record(code, name=f"Thủ tục {code}", legal_basis=law) for code in CODES))
    for code in CODES:
        offer_service(
            code=code, agency_code="H99.03", competent_agency_code="H99.03", process_code="",
            valid_from=TODAY, actor=ACTOR, at=MONDAY,
        )  # fmt: skip
    return province, department


def _agency(code: str, name: str, tier: str, kind: str, parent: Agency | None) -> Agency:
    return agencies.found(
        code=code, name_vi=name, tier=tier, kind=kind, parent=parent, receives_dossiers=True,
        valid_from=SINCE, actor=ACTOR, at=MONDAY,
    )  # fmt: skip


def officer(login: str, agency: Agency, role: str = Role.STEWARD) -> Account:
    """Return an officer who holds a role at an agency."""
    account = open_account(
        login=login, kind="officer", full_name=f"Cán bộ {login}", password="mat-khau-thu-2026",
        actor=ACTOR, at=MONDAY,
    )  # fmt: skip
    grant_role(account=account, role=role, agency=agency, valid_from=SINCE, actor=ACTOR, at=MONDAY)
    return account


def target_of(province: Agency, *, wanted: int = 3, ends: date = END) -> Target:
    """Return a target of a new programme: from level 1 to 2 of Decree 43/2011."""
    programme: Programme = found_programme(
        name="Chương trình thử", starts_on=TODAY, ends_on=ends, basis="QĐ thử", unit=province,
        actor=ACTOR, at=MONDAY,
    )  # fmt: skip
    return set_level_target(
        programme=programme, rule_set="decree_43_2011", level_from=1, level_to=2, wanted=wanted,
        due_on=ends, actor=ACTOR, at=MONDAY,
    )  # fmt: skip


def services() -> list[int]:
    """Return the ids of the offered services, by procedure."""
    return list(OfferedService.objects.order_by("procedure__code").values_list("pk", flat=True))


def moment(day: date, hour: int = 9) -> datetime:
    """Return an hour of a day in Vietnamese time."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=MONDAY.tzinfo)
