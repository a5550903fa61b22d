"""
The shared world of tests: the demo's ground on three procedures, and a clock of its own.

Tests, demo and docs use the same people. Monday 2 November 2026 is a plain working week.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.accounts.models import Account
from motcua.agencies.models import Agency
from motcua.catalogue.operations.import_catalogue import import_catalogue
from motcua.dossiers.access import (
    Officer,
    get_dossier_for_officer,
    officer_at_work,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.submit import SubmittedDossier, submit
from motcua.kit.clock import VN, local_day
from motcua.kit.references import new_token
from motcua.project.demo.filling import ONE_PAGE_PDF as ONE_PAGE_PDF
from motcua.project.demo.filling import fill_in
from motcua.project.demo.filling import page_as_sent as page_as_sent
from motcua.project.demo.forms import publish_forms
from motcua.project.demo.ground import Ground, lay_ground, offer_services
from motcua.project.demo.reading import demo_folder

PASSWORD = "lam-giang-2026"
BIRTH, MARRIAGE, RESIDENCE = "1.001193", "1.004873", "1.004194"
FORMS = {BIRTH: "khai-sinh", MARRIAGE: "xac-nhan-tinh-trang-hon-nhan", RESIDENCE: "tam-tru"}


def at(day: int, clock: str, month: int = 11) -> datetime:
    """Return a moment of 2026, Vietnamese time: `at(2, "08:30")` is Monday 2 November."""
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=VN)


LONG_AGO = at(1, "08:00", month=9)


@dataclass
class World:
    """The province as a test meets it."""

    ground: Ground

    def person(self, login: str) -> Account:
        """Return one of the cast."""
        return self.ground.people[login]

    def agency(self, code: str) -> Agency:
        """Return an agency by its code."""
        return self.ground.agencies[code]

    def officer(self, login: str, when: datetime) -> Officer:
        """Return an officer at work, with the rights of that day."""
        return officer_at_work(account=self.person(login), on=local_day(when))

    def draft(
        self,
        when: datetime,
        *,
        code: str = BIRTH,
        by: str = "congdan",
        agency: str = "H99.12",
        **answers: Any,
    ) -> Any:
        """Fill in a form to the end, and return the draft's id."""
        return fill_in(
            form_id=FORMS[code], procedure_code=code, agency_id=self.agency(agency).pk,
            account=self.person(by), answers=example_answers(code) | answers, at=when,
        )  # fmt: skip

    def submit(self, when: datetime, *, by: str = "congdan", **more: Any) -> SubmittedDossier:
        """Fill in and submit."""
        return submit(
            draft_id=self.draft(when, by=by, **more), applicant=self.person(by),
            submitted_at=when, token=new_token(),
        )  # fmt: skip

    def seen_by(
        self, login: str, dossier_id: int, when: datetime
    ) -> tuple[Dossier, Officer, Click]:
        """Return a dossier as an officer's page shows it, with the click of its form."""
        officer = self.officer(login, when)
        dossier = get_dossier_for_officer(dossier_id=dossier_id, officer=officer)
        return dossier, officer, Click(new_token(), dossier.case.version)


def example_answers(code: str) -> dict[str, Any]:
    """Return what the first example of a form answers."""
    file = demo_folder("lam-giang").path / "forms" / f"{FORMS[code]}.json"
    answers: dict[str, Any] = json.loads(file.read_text())["examples"][0]["answers"]
    if code == BIRTH:
        answers["con_ngay_sinh"] = "2026-10-20"
    return answers


def make_world(folder: Path, at: datetime = LONG_AGO) -> World:
    """Make the world at a moment in an empty database; `folder` holds the file imported."""
    import_three_procedures(folder, at)
    demo = demo_folder("lam-giang")
    world = World(lay_ground(demo, at=at))
    publish_forms(demo, at=at)
    offer_services(demo, at=at)
    return world


def import_three_procedures(folder: Path, at: datetime) -> None:
    """Take in the three procedures from a file in the national format."""
    records = folder / "three-procedures.jsonl"
    records.write_text("\n".join(json.dumps(row) for row in _RECORDS))
    import_catalogue(path=records, at=at, actor="system:test")


def _record(code: str, name: str, field: tuple[str, str], unit: str | None) -> dict[str, Any]:
    ways = [
        {"method": method, "qty": 3, "unit": unit, "fees": [], "note": None}
        for method in ("truc_tuyen", "truc_tiep", "buu_chinh")
    ]
    return {
        "code": code, "name": name, "field": field[0], "field_code": field[1],
        "promulgating_agency": "Bộ thử nghiệm", "levels": ["xa"], "levels_inferred": False,
        "executing_agency": "Ủy ban nhân dân cấp xã", "subjects": ["Công dân Việt Nam"],
        "submission": ways, "dossier": [], "steps": [], "legal_basis": [],
        "results": [{"code": "KQ.TEST", "name": "Kết quả thử"}], "processing_cases": [],
        "detail_level": "structured", "online_level": None, "sources": [],
    }  # fmt: skip


_CIVIL_STATUS, _RESIDENCE = ("Hộ tịch", "G15-TP07"), ("Đăng ký, quản lý cư trú", "G01-CA05")
_RECORDS = [
    _record(BIRTH, "Thủ tục đăng ký khai sinh", _CIVIL_STATUS, None),
    _record(MARRIAGE, "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", _CIVIL_STATUS, None),
    _record(RESIDENCE, "Đăng ký tạm trú", _RESIDENCE, "ngày làm việc"),
]
