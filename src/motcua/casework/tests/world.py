"""
The small world in which casework's tests happen: one commune, one process, one calendar.

The office is open 7:30-11:30 and 13:00-17:00, Monday to Friday, in 2026 and 2027.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import transaction

from motcua.accounts.models import Account, AccountKind
from motcua.agencies.models import Agency
from motcua.casework.models import Case, ProcessVersion
from motcua.casework.operations import Acting, CaseAct, accept, open_case
from motcua.casework.operations.calendars import propose_year, set_office_hours
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.kit.clock import VN
from motcua.rules.working_time import Limit, LimitUnit

OFFICE_WEEK = [["7:30-11:30", "13:00-17:00"]] * 5 + [[], []]
THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAYS, basis="Luật Hộ tịch 2014")
UNIT_MISSING = Limit(Decimal(3), None)
LEAD = "account:9"

_tokens = (f"token-{n}" for n in count(1))


def at(day: int, month: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    """A moment in Vietnam, day before month."""
    return datetime(year, month, day, hour, minute, tzinfo=VN)


START = at(1, 1)


def token() -> str:
    """A token no other act has."""
    return next(_tokens)


def step(key: str, to: list[Any] | None = None, **changes: Any) -> dict[str, Any]:
    """One step of a process document; a step without a way on is signed."""
    row: dict[str, Any] = {
        "key": key,
        "content": {"vi": f"Bước {key}"},
        "role": "leader" if to is None else "specialist",
        "unit": "competent",
        "budget": {"quantity": "4", "unit": "gio_lam_viec"},
        "decides": to is not None,
        "signs": to is None,
        "next": [way if isinstance(way, dict) else {"to": way} for way in to or []],
    }
    return {**row, **changes}


TWO_STEPS = {"format": 1, "first": "tham_tra", "steps": [step("tham_tra", ["ky"]), step("ky")]}


def process(document: dict[str, Any] = TWO_STEPS, code: str = "QT") -> ProcessVersion:
    """A published process."""
    draft_process(code=code, name_vi=code, document=document, actor=LEAD, at=START)
    return publish_process(code=code, actor=LEAD, at=START)


def agency(code: str) -> Agency:
    """An agency that has always existed."""
    return Agency.objects.create(
        code=code, name_vi=f"Xã {code}", tier="commune", kind="centre", valid_from=date(2020, 1, 1)
    )


def officer(login: str = "can-bo") -> Account:
    """An officer."""
    return Account.objects.create(
        login=login, kind=AccountKind.OFFICER, full_name=login, name_key=login, created_at=START
    )


@dataclass
class World:
    """The commune and what belongs to it, and shorthand for acting on cases in it."""

    commune: Agency = field(default_factory=lambda: agency("H99.12"))
    version: ProcessVersion = field(default_factory=process)

    def __post_init__(self) -> None:
        set_office_hours(week=OFFICE_WEEK, valid_from=date(2021, 1, 1), actor=LEAD, at=START)
        for year in (2026, 2027):
            propose_year(year=year, actor=LEAD, at=START)

    def opened(self, when: datetime, **changes: Any) -> Case:
        """A case that waits for the counter."""
        facts: dict[str, Any] = {
            "token": token(), "actor": "account:1", "unit": "", "at": when,
            "label": "K7F3-9QWM-4TXA", "title": "Đăng ký khai sinh",
            "subject_name": "Nguyễn Thị Hoa Sen", "procedure_code": "1.001193",
            "field_code": "HT", "receiving_unit_id": self.commune.pk,
            "competent_unit_id": self.commune.pk, "process_version_id": self.version.pk,
        }  # fmt: skip
        return case_of(open_case(**{**facts, **changes}))

    def accepted(self, when: datetime, limit: Limit | None = THREE_DAYS, **changes: Any) -> Case:
        """A case accepted at a moment; submitted at the same."""
        case = self.opened(when, **changes)
        accept(acting=acting(case, when), limit=limit)
        return fresh(case)


def acting(case: Case, when: datetime, **changes: Any) -> Acting:
    """An act by an officer who sees the case as it is given."""
    facts = {
        "case_id": case.pk, "expected_version": case.version, "token": token(),
        "actor": "account:7", "unit": "H99.12", "at": when,
    }  # fmt: skip
    return Acting(**{**facts, **changes})


def case_of(outcome: CaseAct) -> Case:
    """The case of an outcome, read anew."""
    return Case.objects.get(pk=outcome.case_id)


def fresh(case: Case) -> Case:
    """The case, read anew."""
    return Case.objects.get(pk=case.pk)


@contextmanager
def refused(error: type[Exception]) -> Iterator[Any]:
    """That what is done within is refused, and leaves nothing behind."""
    with pytest.raises(error) as raised, transaction.atomic():
        yield raised
