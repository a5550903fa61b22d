"""
The rows of one planned dossier, as the operations would have written them.

Moments are written as the operations leave them: what an act computes is in Vietnamese time,
what it read from the database in UTC. Columns hold moments alike; only JSON shows the difference.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.kit.clock import local_day
from motcua.kit.text import fold
from motcua.project.bench import forms
from motcua.project.bench.bulk import by_operations as said
from motcua.project.bench.bulk.plans import Plan, Story
from motcua.project.bench.bulk.rows import EXAMINE, SIGN, Writer, utc, vn
from motcua.rules import dossier_code
from motcua.rules.working_time import LimitUnit
from motcua.rules.working_time.rule_sets import CURRENT


def write(writer: Writer, plan: Plan, *, number: int, visit: int) -> None:
    """Write a dossier whose case and dossier have the id `number`, its visits from `visit`."""
    _Dossier(writer, plan, number, visit).write()


def _utc(moment: datetime | None) -> str | None:
    return None if moment is None else utc(moment)


class _Dossier:
    """One dossier while its rows are written; its fields are the case's, as they now stand."""

    def __init__(self, writer: Writer, plan: Plan, number: int, visit: int) -> None:
        facts = writer.facts
        self.writer, self.plan, self.id = writer, plan, number
        self.unit = facts.units[plan.unit]
        self.actor = f"account:{self.unit.officer_id}"
        self.citizen_id, self.citizen = facts.citizens[plan.citizen]
        self.procedure = facts.procedures[plan.procedure]
        self.reference = "-".join(writer.letters(4) for _ in range(3))
        self.code: str | None = None
        self.next_visit = visit
        self.visit: int | None = None
        self.step_due: datetime | None = None
        self.step, self.role, self.state, self.version = "", "intake", "awaiting_intake", 1
        self.due: datetime | None = None
        self.started: datetime | None = None
        self.finished: datetime | None = None
        self.closed: datetime | None = None
        self.waiting: datetime | None = None
        self.standing: datetime | None = None
        self.decision, self.before_supplement, self.supplements = "", "", 0
        self.draft_id = uuid.UUID(int=writer.chance.getrandbits(128), version=4)
        self.answers = forms.answers(self.citizen, plan.subject)

    def write(self) -> None:
        self._submit()
        story, later = self.plan.story, self.plan.moments[1:]
        if story == Story.REFUSED:
            self._refuse(later[0])
        elif story != Story.WAITS_AT_COUNTER:
            self._accept(later[0])
            if story == Story.WAITS_FOR_APPLICANT:
                self._ask(later[1])
            elif story != Story.ACCEPTED:
                self._handle(later[1:])
        self._leave_open()
        self._write_case()
        self._write_dossier()

    # What happens, act by act.

    def _submit(self) -> None:
        at, add = self.plan.moments[0], self.writer.add
        self.opened, self.intake_due = at, self.writer.dates.intake(at)
        title = self.procedure.title
        self.key = fold(f"{self.reference} {self.plan.subject} {title}")[:900]
        self.label = self.reference
        data = {"procedure": self.procedure.code, "process": self.writer.facts.process_id}
        applicant = f"account:{self.citizen_id}"
        self._outcome("open", at, applicant, ["awaiting_intake"], intake=vn(self.intake_due))
        self._journal("open", at, applicant, data)
        self._tell("submitted", at, number=self.reference, intake_due=vn(self.intake_due))
        who = forms.answers("", "")
        add("dossiers_party", self.id, "applicant", self.citizen, who["so_dinh_danh"],
            who["ngay_sinh"], who["dien_thoai"], "", "", "")  # fmt: skip
        add("dossiers_party", self.id, "subject", self.plan.subject, "", who["cho_ngay_sinh"],
            "", "", "", "")  # fmt: skip
        title = forms.PAPER_TITLE
        add("dossiers_paper", self.id, forms.PAPER, title, "", False, 0, "unchecked", "", None,
            None)  # fmt: skip
        if at > self.writer.facts.keeps_drafts_from:
            self._draft(at)

    def _draft(self, at: datetime) -> None:
        self.writer.add(
            "eforms_draft", self.draft_id, f"{self.writer.chance.getrandbits(256):064x}",
            self.writer.facts.form_release_id, self.procedure.code, self.unit.id, self.citizen_id,
            self.answers, {}, {forms.FIRST_PAGE: 2, forms.SECOND_PAGE: 3}, 3, at, at,
            self.reference,
        )  # fmt: skip

    def _accept(self, at: datetime) -> None:
        self.started, self.due = at, self.writer.dates.due(at)
        self._ledger("start", at, limit=True)
        self._enter(EXAMINE, "specialist", at)
        self._act("accept", at, "accepted", due=vn(self.due), step_due=vn(self.step_due))
        self._tell("accepted", at, number=self.reference,
                   procedure=self.procedure.version_id, due=vn(self.due))  # fmt: skip
        day = local_day(at)
        self.writer.counters[self.unit.id, day] += 1
        self.code = dossier_code.write(self.unit.code, day, self.writer.counters[self.unit.id, day])
        self.label, self.key = self.code, f"{fold(self.code)} {self.key}"[:900]

    def _refuse(self, at: datetime) -> None:
        self.finished = self.closed = at
        self._act("refuse", at, "refused")
        self._tell("refused", at, number=self.reference, procedure=self.procedure.version_id)
        self._rating(at)

    def _ask(self, at: datetime) -> None:
        until = said.answer_by(at)
        self.waiting, self.standing, self.supplements = until, at, 1
        self.before_supplement = "in_progress"
        self._ledger("pause", at, reason=said.WHY_MORE)
        self._act("request_supplement", at, "awaiting_supplement", "in_progress",
                  data={"answer_by": vn(until), "number": 1}, waiting=vn(until),
                  standing=vn(at))  # fmt: skip
        self._tell("supplement_requested", at, number=self.code,
                   procedure=self.procedure.version_id, answer_by=vn(until))  # fmt: skip
        self.writer.add("dossiers_supplementrequest", self.id, 1, said.WHY_MORE, [], at,
                        self.unit.officer_id, until, None, "", None, None)  # fmt: skip

    def _handle(self, later: Sequence[datetime]) -> None:
        """Forward to the leader and, if the story goes on, decide, sign and hand over."""
        left = self._leave("forward", later[0], said.NOTE)
        self._enter(SIGN, "leader", later[0], previous=left)
        self._act("forward", later[0], "in_progress", data={"to_step": SIGN},
                  step_due=vn(self.step_due))  # fmt: skip
        if self.plan.story == Story.AT_LEADER:
            return
        self.decision = "approved"
        self._act("decide", later[1], "in_progress", data={"decision": "approved"})
        self._sign(later[1], later[2])
        if self.plan.story == Story.HANDED_OVER:
            self._hand_over(later[3])

    def _sign(self, decided_at: datetime, at: datetime) -> None:
        self.finished = at
        self._ledger("stop", at)
        self._leave("sign_off", at, "")
        self.role, self.step_due, self.visit = "return", None, None
        self._act("sign_off", at, "result_ready", data={"decision": "approved"})
        officer = self.unit.officer_id
        self.writer.add("dossiers_result", self.id, True, said.number_of(self.id), said.RESULT,
                        None, officer, decided_at, officer, at)  # fmt: skip
        self._tell("result_ready", at, number=self.code, procedure=self.procedure.version_id)

    def _hand_over(self, at: datetime) -> None:
        self.closed = at
        self._act("hand_over", at, "handed_over")
        self.writer.add("dossiers_handover", self.id, "counter", self.citizen, "",
                        self.unit.officer_id, at)  # fmt: skip
        self._rating(at)
        self._tell("handed_over", at, number=self.code, procedure=self.procedure.version_id)

    # What every act writes.

    def _act(
        self, act: str, at: datetime, state: str, *via: str,
        data: dict[str, Any] | None = None, **fresh: str,
    ) -> None:  # fmt: skip
        """Write outcome and journal; `fresh` are the moments that this act itself computed."""
        before, self.state = self.state, state
        self.version += 1
        self._outcome(act, at, self.actor, [*via, state], **fresh)
        due = fresh.get("due") or _utc(self.due)
        self._journal(act, at, self.actor, {
            "from": before, "to": state, "step": self.step, "version": self.version, "due": due,
            **(data or {}),
        })  # fmt: skip

    def _outcome(self, act: str, at: datetime, actor: str, passed: list[str], **fresh: str) -> None:
        self.writer.add("casework_actoutcome", self.writer.token(), self.id, act, actor, at, {
            "case_id": self.id, "act": act, "at": vn(at), "state": self.state, "passed": passed,
            "step_key": self.step, "unit_id": self.unit.id, "role": self.role,
            "assignee_id": None, "version": self.version, "due_note": "",
            "due_at": fresh.get("due") or _utc(self.due),
            "step_due_at": fresh.get("step_due") or _utc(self.step_due),
            "intake_due_at": fresh.get("intake") or _utc(self.intake_due),
            "waiting_until": fresh.get("waiting") or _utc(self.waiting),
            "standing_since": fresh.get("standing") or _utc(self.standing),
            "repeated": False,
        })  # fmt: skip

    def _journal(self, act: str, at: datetime, actor: str, data: dict[str, Any]) -> None:
        self.writer.add("journal_journalentry", f"casework:case:{act}", f"case:{self.id}", at,
                        actor, self.unit.code, "", "", "", data)  # fmt: skip

    def _tell(self, kind: str, at: datetime, **params: Any) -> None:
        self.writer.add("notifications_message", self.citizen_id, kind, f"dossier:{self.id}",
                        f"/ho-so/{self.reference}/", params, at, at, None)  # fmt: skip

    def _ledger(self, kind: str, at: datetime, *, limit: bool = False, reason: str = "") -> None:
        basis = self.writer.facts.limit_basis if limit else ""
        self.writer.add(
            "casework_ledgerentry", self.id, kind, at, self.actor, reason, basis, None,
            self.writer.facts.calendar_id, "3.00" if limit else None,
            LimitUnit.WORKING_DAYS.value if limit else "", "", self.due,
        )  # fmt: skip

    def _rating(self, at: datetime) -> None:
        token = f"{self.writer.chance.getrandbits(128):032x}"
        self.writer.add("dossiers_rating", self.id, token, at, None, None, None, "", None, None)

    # The visits to the steps.

    def _enter(self, step: str, role: str, at: datetime, previous: int | None = None) -> None:
        self.step, self.role = step, role
        self.step_due = self.writer.dates.step(step, at)
        self.visit, self.next_visit = self.next_visit, self.next_visit + 1
        self.entered = (self.visit, self.id, previous, step, self.unit.id, role, None, at,
                        self.actor, self.step_due)  # fmt: skip

    def _leave(self, act: str, at: datetime, note: str) -> int | None:
        self.writer.add("casework_casestep", *self.entered, at, self.actor, act, note)
        return self.visit

    def _leave_open(self) -> None:
        if self.visit is not None:
            self.writer.add("casework_casestep", *self.entered, None, "", "", "")

    # What the dossier has come to.

    def _write_case(self) -> None:
        accepted, unit = self.started is not None, self.unit.id
        lane, sort_at = self._place()
        self.writer.add(
            "casework_case", self.id, "dossier", self.label, self.procedure.title,
            self.plan.subject, self.key, self.procedure.code, self.procedure.field_code, unit,
            unit, unit, self.role, None, self.writer.facts.process_id,
            self.writer.facts.calendar_id, CURRENT, "3.00" if accepted else None,
            LimitUnit.WORKING_DAYS.value if accepted else "", "",
            self.writer.facts.limit_basis if accepted else "", self.state, self.before_supplement,
            "", self.step, self.visit, self.decision, self.opened, self.opened, self.intake_due,
            self.started, self.due, self.due, "", self.standing,
            None if self.closed else self.step_due, self.waiting, None, self.finished, self.closed,
            self.closed is None, self.supplements, 0, lane, sort_at, self.version,
        )  # fmt: skip

    def _place(self) -> tuple[int, datetime]:
        if self.closed is not None:
            return 9, self.closed
        if self.finished is not None:
            return 4, self.finished
        if self.waiting is not None:
            return 2, self.waiting
        return 1, self.due or self.intake_due

    def _write_dossier(self) -> None:
        unit = self.unit.id
        self.writer.add(
            "dossiers_dossier", self.id, self.reference, self.writer.letters(8), self.code,
            self.id, self.procedure.version_id, self.procedure.services[unit],
            self.writer.facts.form_release_id, self.draft_id, "online", "counter",
            self.citizen_id, None, unit, unit, CURRENT, self.answers, self.opened, self.started,
            said.WHY_NOT if self.plan.story == Story.REFUSED else "", "", "",
        )  # fmt: skip
