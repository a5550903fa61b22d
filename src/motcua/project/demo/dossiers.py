"""The demo's dossiers: each act at its own moment, by its own officer."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.accounts.models import Account
from motcua.casework.calendars import calendar_of, current_calendar_id
from motcua.dossiers.access import (
    get_dossier_for_applicant,
    get_dossier_for_officer,
    officer_at_work,
)
from motcua.dossiers.models import Dossier, PaperState
from motcua.dossiers.operations import close_early, handle
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.check_papers import Tick, check_papers
from motcua.dossiers.operations.hand_over import hand_over
from motcua.dossiers.operations.rate import rate
from motcua.dossiers.operations.refuse import refuse
from motcua.dossiers.operations.submit import submit
from motcua.dossiers.operations.supplement import answer_supplement, request_supplement
from motcua.kit.clock import VN, local_day
from motcua.kit.references import new_token
from motcua.project.demo.filling import fill_in
from motcua.project.demo.ground import Ground
from motcua.project.demo.guidance import arrived
from motcua.project.demo.reading import DemoFolder
from motcua.rules.working_time import Calendar


class BadMoment(Exception):
    """A moment of the demo is not written as "-3 08:40"."""


def load_dossiers(folder: DemoFolder, ground: Ground, *, at: datetime) -> int:
    """Load every dossier of the folder with the acts that lie before `at`; return how many."""
    loader = _Loader(folder, ground, at)
    rows = folder.table("dossiers")["dossier"]
    for row in rows:
        loader.load(row)
    return len(rows)


class _Loader:
    def __init__(self, folder: DemoFolder, ground: Ground, at: datetime) -> None:
        self.folder, self.ground, self.now = folder, ground, at
        self.calendar: Calendar = calendar_of(current_calendar_id(unit_id=0))
        self.services = {s["procedure"]: s["form"] for s in folder.table("services")["service"]}

    def load(self, row: dict[str, Any]) -> None:
        applicant = self.ground.people[row["by"]]
        at = self.moment(row["at"])
        draft_id = fill_in(
            form_id=self.services[row["procedure"]], procedure_code=row["procedure"],
            agency_id=self.ground.agencies[row["agency"]].pk, account=applicant,
            answers=self._answers(row, at), at=at,
        )  # fmt: skip
        if "came_from" in row:
            arrived(draft_id=draft_id, campaign=row["came_from"], agency_code=row["agency"], at=at)
        helped = self.ground.agencies.get(row.get("assisted_by", ""))
        submitted = submit(draft_id=draft_id, applicant=applicant, submitted_at=at,
                           token=new_token(), assisting_unit_id=helped.pk if helped else None)  # fmt: skip
        for act in row.get("acts", []):
            self._act(submitted.dossier_id, submitted.reference, applicant, act)

    def moment(self, text: str) -> datetime:
        """Return the moment that many working days before today, at that time."""
        try:
            days, _, clock = text.partition(" ")
            count, hour = int(days), time.fromisoformat(clock)
        except ValueError as error:
            raise BadMoment(text) from error
        day = local_day(self.now)
        while count < 0:
            day -= timedelta(days=1)
            count += self.calendar.is_working_day(day)
        found = datetime.combine(day, hour, VN)
        # Today's acts of a demo loaded at night are just over.
        return min(found, self.now - timedelta(minutes=1))

    def _answers(self, row: dict[str, Any], at: datetime) -> dict[str, Any]:
        file = self.folder.path / "forms" / f"{self.services[row['procedure']]}.json"
        examples = json.loads(file.read_text())["examples"]
        example = next(e for e in examples if e["name"] == row["example"])
        shift = local_day(at) - date.fromisoformat(example["today"])
        moved = {k: self._moved(v, shift) for k, v in example["answers"].items()}
        return moved | row.get("answers", {})

    @staticmethod
    def _moved(value: Any, shift: timedelta) -> Any:
        """Recent days of an example move along with the day of loading; birthdays stay."""
        if isinstance(value, str) and len(value) == 10 and value[:4].isdigit():
            try:
                day = date.fromisoformat(value)
            except ValueError:
                return value
            return (day + shift).isoformat() if day.year >= 2026 else value
        return value

    def _act(
        self, dossier_id: int, reference: str, applicant: Account, act: dict[str, Any]
    ) -> None:
        at = self.moment(act["at"])
        if act["do"] in {"answer", "withdraw", "rate"}:
            self._applicant_acts(reference, applicant, act, at)
            return
        officer = officer_at_work(account=self.ground.people[act["by"]], on=local_day(at))
        dossier = get_dossier_for_officer(dossier_id=dossier_id, officer=officer)
        click = Click(new_token(), dossier.case.version)
        match act["do"]:
            case "check":
                check_papers(dossier=dossier, ticks=self._ticks(dossier, act),
                             officer=officer.account, at=at)  # fmt: skip
            case "accept":
                accept(dossier=dossier, officer=officer, click=click, at=at)
            case "refuse":
                refuse(dossier=dossier, officer=officer, click=click, reason=act["reason"],
                       basis=act.get("basis", ""), at=at)  # fmt: skip
            case "ask":
                request_supplement(
                    dossier=dossier, officer=officer, click=click, reason=act["reason"],
                    components=self._components(dossier), answer_by=self._until(act["until"]),
                    at=at,
                )  # fmt: skip
            case "decide":
                handle.decide(dossier=dossier, officer=officer, click=click, granted=True,
                              number=act["number"], summary=act.get("summary", ""),
                              at=at)  # fmt: skip
            case "forward":
                handle.forward(dossier=dossier, officer=officer, click=click, at=at,
                               note=act.get("note", ""))  # fmt: skip
            case "return":
                handle.return_to_previous(dossier=dossier, officer=officer, click=click,
                                          reason=act["reason"], at=at)  # fmt: skip
            case "sign":
                handle.sign_off(dossier=dossier, officer=officer, click=click, at=at)
            case "hand_over":
                hand_over(dossier=dossier, officer=officer, click=click, channel="counter",
                          received_by=applicant.full_name, at=at)  # fmt: skip
            case "agree":
                close_early.agree_withdrawal(dossier=dossier, officer=officer, click=click, at=at)
            case unknown:
                raise ValueError(unknown)

    @staticmethod
    def _ticks(dossier: Dossier, act: dict[str, Any]) -> tuple[Tick, ...]:
        state = act.get("state", PaperState.OK)
        papers = dossier.papers.filter(files__isnull=False).distinct()
        return tuple(Tick(p.component, state, act.get("note", "")) for p in papers)

    @staticmethod
    def _components(dossier: Dossier) -> tuple[str, ...]:
        return tuple(dossier.papers.values_list("component", flat=True)[:1])

    def _until(self, working_days: int) -> datetime:
        day = local_day(self.now)
        while working_days > 0:
            day += timedelta(days=1)
            working_days -= self.calendar.is_working_day(day)
        return datetime.combine(day, time(17, 0), VN)

    @staticmethod
    def _applicant_acts(
        reference: str, applicant: Account, act: dict[str, Any], at: datetime
    ) -> None:
        dossier = get_dossier_for_applicant(reference=reference, account=applicant)
        click = Click(new_token(), dossier.case.version)
        if act["do"] == "answer":
            answer_supplement(dossier=dossier, applicant=applicant, click=click, papers=(),
                              note=act["note"], at=at)  # fmt: skip
        elif act["do"] == "withdraw":
            close_early.request_withdrawal(dossier=dossier, applicant=applicant, click=click,
                                           reason=act["reason"], at=at)  # fmt: skip
        else:
            marks = act["marks"]
            rate(token=dossier.rating.token, on_time=marks[0], attitude=marks[1],
                 clarity=marks[2], comment=act.get("comment", ""), at=at)  # fmt: skip
