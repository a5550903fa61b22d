"""Loading through the operations, with an explicit clock: what the bulk rows are held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.dossiers.access import get_dossier_for_officer, officer_at_work
from motcua.dossiers.operations import handle
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.hand_over import hand_over
from motcua.dossiers.operations.refuse import refuse
from motcua.dossiers.operations.submit import submit
from motcua.dossiers.operations.supplement import request_supplement
from motcua.kit.clock import VN, local_day
from motcua.kit.references import new_token
from motcua.notifications.models import Message
from motcua.notifications.operations import deliver
from motcua.project.bench import forms
from motcua.project.bench.bulk.plans import Plan, Story
from motcua.project.bench.world import World
from motcua.project.demo.filling import fill_in

ANSWER_DAYS = 14
NOTE = "Đã thẩm tra, đủ điều kiện."
WHY_MORE = "Xin gửi bản chụp rõ hơn."
WHY_NOT = "Không thuộc thẩm quyền giải quyết."
RESULT = "Cấp giấy"


@dataclass(frozen=True)
class Loader:
    """Does what plans say."""

    world: World
    codes: Sequence[str]

    def load(self, plan: Plan) -> None:
        """Take one dossier as far as its story goes, deliveries included."""
        at, applicant = plan.moments[0], self.world.citizens[plan.citizen]
        draft_id = fill_in(
            form_id=forms.WITH_PAPER, procedure_code=self.codes[plan.procedure],
            agency_id=self.world.units[plan.unit].pk, account=applicant,
            answers=forms.answers(applicant.full_name, plan.subject), at=at,
        )  # fmt: skip
        made = submit(draft_id=draft_id, applicant=applicant, submitted_at=at, token=new_token())
        self._acts(plan, made.dossier_id, applicant.full_name)
        for message in Message.objects.filter(delivered_at__isnull=True):
            deliver(message_id=message.pk, at=message.created_at)

    def _acts(self, plan: Plan, dossier_id: int, applicant: str) -> None:
        moments = iter(plan.moments[1:])
        if plan.story == Story.WAITS_AT_COUNTER:
            return
        if plan.story == Story.REFUSED:
            at = next(moments)
            refuse(**self._doing(plan, dossier_id, at), reason=WHY_NOT, basis="", at=at)
            return
        accept(**self._doing(plan, dossier_id, at := next(moments)), at=at)
        if plan.story == Story.ACCEPTED:
            return
        if plan.story == Story.WAITS_FOR_APPLICANT:
            at = next(moments)
            request_supplement(**self._doing(plan, dossier_id, at), reason=WHY_MORE,
                               components=(), answer_by=answer_by(at), at=at)  # fmt: skip
            return
        handle.forward(**self._doing(plan, dossier_id, at := next(moments)), at=at, note=NOTE)
        if plan.story == Story.AT_LEADER:
            return
        handle.decide(**self._doing(plan, dossier_id, at := next(moments)), granted=True,
                      number=number_of(dossier_id), summary=RESULT, at=at)  # fmt: skip
        handle.sign_off(**self._doing(plan, dossier_id, at := next(moments)), at=at)
        if plan.story == Story.HANDED_OVER:
            hand_over(**self._doing(plan, dossier_id, at := next(moments)), channel="counter",
                      received_by=applicant, at=at)  # fmt: skip

    def _doing(self, plan: Plan, dossier_id: int, at: datetime) -> dict[str, Any]:
        officer = officer_at_work(account=self.world.officers[plan.unit], on=local_day(at))
        dossier = get_dossier_for_officer(dossier_id=dossier_id, officer=officer)
        return {
            "dossier": dossier,
            "officer": officer,
            "click": Click(new_token(), dossier.case.version),
        }


def answer_by(at: datetime) -> datetime:
    """Return by when an applicant who is asked for more at a moment must answer."""
    day: date = local_day(at) + timedelta(days=ANSWER_DAYS)
    return datetime.combine(day, time(17, 0), VN)


def number_of(dossier_id: int) -> str:
    """Return the number of a dossier's result."""
    return f"{dossier_id}/GXN"
